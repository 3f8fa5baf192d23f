using System.Text.Json;
using Broker.Core.Identity;
using Broker.Core.Pipeline;

namespace Broker.Payments.Stripe.Wire;

/// <summary>Reads a Refund into the neutral one.</summary>
internal sealed class StripeRefundReader(TimeProvider time)
{
    internal Refund Read(in ApiResponse response)
    {
        var reader = new Utf8JsonReader(response.Body);
        return Read(ref reader);
    }

    /// <summary>Reads the object that starts at the reader's position and leaves the reader at its end.</summary>
    /// <exception cref="JsonException">A member that is needed is missing or of another form.</exception>
    internal Refund Read(ref Utf8JsonReader reader)
    {
        StripeJson.ExpectObject(ref reader);
        string? id = null, status = null, payment = null, charge = null, reason = null, failure = null;
        long? amount = null;
        StripeCurrency? currency = null;
        DateTimeOffset? created = null;
        IReadOnlyDictionary<string, string> metadata = Payment.EmptyMetadata;
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
                    status = StripeWords.NextStatus(ref reader);
                    break;
                case 6 when reader.ValueTextEquals("charge"u8):
                    charge = StripeJson.NextId(ref reader);
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
                case 8 when reader.ValueTextEquals("metadata"u8):
                    metadata = StripeJson.NextMap(ref reader);
                    break;
                case 14 when reader.ValueTextEquals("payment_intent"u8):
                    payment = StripeJson.NextId(ref reader);
                    break;
                case 14 when reader.ValueTextEquals("failure_reason"u8):
                    failure = StripeJson.NextText(ref reader);
                    break;
                default:
                    StripeJson.SkipNext(ref reader);
                    break;
            }
        }

        StripeCurrency unit = currency ?? throw StripeJson.Missing("currency");
        return new Refund
        {
            Id = new RefundId(id ?? throw StripeJson.Missing("id")),
            Provider = StripeProtocol.Name,
            Payment = payment is { Length: > 0 } ? new PaymentId(payment) : null,
            ChargeId = charge,
            Amount = unit.FromWire(amount ?? throw StripeJson.Missing("amount")),
            State = StripeStates.Refund(status),
            RawState = status ?? string.Empty,
            Reason = reason,
            FailureReason = failure,
            Metadata = metadata,
            CreatedAt = created ?? throw StripeJson.Missing("created"),
            ObservedAt = time.GetUtcNow(),
        };
    }
}
