using Broker.Core.Boundaries.Finance;
using Broker.Payments.States;

namespace Broker.Payments.Praxis;

/// <summary>Praxis Cashier's words for states as data (contracts/payments.md b2, c). <c>Unresolved</c> is ours, after a call without an answer.</summary>
public static class PraxisStateMaps
{
    /// <summary>The condition of a pay-out in the answer to our own request, before Praxis asks the merchant to approve it.</summary>
    public const string JustRequested = "answer to the request";

    private const string Name = "praxis";

    /// <summary>
    /// Pay-in <c>transaction_status</c>. <c>chargeback</c> and <c>reversed</c> are facts beside the state: the money had arrived, see
    /// <see cref="Disputes"/> and <see cref="Refunds"/>.
    /// </summary>
    public static ProviderStateMap<PaymentState> Payments { get; } = new(
        Name,
        new("pending_async", PaymentState.RequiresAction),
        new("pending", PaymentState.Processing),
        new("authorized", PaymentState.Authorized),
        new("approved", PaymentState.Succeeded),
        new("chargeback", PaymentState.Succeeded),
        new("reversed", PaymentState.Succeeded),
        new("rejected", PaymentState.Failed),
        new("declined", PaymentState.Failed),
        new("error", PaymentState.Failed),
        new("cancelled", PaymentState.Canceled));

    /// <summary>Refund <c>transaction_status</c>.</summary>
    public static ProviderStateMap<RefundState> Refunds { get; } = new(
        Name,
        new("pending", RefundState.Pending),
        new("approved", RefundState.Succeeded),
        new("rejected", RefundState.Failed),
        new("error", RefundState.Failed),
        new("reversed", RefundState.Reversed),
        new("cancelled", RefundState.Canceled));

    /// <summary>Pay-out <c>transaction_status</c>.</summary>
    public static ProviderStateMap<WithdrawalState> Withdrawals { get; } = new(
        Name,
        new("requested", WithdrawalState.AwaitingApproval),
        new("requested", WithdrawalState.Requested, JustRequested),
        new("authorized", WithdrawalState.Approved),
        new("in progress", WithdrawalState.Processing),
        new("pending_async", WithdrawalState.Processing),
        new("approved", WithdrawalState.Completed),
        new("rejected", WithdrawalState.Rejected),
        new("error", WithdrawalState.Failed),
        new("reversed", WithdrawalState.Returned),
        new("cancelled", WithdrawalState.Canceled),
        new("split", WithdrawalState.PartiallyFulfilled));

    /// <summary>The one word about a dispute that a pay-in can carry: where it stands is asked at the acquirer.</summary>
    public static ProviderStateMap<DisputeState> Disputes { get; } = new(Name, new StateMapRow<DisputeState>("chargeback", DisputeState.NeedsResponse));
}
