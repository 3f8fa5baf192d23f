using System.Globalization;
using Broker.Core.Boundaries.Webhooks;
using Broker.Payments.Ports;
using Broker.Payments.Stripe.Wire;
using Broker.Payments.Timelines;

namespace Broker.Payments.Stripe.Webhooks;

/// <summary>Stripe's deliveries for the intake of a host. Thread-safe.</summary>
public sealed class StripeWebhookVerifier : IWebhookPort
{
    private readonly StripeWebhook webhook;

    /// <summary>Adapts a verifier.</summary>
    public StripeWebhookVerifier(StripeWebhook webhook) => this.webhook = webhook ?? throw new ArgumentNullException(nameof(webhook));

    /// <inheritdoc/>
    public string Source => StripeProtocol.Name;

    /// <inheritdoc/>
    public WebhookVerification Verify(ReadOnlyMemory<byte> body, WebhookHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        return webhook.TryRead(body, headers(StripeWebhook.SignatureHeaderName), out StripeEnvelope envelope, out WebhookRefusalReason refusal)
            ? WebhookVerification.Accept(envelope.ToWebhookEnvelope())
            : WebhookVerification.Refuse(refusal, Sentence(refusal, body.Length));
    }

    /// <inheritdoc/>
    /// <remarks>Taken from the snapshot, when it is written in our version. A thin event or another version gives none: read the object back.</remarks>
    public IReadOnlyList<PaymentFact> ReadFacts(WebhookEnvelope envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        return webhook.TryReadEvent(envelope.Body.Span, out StripeEvent? item) ? StripeFacts.Of(item) : [];
    }

    /// <inheritdoc/>
    /// <remarks>Stripe reads the status only: 200 for a delivery that was accepted and stored, 400 for one that was refused.</remarks>
    public WebhookAnswer AnswerTo(WebhookVerification verification)
    {
        ArgumentNullException.ThrowIfNull(verification);
        return new WebhookAnswer { Status = verification.IsAccepted ? 200 : 400 };
    }

    private string Sentence(WebhookRefusalReason reason, int length) => reason switch
    {
        WebhookRefusalReason.SignatureMissing => "The Stripe-Signature header is missing or not of the form 't=...,v1=...'. Check that the request came from Stripe and that no proxy drops headers.",
        WebhookRefusalReason.SignatureMismatch when !webhook.HasSecrets => "No webhook secret is configured, so nothing can be verified. Set WebhookSecrets.",
        WebhookRefusalReason.SignatureMismatch => "No configured secret gives this signature. Check that the secret belongs to this endpoint and that the body is passed on byte for byte.",
        WebhookRefusalReason.TooOld => "The signature is older than the tolerance. It is a replay, or this machine's clock is ahead.",
        WebhookRefusalReason.FromTheFuture => "The signature lies in the future beyond the tolerance. This machine's clock is behind.",
        WebhookRefusalReason.TooLarge => string.Create(CultureInfo.InvariantCulture, $"The body has {length} bytes; at most {webhook.MaxBytes} are read. Raise MaxWebhookBytes if Stripe really sends that much."),
        WebhookRefusalReason.NotUtf8 => "The body is not valid UTF-8.",
        WebhookRefusalReason.WrongEnvironment => "The event's livemode is not that of the API key. Check that endpoint, secret and key belong to one environment.",
        _ => "The signature holds, yet the body is not a complete Stripe event.",
    };
}
