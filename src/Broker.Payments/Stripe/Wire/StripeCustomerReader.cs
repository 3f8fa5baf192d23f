using System.Text.Json;
using Broker.Core.Identity;
using Broker.Core.Pipeline;

namespace Broker.Payments.Stripe.Wire;

/// <summary>Reads a Customer, or what is left of a deleted one.</summary>
internal sealed class StripeCustomerReader(string referenceKey)
{
    internal StripeCustomer Read(in ApiResponse response)
    {
        var reader = new Utf8JsonReader(response.Body);
        StripeJson.ExpectObject(ref reader);
        string? id = null;
        bool deleted = false, live = false;
        IReadOnlyDictionary<string, string> metadata = Payment.EmptyMetadata;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                id = StripeJson.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("deleted"u8))
            {
                deleted = StripeJson.NextFlag(ref reader) ?? false;
            }
            else if (reader.ValueTextEquals("livemode"u8))
            {
                live = StripeJson.NextFlag(ref reader) ?? false;
            }
            else if (reader.ValueTextEquals("metadata"u8))
            {
                metadata = StripeJson.NextMap(ref reader);
            }
            else
            {
                StripeJson.SkipNext(ref reader);
            }
        }

        string? reference = metadata.TryGetValue(referenceKey, out string? found) && found.Length > 0 ? found : null;
        return new StripeCustomer(new PayerId(id ?? throw StripeJson.Missing("id")), reference, deleted, live, metadata);
    }
}
