using Broker.Core.Boundaries.Webhooks;
using Broker.Payments.Timelines;

namespace Broker.Payments.Ports;

/// <summary>Deliveries of one provider: verified over their raw bytes first, then read into facts. Thread-safe; never throws for anything that arrives.</summary>
/// <remarks>contracts/payments.md a6, b, b2.</remarks>
public interface IWebhookPort : IWebhookVerifier
{
    /// <summary>
    /// The facts about payments that a verified event tells, taken only from what the provider's signature covers. None for an event that is not about a
    /// payment or is not mapped: such events are kept with their raw body.
    /// </summary>
    /// <param name="envelope">An envelope that <see cref="IWebhookVerifier.Verify"/> gave, with its body.</param>
    IReadOnlyList<PaymentFact> ReadFacts(WebhookEnvelope envelope);

    /// <summary>What the provider expects as our answer once the delivery is stored.</summary>
    /// <param name="verification">What became of the delivery.</param>
    WebhookAnswer AnswerTo(WebhookVerification verification);
}
