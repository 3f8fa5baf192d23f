using Broker.Core.Boundaries.Finance;

namespace Broker.Payments.Stripe;

/// <summary>Stripe's words for states and the neutral ones, in both directions. A word that is not known here becomes <c>Unknown</c>, never an error.</summary>
/// <remarks>contracts/payments.md c1 and c3. <c>Unresolved</c> is never a word of Stripe: it is ours, after a call without an answer.</remarks>
public static class StripeStates
{
    /// <summary>The neutral state of a PaymentIntent.</summary>
    /// <param name="status">Its <c>status</c>.</param>
    /// <param name="attemptFailed">True when it carries a <c>last_payment_error</c>.</param>
    /// <param name="partlyReceived">True when less was received than asked for.</param>
    /// <param name="cancellationReason">Its <c>cancellation_reason</c>.</param>
    public static PaymentState Payment(string? status, bool attemptFailed = false, bool partlyReceived = false, string? cancellationReason = null) => status switch
    {
        "requires_payment_method" => attemptFailed ? PaymentState.Failed : PaymentState.Created,
        "requires_confirmation" => PaymentState.Created,
        "requires_action" => PaymentState.RequiresAction,
        "processing" => PaymentState.Processing,
        "requires_capture" => PaymentState.Authorized,
        "succeeded" => partlyReceived ? PaymentState.PartiallyCaptured : PaymentState.Succeeded,
        "canceled" => cancellationReason is "expired" or "abandoned" ? PaymentState.Expired : PaymentState.Canceled,
        _ => PaymentState.Unknown,
    };

    /// <summary>The statuses a PaymentIntent of this neutral state can have; empty for states that are ours alone.</summary>
    public static IReadOnlyList<string> OfPayment(PaymentState state) => state switch
    {
        PaymentState.Created => ["requires_payment_method", "requires_confirmation"],
        PaymentState.RequiresAction => ["requires_action"],
        PaymentState.Processing => ["processing"],
        PaymentState.Authorized => ["requires_capture"],
        PaymentState.PartiallyCaptured or PaymentState.Succeeded => ["succeeded"],
        PaymentState.Failed => ["requires_payment_method"],
        PaymentState.Canceled or PaymentState.Expired => ["canceled"],
        _ => [],
    };

    /// <summary>The neutral state of a refund.</summary>
    public static RefundState Refund(string? status) => status switch
    {
        "pending" => RefundState.Pending,
        "requires_action" => RefundState.RequiresAction,
        "succeeded" => RefundState.Succeeded,
        "failed" => RefundState.Failed,
        "canceled" => RefundState.Canceled,
        _ => RefundState.Unknown,
    };

    /// <summary>The statuses a refund of this neutral state can have; empty for states that are ours alone.</summary>
    public static IReadOnlyList<string> OfRefund(RefundState state) => state switch
    {
        RefundState.Pending => ["pending"],
        RefundState.RequiresAction => ["requires_action"],
        RefundState.Succeeded => ["succeeded"],
        RefundState.Failed => ["failed"],
        RefundState.Canceled => ["canceled"],
        _ => [],
    };

    /// <summary>Where a dispute stands. A word that is not known here counts as open: money may be at stake.</summary>
    public static DisputeStanding Dispute(string? status) => status switch
    {
        "warning_needs_response" or "warning_under_review" => DisputeStanding.Inquiry,
        "warning_closed" or "prevented" => DisputeStanding.None,
        "won" => DisputeStanding.Won,
        "lost" => DisputeStanding.Lost,
        _ => DisputeStanding.Open,
    };
}
