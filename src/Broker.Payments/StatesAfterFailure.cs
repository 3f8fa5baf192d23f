using Broker.Core.Boundaries.Finance;
using Broker.Core.Errors;

namespace Broker.Payments;

/// <summary>What a failed call says about the state of the thing it should have made.</summary>
public static class StatesAfterFailure
{
    /// <summary>
    /// <see cref="PaymentState.Unresolved"/> when nobody knows, <see cref="PaymentState.Failed"/> for a decline (the payment exists and may be tried
    /// again), null when nothing was made.
    /// </summary>
    public static PaymentState? ToPaymentState(this ApiError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error switch
        {
            { Outcome: Outcome.Unknown } => PaymentState.Unresolved,
            { Kind: ErrorKind.Refused, RelatedId: not null } => PaymentState.Failed,
            _ => null,
        };
    }

    /// <summary><see cref="RefundState.Unresolved"/> when nobody knows, null when nothing was made.</summary>
    public static RefundState? ToRefundState(this ApiError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error.Outcome == Outcome.Unknown ? RefundState.Unresolved : null;
    }

    /// <summary><see cref="InvoiceState.Unresolved"/> when nobody knows, null when nothing was made.</summary>
    public static InvoiceState? ToInvoiceState(this ApiError error) => Lost(error) ? InvoiceState.Unresolved : null;

    /// <summary><see cref="SubscriptionState.Unresolved"/> when nobody knows, null when nothing was made.</summary>
    public static SubscriptionState? ToSubscriptionState(this ApiError error) => Lost(error) ? SubscriptionState.Unresolved : null;

    /// <summary><see cref="WithdrawalState.Unresolved"/> when nobody knows, null when nothing was made.</summary>
    public static WithdrawalState? ToWithdrawalState(this ApiError error) => Lost(error) ? WithdrawalState.Unresolved : null;

    /// <summary><see cref="SettlementPayoutState.Unresolved"/> when nobody knows, null when nothing was made.</summary>
    public static SettlementPayoutState? ToSettlementPayoutState(this ApiError error) => Lost(error) ? SettlementPayoutState.Unresolved : null;

    /// <summary><see cref="DisputeState.Unresolved"/> when nobody knows, null when nothing was made.</summary>
    public static DisputeState? ToDisputeState(this ApiError error) => Lost(error) ? DisputeState.Unresolved : null;

    /// <summary><see cref="PaymentModificationState.Unresolved"/> when nobody knows, null when nothing was made.</summary>
    public static PaymentModificationState? ToModificationState(this ApiError error) => Lost(error) ? PaymentModificationState.Unresolved : null;

    /// <summary><see cref="ReportState.Unresolved"/> when nobody knows, null when nothing was made.</summary>
    public static ReportState? ToReportState(this ApiError error) => Lost(error) ? ReportState.Unresolved : null;

    private static bool Lost(ApiError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error.Outcome == Outcome.Unknown;
    }
}
