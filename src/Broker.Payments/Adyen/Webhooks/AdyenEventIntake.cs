using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Identity;
using Broker.Payments.Timelines;

namespace Broker.Payments.Adyen.Webhooks;

/// <summary>
/// Puts the facts of verified deliveries into the store. Adyen cannot be read back, so this store is the state: answer a delivery only after it returned.
/// </summary>
public sealed class AdyenEventIntake
{
    private readonly AdyenWebhook webhook;
    private readonly IPaymentEventStore store;
    private readonly Func<string, PayerId?>? payerOfReference;

    /// <summary>Makes an intake.</summary>
    /// <param name="webhook">The verifier.</param>
    /// <param name="store">Where facts go.</param>
    /// <param name="payerOfReference">Tells whose payment one of our references names, since Adyen does not sign who paid; null when nobody needs it by payer.</param>
    public AdyenEventIntake(AdyenWebhook webhook, IPaymentEventStore store, Func<string, PayerId?>? payerOfReference = null)
    {
        this.webhook = webhook ?? throw new ArgumentNullException(nameof(webhook));
        this.store = store ?? throw new ArgumentNullException(nameof(store));
        this.payerOfReference = payerOfReference;
    }

    /// <summary>Stores the facts of an accepted delivery; nothing of a refused one.</summary>
    /// <param name="verification">What became of the delivery.</param>
    /// <param name="cancellationToken">Ends the wait; then do not answer the delivery, so that it comes again.</param>
    /// <returns>How many facts were new.</returns>
    public async ValueTask<int> StoreAsync(WebhookVerification verification, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(verification);
        int added = 0;
        foreach (WebhookEnvelope envelope in verification.Envelopes)
        {
            foreach (PaymentFact fact in webhook.ReadFacts(envelope))
            {
                PayerId? payer = fact.Reference is { } reference ? payerOfReference?.Invoke(reference) : null;
                added += await store.TryAddAsync(fact with { Payer = payer }, cancellationToken).ConfigureAwait(false) ? 1 : 0;
            }
        }

        return added;
    }
}
