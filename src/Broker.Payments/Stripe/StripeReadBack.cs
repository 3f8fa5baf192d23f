using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Payments.Stripe.Webhooks;

namespace Broker.Payments.Stripe;

/// <summary>
/// Turns the hint that an event is into facts: reads the object it is about as it is now. Snapshot and thin events, of any version, take the same way.
/// Thread-safe.
/// </summary>
/// <remarks>contracts/payments.md a6.</remarks>
public sealed class StripeReadBack
{
    private readonly IStripeClient stripe;

    /// <summary>Reads through a client.</summary>
    public StripeReadBack(IStripeClient stripe) => this.stripe = stripe ?? throw new ArgumentNullException(nameof(stripe));

    /// <summary>
    /// The event with the object as it is now in place of what it was then. An event about a charge gives the payment of the charge. Events about kinds that are
    /// not known here, or that name no object, come back as they are.
    /// </summary>
    /// <param name="item">A verified event, or one that was listed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="NotFoundException">The object is gone.</exception>
    /// <exception cref="BrokerApiException">The read failed otherwise.</exception>
    public async Task<StripeEvent> ReadAsync(StripeEvent item, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(item);
        string id = item.ObjectId;
        return (id.Length == 0 ? string.Empty : item.ObjectKind) switch
        {
            "payment_intent" => item with { Payment = await stripe.Payments.GetAsync(new PaymentId(id), cancellationToken).ConfigureAwait(false) },
            "charge" => await OfChargeAsync(item, id, cancellationToken).ConfigureAwait(false),
            "refund" => item with { Refund = await stripe.Refunds.GetAsync(new RefundId(id), cancellationToken).ConfigureAwait(false) },
            "dispute" => item with { Dispute = await stripe.Disputes.GetAsync(id, cancellationToken).ConfigureAwait(false) },
            "invoice" => item with { Invoice = await stripe.Invoices.GetAsync(new InvoiceId(id), cancellationToken).ConfigureAwait(false) },
            "subscription" => item with { Subscription = await stripe.Subscriptions.GetAsync(new SubscriptionId(id), cancellationToken).ConfigureAwait(false) },
            "payout" => item with { Payout = await stripe.Payouts.GetAsync(new SettlementPayoutId(id), cancellationToken).ConfigureAwait(false) },
            "checkout.session" => item with { Checkout = await stripe.Checkout.GetAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false) },
            "reporting.report_run" => item with { Report = await stripe.Reports.GetAsync(id, cancellationToken).ConfigureAwait(false) },
            _ => item,
        };
    }

    private async Task<StripeEvent> OfChargeAsync(StripeEvent item, string chargeId, CancellationToken cancellationToken)
    {
        PaymentId? payment = item.PaymentId;
        if (payment is null)
        {
            StripeCharge charge = await stripe.Charges.GetAsync(chargeId, cancellationToken: cancellationToken).ConfigureAwait(false);
            payment = charge.Payment is { } owner ? new PaymentId(owner.Id) : null;
        }

        return payment is { } known
            ? item with { PaymentId = known, Payment = await stripe.Payments.GetAsync(known, cancellationToken).ConfigureAwait(false) }
            : item;
    }
}
