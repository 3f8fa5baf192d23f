using System.Text.Json;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Secrets;

namespace Broker.Payments.Stripe.Wire;

/// <summary>
/// Reads a PaymentIntent, with its charge where it is expanded, straight into the neutral payment. Written by hand: of some 130 members fewer than twenty
/// matter, and a generated model of all would cost more than the rest of the call (contracts/payments.md a3, c1).
/// </summary>
internal sealed class StripePaymentReader(string referenceKey, TimeProvider time)
{
    internal Payment Read(in ApiResponse response)
    {
        var reader = new Utf8JsonReader(response.Body);
        return Read(ref reader, PaymentEvidence.ApiRead, keepClientSecret: false);
    }

    internal Payment ReadCreated(in ApiResponse response)
    {
        var reader = new Utf8JsonReader(response.Body);
        Payment payment = Read(ref reader, PaymentEvidence.ApiRead, keepClientSecret: true);
        return StripeReplay.Is(in response) ? payment with { IsReplayed = true } : payment;
    }

    internal Payment ReadItem(ref Utf8JsonReader reader) => Read(ref reader, PaymentEvidence.ApiRead, keepClientSecret: false);

    /// <summary>Reads the object that starts at the reader's position and leaves the reader at its end.</summary>
    /// <exception cref="JsonException">A member that is needed is missing or of another form.</exception>
    internal Payment Read(ref Utf8JsonReader reader, PaymentEvidence evidence, bool keepClientSecret)
    {
        StripeJson.ExpectObject(ref reader);
        var intent = default(Members);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            intent.Take(ref reader, keepClientSecret);
        }

        return ToPayment(in intent, evidence);
    }

    private Payment ToPayment(in Members intent, PaymentEvidence evidence)
    {
        StripeCurrency currency = intent.Currency ?? throw StripeJson.Missing("currency");
        string status = intent.Status ?? throw StripeJson.Missing("status");
        long amount = intent.Amount ?? throw StripeJson.Missing("amount");
        long received = intent.Received ?? 0;
        IReadOnlyDictionary<string, string> metadata = intent.Metadata ?? Payment.EmptyMetadata;
        return new Payment
        {
            Id = new PaymentId(intent.Id ?? throw StripeJson.Missing("id")),
            Provider = StripeProtocol.Name,
            State = StripeStates.Payment(status, intent.LastError is not null, received < amount, intent.CancellationReason),
            RawState = status,
            Requested = currency.FromWire(amount),
            Received = currency.FromWire(received),
            Capturable = currency.FromWire(intent.Capturable ?? 0),
            Refunded = intent.Charge.Refunded is { } refunded ? currency.FromWire(refunded) : null,
            Disputed = intent.Charge.Disputed,
            Payer = intent.Customer is { Length: > 0 } customer ? new PayerId(customer) : null,
            Reference = metadata.TryGetValue(referenceKey, out string? reference) && reference.Length > 0 ? reference : null,
            Metadata = metadata,
            Decline = intent.LastError,
            ChargeId = intent.Charge.Id,
            ClientSecret = intent.ClientSecret,
            LiveMode = intent.LiveMode,
            Evidence = evidence,
            CreatedAt = intent.Created ?? throw StripeJson.Missing("created"),
            ObservedAt = time.GetUtcNow(),
        };
    }

    private struct Members
    {
        internal string? Id;
        internal string? Status;
        internal string? CancellationReason;
        internal string? Customer;
        internal long? Amount;
        internal long? Received;
        internal long? Capturable;
        internal StripeCurrency? Currency;
        internal DateTimeOffset? Created;
        internal bool LiveMode;
        internal IReadOnlyDictionary<string, string>? Metadata;
        internal PaymentDecline? LastError;
        internal Secret? ClientSecret;
        internal StripeChargeFacts Charge;

        // The length decides first: most of the members that do not matter are ruled out by one comparison.
        internal void Take(ref Utf8JsonReader reader, bool keepClientSecret)
        {
            switch (reader.ValueSpan.Length)
            {
                case 2 when reader.ValueTextEquals("id"u8):
                    Id = StripeJson.NextText(ref reader);
                    break;
                case 6 when reader.ValueTextEquals("amount"u8):
                    Amount = StripeJson.NextLong(ref reader);
                    break;
                case 6 when reader.ValueTextEquals("status"u8):
                    Status = StripeWords.NextStatus(ref reader);
                    break;
                case 7 when reader.ValueTextEquals("created"u8):
                    Created = StripeJson.NextTime(ref reader);
                    break;
                case 8 when reader.ValueTextEquals("currency"u8):
                    Currency = StripeJson.NextCurrency(ref reader);
                    break;
                case 8 when reader.ValueTextEquals("customer"u8):
                    Customer = StripeJson.NextId(ref reader);
                    break;
                case 8 when reader.ValueTextEquals("livemode"u8):
                    LiveMode = StripeJson.NextFlag(ref reader) ?? false;
                    break;
                case 8 when reader.ValueTextEquals("metadata"u8):
                    Metadata = StripeJson.NextMap(ref reader);
                    break;
                case 13 when reader.ValueTextEquals("latest_charge"u8):
                    Charge = StripeChargeFacts.Next(ref reader);
                    break;
                case 13 when keepClientSecret && reader.ValueTextEquals("client_secret"u8):
                    ClientSecret = StripeJson.NextText(ref reader) is { Length: > 0 } secret ? Secret.From(secret) : null;
                    break;
                case 15 when reader.ValueTextEquals("amount_received"u8):
                    Received = StripeJson.NextLong(ref reader);
                    break;
                case 17 when reader.ValueTextEquals("amount_capturable"u8):
                    Capturable = StripeJson.NextLong(ref reader);
                    break;
                case 18 when reader.ValueTextEquals("last_payment_error"u8):
                    LastError = NextError(ref reader);
                    break;
                case 19 when reader.ValueTextEquals("cancellation_reason"u8):
                    CancellationReason = StripeJson.NextText(ref reader);
                    break;
                default:
                    StripeJson.SkipNext(ref reader);
                    break;
            }
        }

        private static PaymentDecline? NextError(ref Utf8JsonReader reader)
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                return null;
            }

            string? type = null, code = null, decline = null, advice = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("code"u8))
                {
                    code = StripeJson.NextText(ref reader);
                }
                else if (reader.ValueTextEquals("type"u8))
                {
                    type = StripeJson.NextText(ref reader);
                }
                else if (reader.ValueTextEquals("decline_code"u8))
                {
                    decline = StripeJson.NextText(ref reader);
                }
                else if (reader.ValueTextEquals("advice_code"u8))
                {
                    advice = StripeJson.NextText(ref reader);
                }
                else
                {
                    StripeJson.SkipNext(ref reader);
                }
            }

            return new PaymentDecline(code ?? type ?? string.Empty, decline, advice);
        }
    }
}
