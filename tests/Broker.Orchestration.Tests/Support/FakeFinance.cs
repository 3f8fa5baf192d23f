using System.Collections.Concurrent;
using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Errors;
using Broker.Core.Identity;

namespace Broker.Orchestration.Tests.Support;

/// <summary>A payment provider that refunds once per key.</summary>
internal sealed class FakeFinance(TimeProvider time) : IFinanceBoundary
{
    private readonly ConcurrentDictionary<PaymentId, FinanceConfirmation> payments = new();
    private readonly ConcurrentDictionary<OperationKey, RefundConfirmation> refunds = new();

    public string Provider => "stripe";

    internal int Reads { get; private set; }

    internal List<RefundOrder> RefundCalls { get; } = [];

    internal int FailRefunds { get; set; }

    internal int FailReads { get; set; }

    internal RefundState RefundState { get; set; } = RefundState.Succeeded;

    internal void Set(FinanceConfirmation confirmation) => payments[confirmation.Payment] = confirmation;

    public ValueTask<BoundaryResult<FinanceConfirmation>> ReadPaymentAsync(PaymentId payment, string? eventId, CancellationToken cancellationToken = default)
    {
        Reads++;
        if (FailReads > 0)
        {
            FailReads--;
            return new(FakeAccounts.Failed<FinanceConfirmation>(Outcome.Refused, ErrorKind.Unavailable, "503", system: "stripe"));
        }

        return new(payments.TryGetValue(payment, out FinanceConfirmation? found)
            ? BoundaryResult<FinanceConfirmation>.Confirmed(found with { ObservedAt = time.GetUtcNow() })
            : FakeAccounts.Failed<FinanceConfirmation>(Outcome.Refused, ErrorKind.NotFound, "404", transient: false, system: "stripe"));
    }

    public ValueTask<BoundaryResult<RefundConfirmation>> RefundAsync(RefundOrder order, CancellationToken cancellationToken = default)
    {
        RefundCalls.Add(order);
        bool isNew = !refunds.ContainsKey(order.Key);
        RefundConfirmation refund = refunds.GetOrAdd(order.Key, _ => new RefundConfirmation(new RefundId("re_" + refunds.Count), order.Payment, order.Amount, RefundState, "raw"));
        if (isNew && refund.State == RefundState.Succeeded)
        {
            FinanceConfirmation before = payments[order.Payment];
            Set(before with { Refunded = before.Refunded + order.Amount, ConfirmationId = before.ConfirmationId + "+refund" });
        }

        if (FailRefunds > 0)
        {
            FailRefunds--;
            return new(FakeAccounts.Failed<RefundConfirmation>(Outcome.Unknown, ErrorKind.Timeout, "timeout", system: "stripe"));
        }

        return new(BoundaryResult<RefundConfirmation>.Confirmed(refund));
    }

    public ValueTask<BoundaryResult<IReadOnlyList<FinanceConfirmation>>> ListMoneyHeldAsync(PayerId payer, CancellationToken cancellationToken = default) =>
        new(BoundaryResult<IReadOnlyList<FinanceConfirmation>>.Confirmed([.. payments.Values.Where(p => p.Payer == payer && !p.Held.IsZero)]));
}
