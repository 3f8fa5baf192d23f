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
}
