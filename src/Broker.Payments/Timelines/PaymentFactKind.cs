namespace Broker.Payments.Timelines;

/// <summary>What one fact about a payment says.</summary>
/// <remarks>Some providers tell the whole state each time (Stripe, Praxis), others only what happened (Adyen); both fold in <see cref="PaymentTimeline"/>.</remarks>
public enum PaymentFactKind
{
    /// <summary>The whole payment is in this state, with these amounts: the provider tells everything each time.</summary>
    StateChanged = 0,

    /// <summary>An amount was authorised.</summary>
    Authorized = 1,

    /// <summary>An attempt was refused.</summary>
    AuthorizationRefused = 2,

    /// <summary>The authorised amount was changed to this one.</summary>
    AuthorizationAdjusted = 3,

    /// <summary>An amount was captured.</summary>
    Captured = 4,

    /// <summary>A capture that was reported before did not bring money.</summary>
    CaptureFailed = 5,

    /// <summary>What was authorised was given free.</summary>
    Canceled = 6,

    /// <summary>What was authorised ran out.</summary>
    Expired = 7,

    /// <summary>Cancelled if nothing was captured, else refunded in whole; the provider does not say which in what it signs.</summary>
    CanceledOrRefunded = 8,

    /// <summary>A refund is in this state.</summary>
    RefundChanged = 9,

    /// <summary>A dispute is in this state.</summary>
    DisputeChanged = 10,

    /// <summary>A dispute took this amount.</summary>
    DisputeFundsWithdrawn = 11,

    /// <summary>A dispute gave this amount back.</summary>
    DisputeFundsReinstated = 12,

    /// <summary>This amount, before fees, was settled to the broker.</summary>
    Settled = 13,

    /// <summary>We sent something about the payment and nobody knows what became of it.</summary>
    Unresolved = 14,
}
