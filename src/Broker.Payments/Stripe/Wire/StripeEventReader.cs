using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Payments.Stripe.Webhooks;

namespace Broker.Payments.Stripe.Wire;

/// <summary>Reads a whole event, snapshot or thin, with the payment or refund it carries.</summary>
internal sealed class StripeEventReader(string apiVersion, StripeReaders readers)
{
    private readonly StripePaymentReader payments = new(readers.Context.ReferenceKey, readers.Context.Time);
    private readonly StripeRefundReader refunds = new(readers.Context.Time);
    private readonly StripeDisputeReader disputes = new(readers.Context.Time);

    internal bool TryRead(ReadOnlySpan<byte> body, [NotNullWhen(true)] out StripeEvent? item)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            item = Read(ref reader);
            return true;
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            item = null;
            return false;
        }
    }

    internal StripeEvent Read(in ApiResponse response)
    {
        var reader = new Utf8JsonReader(response.Body);
        return Read(ref reader);
    }

    /// <summary>Reads the object that starts at the reader's position and leaves the reader at its end.</summary>
    /// <exception cref="JsonException">A member that is needed is missing or of another form.</exception>
    internal StripeEvent Read(ref Utf8JsonReader reader)
    {
        StripeJson.ExpectObject(ref reader);
        string? id = null, type = null, version = null, account = null;
        (string? Id, string? Key) request = default;
        bool thin = false, live = false;
        DateTimeOffset? created = null;
        var about = default(About);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (reader.ValueSpan.Length)
            {
                case 2 when reader.ValueTextEquals("id"u8):
                    id = StripeJson.NextText(ref reader);
                    break;
                case 4 when reader.ValueTextEquals("type"u8):
                    type = StripeWords.NextType(ref reader);
                    break;
                case 4 when reader.ValueTextEquals("data"u8):
                    NextData(ref reader, ref about);
                    break;
                case 6 when reader.ValueTextEquals("object"u8):
                    thin = StripeWords.NextKind(ref reader) == "v2.core.event";
                    break;
                case 7 when reader.ValueTextEquals("created"u8):
                    created = StripeJson.NextTime(ref reader);
                    break;
                case 7 when reader.ValueTextEquals("account"u8):
                    account = StripeJson.NextText(ref reader);
                    break;
                case 7 when reader.ValueTextEquals("request"u8):
                    request = NextRequest(ref reader);
                    break;
                case 8 when reader.ValueTextEquals("livemode"u8):
                    live = StripeJson.NextFlag(ref reader) ?? false;
                    break;
                case 11 when reader.ValueTextEquals("api_version"u8):
                    version = StripeWords.NextVersion(ref reader);
                    break;
                case 14 when reader.ValueTextEquals("related_object"u8):
                    reader.Read();
                    about = About.Read(ref reader, "type"u8);
                    break;
                default:
                    StripeJson.SkipNext(ref reader);
                    break;
            }
        }

        // Only a snapshot of our own train is taken at its word; of any other the id is enough, the object is read back (contracts/payments.md a6).
        if (version is not null && !StripeApiVersion.AreCompatible(version, apiVersion))
        {
            (about.Payment, about.Refund, about.Dispute, about.Other) = (null, null, null, null);
        }

        string? payment = about.Kind == "payment_intent" ? about.Id : about.PaymentId;
        return new StripeEvent
        {
            Id = id ?? throw StripeJson.Missing("id"),
            Type = type ?? throw StripeJson.Missing("type"),
            IsThin = thin,
            ApiVersion = version,
            CreatedAt = created ?? throw StripeJson.Missing("created"),
            LiveMode = live,
            Account = account,
            RequestId = request.Id,
            IdempotencyKey = request.Key,
            ObjectKind = about.Kind ?? string.Empty,
            ObjectId = about.Id ?? string.Empty,
            PaymentId = payment is { Length: > 0 } ? new PaymentId(payment) : null,
            Payment = about.Payment,
            Refund = about.Refund,
            Dispute = about.Dispute,
            Invoice = about.Other is Invoice invoice && type == "invoice.overdue" ? invoice with { PastDue = true } : about.Other as Invoice,
            InvoicePayment = about.Other as StripeInvoicePayment,
            CreditNote = about.Other as StripeCreditNote,
            Subscription = about.Other as Subscription,
            Payout = about.Other as SettlementPayout,
            Checkout = about.Other as StripeCheckoutSession,
            Report = about.Other as Report,
        };
    }

    private static bool IsUnreadable(Exception exception) =>
        exception is JsonException or InvalidOperationException or FormatException or ArgumentException or OverflowException;

    private static (string? Id, string? Key) NextRequest(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return (StripeJson.Id(ref reader), null);
        }

        (string? Id, string? Key) request = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                request.Id = StripeJson.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("idempotency_key"u8))
            {
                request.Key = StripeJson.NextText(ref reader);
            }
            else
            {
                StripeJson.SkipNext(ref reader);
            }
        }

        return request;
    }

    private void NextData(ref Utf8JsonReader reader, ref About about)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isObject = reader.ValueTextEquals("object"u8);
            reader.Read();
            if (isObject)
            {
                about = ReadObject(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    // The kind stands inside the object, usually right after the id: look for it on a copy of the reader, then read the object as that kind.
    private About ReadObject(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return default;
        }

        Utf8JsonReader scout = reader;
        string? kind = About.FindKind(ref scout);
        if (kind is "payment_intent" or "refund" or "dispute")
        {
            Utf8JsonReader attempt = reader;
            try
            {
                About read = kind switch
                {
                    "payment_intent" => About.Of(payments.Read(ref attempt, PaymentEvidence.VerifiedWebhook, keepClientSecret: false)),
                    "refund" => About.Of(refunds.Read(ref attempt) with { Evidence = PaymentEvidence.VerifiedWebhook }),
                    _ => About.Of(disputes.Read(ref attempt, PaymentEvidence.VerifiedWebhook)),
                };
                reader = attempt;
                return read;
            }
            catch (Exception exception) when (IsUnreadable(exception))
            {
                // A shape of another version: the event still says what it is about, and the object is read back anyway.
            }
        }

        object? other = StripeReaders.HasSnapshot(kind) ? ReadOther(kind, reader) : null;
        return About.Read(ref reader, "object"u8) with { Other = other };
    }

    // By a copy of the reader: the caller reads on from where the object starts.
    private object? ReadOther(string? kind, Utf8JsonReader reader)
    {
        try
        {
            return readers.Snapshot(kind, StripeObject.Read(ref reader));
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return null;
        }
    }

    private struct About
    {
        internal string? Id;
        internal string? Kind;
        internal string? PaymentId;
        internal Payment? Payment;
        internal Refund? Refund;
        internal Dispute? Dispute;
        internal object? Other;

        internal static About Of(Payment payment) => new() { Id = payment.Id.Value, Kind = "payment_intent", Payment = payment };

        internal static About Of(Refund refund) => new() { Id = refund.Id.Value, Kind = "refund", PaymentId = refund.Payment?.Value, Refund = refund };

        internal static About Of(Dispute dispute) => new() { Id = dispute.Id, Kind = "dispute", PaymentId = dispute.Payment?.Value, Dispute = dispute };

        internal static string? FindKind(ref Utf8JsonReader reader)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("object"u8))
                {
                    return StripeWords.NextKind(ref reader);
                }

                StripeJson.SkipNext(ref reader);
            }

            return null;
        }

        internal static About Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> kindMember)
        {
            var about = default(About);
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                return about;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("id"u8))
                {
                    about.Id = StripeJson.NextText(ref reader);
                }
                else if (reader.ValueTextEquals(kindMember))
                {
                    about.Kind = StripeWords.NextKind(ref reader);
                }
                else if (reader.ValueTextEquals("payment_intent"u8))
                {
                    about.PaymentId = StripeJson.NextId(ref reader);
                }
                else
                {
                    StripeJson.SkipNext(ref reader);
                }
            }

            return about;
        }
    }
}
