using Broker.Core.Boundaries.Finance;

namespace Broker.Payments.Stripe;

/// <summary>Stripe's words for states and the neutral ones, in both directions. A word that is not known here becomes <c>Unknown</c>, never an error.</summary>
/// <remarks>The tables are <see cref="StripeStateMaps"/> (contracts/payments.md c1 and c3).</remarks>
public static class StripeStates
{
    /// <summary>The neutral state of a PaymentIntent.</summary>
    /// <param name="status">Its <c>status</c>.</param>
    /// <param name="attemptFailed">True when it carries a <c>last_payment_error</c>.</param>
    /// <param name="partlyReceived">True when less was received than asked for.</param>
    /// <param name="cancellationReason">Its <c>cancellation_reason</c>.</param>
    public static PaymentState Payment(string? status, bool attemptFailed = false, bool partlyReceived = false, string? cancellationReason = null) =>
        StripeStateMaps.Payments.Of(status, status switch
        {
            "requires_payment_method" when attemptFailed => StripeStateMaps.AttemptFailed,
            "succeeded" when partlyReceived => StripeStateMaps.PartlyReceived,
            "canceled" => cancellationReason,
            _ => null,
        });

    /// <summary>The statuses a PaymentIntent of this neutral state can have; empty for states that are ours alone.</summary>
    public static IReadOnlyList<string> OfPayment(PaymentState state) => StripeStateMaps.Payments.RawOf(state);

    /// <summary>The neutral state of a refund.</summary>
    public static RefundState Refund(string? status) => StripeStateMaps.Refunds.Of(status);

    /// <summary>The statuses a refund of this neutral state can have; empty for states that are ours alone.</summary>
    public static IReadOnlyList<string> OfRefund(RefundState state) => StripeStateMaps.Refunds.RawOf(state);

    /// <summary>Where a dispute stands. A word that is not known here counts as open: money may be at stake.</summary>
    public static DisputeStanding Dispute(string? status) => StripeStateMaps.Disputes.Of(status).ToStanding();
}
