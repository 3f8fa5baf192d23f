using System.Text;
using Broker.Core.Boundaries.Webhooks;

namespace Broker.Orchestration.Tests.Support;

/// <summary>Accepts bodies of the form <c>event|type|kind|subject|business key</c> that carry the right signature.</summary>
internal sealed class FakeVerifier : IWebhookVerifier
{
    internal const string WebhookSecret = "CANARY-webhook-secret";

    public string Source => "stripe";

    public WebhookVerification Verify(ReadOnlyMemory<byte> body, WebhookHeaders headers)
    {
        if (headers("signature") != "good")
        {
            return WebhookVerification.Refuse(WebhookRefusalReason.SignatureMismatch, "No secret gives this signature.");
        }

        string[] parts = Encoding.UTF8.GetString(body.Span).Split('|');
        return parts.Length != 5
            ? WebhookVerification.Refuse(WebhookRefusalReason.Malformed, "Not an event.")
            : WebhookVerification.Accept(new WebhookEnvelope
            {
                Source = Source,
                EventId = parts[0],
                Type = parts[1],
                Subject = new EventSubject(Enum.Parse<EventSubjectKind>(parts[2]), parts[3]),
                BusinessKey = parts[4].Length == 0 ? null : parts[4],
                OccurredAt = Given.Start,
                Body = body,
            });
    }
}
