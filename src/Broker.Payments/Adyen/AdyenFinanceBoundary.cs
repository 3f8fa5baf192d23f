using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;
using Broker.Payments.Adyen.Wire;
using Broker.Payments.Timelines;

namespace Broker.Payments.Adyen;

/// <summary>
/// Adyen as the payment stack. Adyen cannot be read back, so everything it says is built from verified events in the store, corrected by settlement reports.
/// Thread-safe.
/// </summary>
/// <remarks>contracts/payments.md b, c4.</remarks>
public sealed class AdyenFinanceBoundary : IFinanceBoundary, IFinanceReversals
{
    private readonly IAdyenClient adyen;
    private readonly IPaymentEventStore store;
    private readonly TimeProvider time;

    /// <summary>Puts the boundary over a client and the store of verified events.</summary>
    public AdyenFinanceBoundary(IAdyenClient adyen, IPaymentEventStore store, TimeProvider? timeProvider = null)
    {
        this.adyen = adyen ?? throw new ArgumentNullException(nameof(adyen));
        this.store = store ?? throw new ArgumentNullException(nameof(store));
        time = timeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public string Provider => AdyenProtocol.Name;

    /// <inheritdoc/>
    /// <remarks>A payment of which no verified event told an amount is not found; that is transient, since the event may still come.</remarks>
    public async ValueTask<BoundaryResult<FinanceConfirmation>> ReadPaymentAsync(PaymentId payment, string? eventId, CancellationToken cancellationToken = default)
    {
        PaymentTimeline timeline = await store.GetAsync(Provider, payment, cancellationToken).ConfigureAwait(false);
        return PaymentConfirmations.Of(timeline, time.GetUtcNow()) is { } confirmation
            ? BoundaryResult<FinanceConfirmation>.Confirmed(confirmation)
            : BoundaryResult<FinanceConfirmation>.Failed(Outcome.Refused, new BoundaryFailure
            {
                System = Provider,
                Operation = "ReadPayment",
                Kind = ErrorKind.NotFound,
                Code = "no_verified_event",
                IsTransient = true,
                Sentence = "adyen ReadPayment: no verified event about this payment is stored, and Adyen cannot be asked. Wait for its webhook, or read the settlement report.",
            });
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Adyen only says that it received the order: the confirmation is pending, and the result comes by event. Every try carries the order's key, which Adyen
    /// remembers for 7 days at least. The reason travels as our reference of the refund.
    /// </remarks>
    /// <exception cref="ArgumentException">The order has no payment or key, or its amount cannot be sent in its currency.</exception>
    public async ValueTask<BoundaryResult<RefundConfirmation>> RefundAsync(RefundOrder order, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (order.Key.IsEmpty)
        {
            throw new ArgumentException("The order has no key; make one for the business operation and store it before the call.", nameof(order));
        }

        ApiResult<Refund> made = await adyen.Modifications.TryRefundAsync(order.Payment, order.Amount, AdyenRefundReasons.Of(order.Reason), order.Key.Value, order.Key, cancellationToken).ConfigureAwait(false);
        return made.TryGet(out Refund? refund, out ApiError? error)
            ? BoundaryResult<RefundConfirmation>.Confirmed(new RefundConfirmation(refund.Id, refund.Payment ?? order.Payment, refund.Amount, refund.State, refund.RawState))
            : BoundaryResult<RefundConfirmation>.Failed(error);
    }

    /// <inheritdoc/>
    /// <remarks>Needs facts that name the payer: see the payer of a reference in <see cref="Webhooks.AdyenEventIntake"/>. Money that a lost dispute took away is not held.</remarks>
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

    /// <summary>The reversal that a withdrawal which came back is; null while it did not.</summary>
    /// <param name="withdrawal">The withdrawal, read back or out of a verified event.</param>
    public static FinanceReversal? ReversalOf(ClientWithdrawal withdrawal)
    {
        ArgumentNullException.ThrowIfNull(withdrawal);
        return withdrawal.State != WithdrawalState.Returned ? null : new FinanceReversal
        {
            ConfirmationId = PaymentReversals.IdOf(withdrawal.Provider, withdrawal.Id.Value, FinanceReversalKind.WithdrawalReturned, string.Empty),
            Kind = FinanceReversalKind.WithdrawalReturned,
            Provider = withdrawal.Provider,
            ProviderId = withdrawal.Id.Value,
            Withdrawal = withdrawal.Id,
            Reference = withdrawal.Reference,
            Amount = withdrawal.Amount,
            RawState = withdrawal.RawState,
            Evidence = withdrawal.Evidence,
            ProviderTime = withdrawal.ProviderTime,
            ObservedAt = withdrawal.ObservedAt,
        };
    }
}
