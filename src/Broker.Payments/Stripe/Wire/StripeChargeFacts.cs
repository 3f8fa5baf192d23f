using System.Text.Json;

namespace Broker.Payments.Stripe.Wire;

/// <summary>What a payment needs of its charge. All but the id is null when the charge was not expanded.</summary>
internal readonly record struct StripeChargeFacts(string? Id, long? Refunded, bool? Disputed)
{
    internal static StripeChargeFacts Next(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return new StripeChargeFacts(StripeJson.Id(ref reader), null, null);
        }

        string? id = null;
        long? refunded = null;
        bool? disputed = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (reader.ValueSpan.Length)
            {
                case 2 when reader.ValueTextEquals("id"u8):
                    id = StripeJson.NextText(ref reader);
                    break;
                case 8 when reader.ValueTextEquals("disputed"u8):
                    disputed = StripeJson.NextFlag(ref reader);
                    break;
                case 15 when reader.ValueTextEquals("amount_refunded"u8):
                    refunded = StripeJson.NextLong(ref reader);
                    break;
                default:
                    StripeJson.SkipNext(ref reader);
                    break;
            }
        }

        return new StripeChargeFacts(id, refunded, disputed);
    }
}
