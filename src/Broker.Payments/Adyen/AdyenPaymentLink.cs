using Broker.Core.Boundaries.Finance;
using Broker.Core.Monetary;

namespace Broker.Payments.Adyen;

/// <summary>A page of Adyen's on which a payer can pay. Payments on it get references of their own: match them by <see cref="Reference"/>.</summary>
public sealed record AdyenPaymentLink
{
    /// <summary>Adyen's id of it.</summary>
    public required string Id { get; init; }

    /// <summary>The page. Whoever has it can pay.</summary>
    public required Uri Page { get; init; }

    /// <summary>How much.</summary>
    public Money? Amount { get; init; }

    /// <summary>Our own reference.</summary>
    public string? Reference { get; init; }

    /// <summary>The neutral state; at most <see cref="PaymentState.Processing"/> for what was paid, since this is no verified event.</summary>
    public required PaymentState State { get; init; }

    /// <summary>Adyen's own word.</summary>
    public required string RawState { get; init; }

    /// <summary>When it expires; null when it was not told.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
