using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Unicode;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Secrets;
using Broker.Payments.Ports;
using Broker.Payments.Praxis.Wire;
using Broker.Payments.Timelines;
using Microsoft.Extensions.Options;

namespace Broker.Payments.Praxis.Webhooks;

/// <summary>
/// Checks notifications of Praxis and signs our answers to them. Needs no container and no web framework. Thread-safe; never throws for anything that arrives.
/// </summary>
/// <remarks>
/// Wire: contracts/payments.md b2. The signature covers the values of listed fields, not the body, so the body has to be read before it can be verified; it is read
/// once, within limits, and everything is taken from that reading. By the public manual neither type nor state are among the signed fields: whoever saw one
/// notification could tell another state with its signature. A notification is therefore a reason to look the order up, see <see cref="PraxisFinanceBoundary"/>.
/// </remarks>
public sealed class PraxisWebhook : IWebhookPort
{
    /// <summary>The header that carries the signature of a notification.</summary>
    public const string SignatureHeaderName = PraxisSignature.Header;

    private readonly string[] signed;
    private readonly string[] answerFields;
    private readonly string[] answerHeaders;
    private readonly Secret[] secrets;
    private readonly string merchantId;
    private readonly string applicationKey;
    private readonly string version;
    private readonly bool stateIsSigned;
    private readonly int maxBytes;
    private readonly TimeProvider time;
    private readonly ConditionalWeakTable<WebhookVerification, Secret> signers = [];

    /// <summary>Makes a verifier. The options are copied.</summary>
    /// <exception cref="OptionsValidationException">An option of the webhook is missing or wrong.</exception>
    public PraxisWebhook(PraxisOptions options, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        PraxisOptionsCheck.CheckWebhook(options, "Broker.Payments").ThrowIfAny(typeof(PraxisOptions));
        signed = [.. options.SignatureFields.Notification];
        answerFields = [.. options.SignatureFields.NotificationAnswer];
        answerHeaders = [.. options.AnswerSignatureHeaders];
        secrets = [.. options.MerchantSecrets];
        merchantId = options.MerchantId;
        applicationKey = options.ApplicationKey;
        version = options.Version;
        maxBytes = options.MaxWebhookBytes;
        time = timeProvider ?? TimeProvider.System;
        stateIsSigned = Signs("transaction.transaction_status", "transaction_status") && Signs("transaction.transaction_type", "transaction_type") &&
            Signs("session.order_id", "order_id", "transaction.order_id") && Signs("transaction.amount", "amount");
    }

    /// <inheritdoc/>
    public string Source => PraxisTransaction.ProviderName;

    /// <summary>The largest body that is looked at, in bytes; a host may stop reading there.</summary>
    public int MaxBytes => maxBytes;

    /// <inheritdoc/>
    public WebhookVerification Verify(ReadOnlyMemory<byte> body, WebhookHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        if (body.Length > maxBytes)
        {
            return Refuse(WebhookRefusalReason.TooLarge, string.Create(CultureInfo.InvariantCulture, $"The body has {body.Length} bytes; at most {maxBytes} are read. Raise MaxWebhookBytes if Praxis really sends that much."));
        }

        if (!Utf8.IsValid(body.Span))
        {
            return Refuse(WebhookRefusalReason.NotUtf8, "The body is not valid UTF-8.");
        }

        string? signature = headers(SignatureHeaderName);
        if (string.IsNullOrWhiteSpace(signature))
        {
            return Refuse(WebhookRefusalReason.SignatureMissing, "The Gt-Authentication header is missing. Check that no proxy drops headers.");
        }

        if (!PraxisFields.TryRead(body.Span, out PraxisFields? fields))
        {
            return Refuse(WebhookRefusalReason.Malformed, "The body is not one JSON object that tells each member once.");
        }

        int match = PraxisSignature.Match(fields, signed, secrets, signature);
        if (match < 0)
        {
            return Refuse(WebhookRefusalReason.SignatureMismatch, "No configured merchant secret gives this signature. Check the secret, and compare SignatureFields.Notification with the manual of your version.");
        }

        if (fields.Text("merchant_id") != merchantId || fields.Text("application_key") != applicationKey)
        {
            return Refuse(WebhookRefusalReason.WrongEnvironment, "The notification is for another merchant or application than the configured one.");
        }

        if (EnvelopeOf(fields, body) is not { } envelope)
        {
            return Refuse(WebhookRefusalReason.Malformed, "The signature holds, yet the body is not a complete notification with order or transaction.");
        }

        WebhookVerification accepted = WebhookVerification.Accept(envelope);
        signers.Add(accepted, secrets[match]);
        return accepted;
    }

