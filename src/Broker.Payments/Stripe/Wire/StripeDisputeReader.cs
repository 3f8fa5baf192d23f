using System.Text.Json;
using Broker.Core.Identity;

namespace Broker.Payments.Stripe.Wire;

/// <summary>Reads a Dispute into the neutral one.</summary>
internal static class StripeDisputeReader
{
    /// <summary>Reads the object that starts at the reader's position and leaves the reader at its end.</summary>
    /// <exception cref="JsonException">A member that is needed is missing or of another form.</exception>
    internal static Dispute Read(ref Utf8JsonReader reader)
    {
        StripeJson.ExpectObject(ref reader);
        string? id = null, status = null, payment = null, reason = null;
        long? amount = null;
        StripeCurrency? currency = null;
        DateTimeOffset? created = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (reader.ValueSpan.Length)
            {
                case 2 when reader.ValueTextEquals("id"u8):
                    id = StripeJson.NextText(ref reader);
                    break;
                case 6 when reader.ValueTextEquals("amount"u8):
                    amount = StripeJson.NextLong(ref reader);
                    break;
                case 6 when reader.ValueTextEquals("status"u8):
                    status = StripeJson.NextText(ref reader);
                    break;
                case 6 when reader.ValueTextEquals("reason"u8):
                    reason = StripeJson.NextText(ref reader);
                    break;
                case 7 when reader.ValueTextEquals("created"u8):
                    created = StripeJson.NextTime(ref reader);
                    break;
                case 8 when reader.ValueTextEquals("currency"u8):
                    currency = StripeJson.NextCurrency(ref reader);
                    break;
                case 14 when reader.ValueTextEquals("payment_intent"u8):
                    payment = StripeJson.NextId(ref reader);
                    break;
                default:
                    StripeJson.SkipNext(ref reader);
                    break;
            }
        }

        StripeCurrency unit = currency ?? throw StripeJson.Missing("currency");
        return new Dispute(
            id ?? throw StripeJson.Missing("id"),
            payment is { Length: > 0 } ? new PaymentId(payment) : null,
            unit.FromWire(amount ?? throw StripeJson.Missing("amount")),
            StripeStates.Dispute(status),
            status ?? string.Empty,
            reason,
            created ?? throw StripeJson.Missing("created"));
    }
}
