using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;
using Broker.Payments.Ports;
using Broker.Payments.Praxis.Webhooks;
using Broker.Payments.Timelines;

namespace Broker.Payments.Praxis;

/// <summary>
/// Praxis as the payment stack. A payment is one of our orders; it is looked up at Praxis every time, and what was learned is kept as facts, so that a later
/// word never undoes an earlier one. Thread-safe.
/// </summary>
/// <remarks>contracts/payments.md b2, c4. Where the charge differs from the amount, the confirmation's received amount is the charge.</remarks>
public sealed class PraxisFinanceBoundary : IFinanceBoundary, IFinanceReversals
{
    private readonly IPraxisClient praxis;
    private readonly IPaymentEventStore store;
    private readonly TimeProvider time;

    /// <summary>Puts the boundary over a client and the store of facts.</summary>
    public PraxisFinanceBoundary(IPraxisClient praxis, IPaymentEventStore store, TimeProvider? timeProvider = null)
    {
        this.praxis = praxis ?? throw new ArgumentNullException(nameof(praxis));
        this.store = store ?? throw new ArgumentNullException(nameof(store));
        time = timeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public string Provider => PraxisTransaction.ProviderName;

    /// <inheritdoc/>
    public async ValueTask<BoundaryResult<FinanceConfirmation>> ReadPaymentAsync(PaymentId payment, string? eventId, CancellationToken cancellationToken = default)
    {
        ApiResult<PraxisOrder> found = await praxis.Orders.TryFindAsync(payment.Value, cancellationToken).ConfigureAwait(false);
        if (!found.TryGet(out PraxisOrder? order, out ApiError? error))
        {
            return BoundaryResult<FinanceConfirmation>.Failed(error);
        }

        if (order.Transaction is { } transaction)
        {
            foreach (PaymentFact fact in PraxisFacts.Of(transaction with { Order = order.Order, Payer = transaction.Payer ?? order.Payer }, PaymentEvidence.ApiRead, eventId))
            {
                await store.TryAddAsync(fact, cancellationToken).ConfigureAwait(false);
            }
        }

        PaymentTimeline timeline = await store.GetAsync(Provider, payment, cancellationToken).ConfigureAwait(false);
        return PaymentConfirmations.Of(timeline, time.GetUtcNow()) is { } confirmation
            ? BoundaryResult<FinanceConfirmation>.Confirmed(confirmation)
            : BoundaryResult<FinanceConfirmation>.Failed(Outcome.Refused, new BoundaryFailure
            {
                System = Provider,
                Operation = "ReadPayment",
                Kind = ErrorKind.NotFound,
                Code = "no_payment",
                IsTransient = true,
                Sentence = "praxis ReadPayment: the order has no payment with an amount yet. Wait for a notification, or look again later.",
            });
    }

    /// <inheritdoc/>
    /// <remarks>Not supported: refund in Praxis' own back office; the refund is then told by a notification.</remarks>
    public ValueTask<BoundaryResult<RefundConfirmation>> RefundAsync(RefundOrder order, CancellationToken cancellationToken = default) =>
        new(BoundaryResult<RefundConfirmation>.Failed(NotSupported.Error(Provider, "RefundPayment", PraxisPaymentProvider.NoRefunds)));

    /// <inheritdoc/>
    /// <remarks>Out of the store: Praxis cannot list by payer. Money that a lost dispute took away is not held.</remarks>
    public async ValueTask<BoundaryResult<IReadOnlyList<FinanceConfirmation>>> ListMoneyHeldAsync(PayerId payer, CancellationToken cancellationToken = default)
    {
        List<FinanceConfirmation> held = [];
        foreach (PaymentId payment in await store.ListPaymentsAsync(Provider, payer, cancellationToken).ConfigureAwait(false))
        {
            PaymentTimeline timeline = await store.GetAsync(Provider, payment, cancellationToken).ConfigureAwait(false);
            if (PaymentConfirmations.Of(timeline, time.GetUtcNow()) is { Held.Amount: > 0, Dispute: not DisputeStanding.Lost } confirmation)
            {
                held.Add(confirmation);
            }
        }

        return BoundaryResult<IReadOnlyList<FinanceConfirmation>>.Confirmed(held);
    }

    /// <inheritdoc/>
    public async ValueTask<BoundaryResult<IReadOnlyList<FinanceReversal>>> ListReversalsAsync(PaymentId payment, CancellationToken cancellationToken = default)
    {
        PaymentTimeline timeline = await store.GetAsync(Provider, payment, cancellationToken).ConfigureAwait(false);
        return BoundaryResult<IReadOnlyList<FinanceReversal>>.Confirmed(timeline.ListReversals(time.GetUtcNow()));
    }
}