    /// <summary>
    /// Reads the transaction out of an envelope that <see cref="Verify"/> gave; false when it carries none. The signature stands in a header, so it is not checked
    /// again: pass no other envelope. Show it to people; look it up before anything is decided.
    /// </summary>
    public bool TryReadTransaction(WebhookEnvelope envelope, [NotNullWhen(true)] out PraxisTransaction? transaction)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        transaction = string.Equals(envelope.Source, Source, StringComparison.Ordinal) && PraxisFields.TryRead(envelope.Body.Span, out PraxisFields? fields) &&
            TryRead(fields, out PraxisTransaction? read) ? read : null;
        return transaction is not null;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// None unless <see cref="PraxisSignatureFields.Notification"/> covers order, amount, type and state: by default they come from the look-up alone, which
    /// <see cref="PraxisFinanceBoundary.ReadPaymentAsync"/> makes.
    /// </remarks>
    public IReadOnlyList<PaymentFact> ReadFacts(WebhookEnvelope envelope) =>
        stateIsSigned && TryReadTransaction(envelope, out PraxisTransaction? transaction) ? PraxisFacts.Of(transaction, PaymentEvidence.VerifiedWebhook, envelope.EventId) : [];

    /// <inheritdoc/>
    /// <remarks>
    /// For a delivery that was accepted and stored: status 0, signed with the secret that verified the delivery, so that it fits while secrets are rolled. 401 for
    /// one that was refused; Praxis then sends it again after about five minutes.
    /// </remarks>
    public WebhookAnswer AnswerTo(WebhookVerification verification)
    {
        ArgumentNullException.ThrowIfNull(verification);
        if (!verification.IsAccepted)
        {
            return new WebhookAnswer { Status = 401 };
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("status", 0);
            writer.WriteString("description", "Ok");
            writer.WriteString("version", version);
            writer.WriteNumber("timestamp", time.GetUtcNow().ToUnixTimeSeconds());
            writer.WriteEndObject();
        }

        Secret secret = signers.TryGetValue(verification, out Secret? signer) ? signer : secrets[0];
        string signature = PraxisSignature.Of(PraxisFields.Read(buffer.WrittenSpan), answerFields, secret);
        return new WebhookAnswer
        {
            Status = 200,
            MediaType = "application/json",
            Body = buffer.WrittenMemory,
            Headers = answerHeaders.Distinct(StringComparer.OrdinalIgnoreCase).ToDictionary(static name => name, _ => signature, StringComparer.OrdinalIgnoreCase),
        };
    }

    private static WebhookVerification Refuse(WebhookRefusalReason reason, string sentence) => WebhookVerification.Refuse(reason, sentence);

    private bool Signs(params ReadOnlySpan<string> any)
    {
        foreach (string name in any)
        {
            if (signed.Contains(name, StringComparer.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private bool TryRead(PraxisFields fields, out PraxisTransaction? transaction)
    {
        try
        {
            transaction = PraxisReader.TransactionOf(fields, time.GetUtcNow());
            return true;
        }
        catch (JsonException)
        {
            transaction = null;
            return false;
        }
    }

    // An expired visit is told without a transaction.
    private WebhookEnvelope? EnvelopeOf(PraxisFields fields, ReadOnlyMemory<byte> body)
    {
        string? order = PraxisReference.Accept(PraxisReader.OrderOf(fields));
        if (!TryRead(fields, out PraxisTransaction? transaction) || (order is null && transaction is null) || fields.Time("timestamp") is not { } at)
        {
            return null;
        }

        string type = transaction is null ? "session" : $"{transaction.Type}.{transaction.RawState}";
        bool isPayment = order is not null && transaction is null or { IsPayment: true } or { IsRefund: true };
        return new WebhookEnvelope
        {
            Source = Source,

            // The time is part of it: told again later it is looked up again, so that no forged word keeps a true one out.
            EventId = string.Create(CultureInfo.InvariantCulture, $"{order}:{transaction?.Tid}:{type}:{at.ToUnixTimeSeconds()}"),
            Type = type,
            Subject = isPayment && order is not null ? new EventSubject(EventSubjectKind.Payment, order) : new EventSubject(EventSubjectKind.Unmapped, transaction?.Tid ?? order!),
            OccurredAt = at,
            Body = body,
        };
    }
}
