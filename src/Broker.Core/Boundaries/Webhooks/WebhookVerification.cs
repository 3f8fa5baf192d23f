using System.Diagnostics.CodeAnalysis;

namespace Broker.Core.Boundaries.Webhooks;

/// <summary>A delivery was accepted and yields envelopes, or it was refused with a reason.</summary>
public sealed class WebhookVerification
{
    private WebhookVerification(IReadOnlyList<WebhookEnvelope> envelopes, WebhookRefusal? refusal)
    {
        Envelopes = envelopes;
        Refusal = refusal;
    }

    /// <summary>The events of an accepted delivery; some sources send several at once.</summary>
    public IReadOnlyList<WebhookEnvelope> Envelopes { get; }

    /// <summary>Why the delivery was refused; null when it was accepted.</summary>
    public WebhookRefusal? Refusal { get; }

    /// <summary>True when the signature held.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted => Refusal is null;

    /// <summary>An accepted delivery.</summary>
    public static WebhookVerification Accept(params IReadOnlyList<WebhookEnvelope> envelopes) => new(envelopes, null);

    /// <summary>A refused delivery.</summary>
    public static WebhookVerification Refuse(WebhookRefusalReason reason, string sentence) => new([], new WebhookRefusal(reason, sentence));
}
