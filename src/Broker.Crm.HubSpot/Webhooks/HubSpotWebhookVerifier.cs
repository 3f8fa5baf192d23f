using System.Globalization;
using Broker.Core.Boundaries.Webhooks;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Webhooks;

/// <summary>HubSpot's deliveries for the intake of a host, each event an envelope of its own. Thread-safe.</summary>
/// <remarks>The host must answer for method and address (<see cref="WebhookRequestLine"/>), since both are signed; without an address, <see cref="HubSpotWebhookOptions.PublicUri"/> must be whole.</remarks>
public sealed class HubSpotWebhookVerifier : IWebhookVerifier
{
    private readonly HubSpotWebhook webhook;

    /// <summary>Adapts a verifier.</summary>
    public HubSpotWebhookVerifier(HubSpotWebhook webhook) => this.webhook = webhook ?? throw new ArgumentNullException(nameof(webhook));

    /// <inheritdoc/>
    public string Source => HubSpotProtocol.SystemName;

    /// <inheritdoc/>
    public WebhookVerification Verify(ReadOnlyMemory<byte> body, WebhookHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        return webhook.TryRead(
            body, headers, headers(WebhookRequestLine.Method) ?? "POST", headers(WebhookRequestLine.Uri) ?? string.Empty, out IReadOnlyList<HubSpotEvent> events, out WebhookRefusalReason refusal)
            ? WebhookVerification.Accept([.. events.Select(static e => e.ToWebhookEnvelope())])
            : WebhookVerification.Refuse(refusal, Sentence(refusal, body.Length));
    }

    private string Sentence(WebhookRefusalReason reason, int length) => reason switch
    {
        WebhookRefusalReason.SignatureMissing => "X-HubSpot-Signature-v3 or X-HubSpot-Request-Timestamp is missing or not of its form. Check that the request came from HubSpot and that no proxy drops headers; the older signatures are refused unless an option accepts them.",
        WebhookRefusalReason.SignatureMismatch => "No configured client secret gives this signature. Check that the secret is the app's, that the body is passed on byte for byte, and behind a proxy that PublicUri is the app's target address.",
        WebhookRefusalReason.TooOld => "The signature is older than the tolerance. It is a replay, or this machine's clock is ahead.",
        WebhookRefusalReason.FromTheFuture => "The signature lies in the future beyond the tolerance. This machine's clock is behind.",
        WebhookRefusalReason.TooLarge when length > webhook.MaxBytes => string.Create(CultureInfo.InvariantCulture, $"The body has {length} bytes; at most {webhook.MaxBytes} are read. Raise MaxBodyBytes if HubSpot really sends that much."),
        WebhookRefusalReason.TooLarge => string.Create(CultureInfo.InvariantCulture, $"The delivery has more than {webhook.MaxEvents} events. Raise MaxEvents if HubSpot really sends that many."),
        WebhookRefusalReason.NotUtf8 => "The body is not valid UTF-8.",
        _ => "The signature holds, yet the body is not a list of HubSpot events.",
    };
}
