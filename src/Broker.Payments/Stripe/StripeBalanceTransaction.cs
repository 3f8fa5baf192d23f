using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments.Stripe;

/// <summary>One movement of the balance. Net is amount less fee, in one currency.</summary>
/// <remarks>contracts/payments.md a8.</remarks>
public sealed record StripeBalanceTransaction
{
    /// <summary>Its id, <c>txn_...</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What moved before fees; negative when it went out.</summary>
    public required Money Amount { get; init; }

    /// <summary>What Stripe kept; negative when it gave fees back.</summary>
    public required Money Fee { get; init; }

    /// <summary>What changed the balance.</summary>
    public required Money Net { get; init; }

    /// <summary>The parts of the fee.</summary>
    public IReadOnlyList<StripeFee> Fees { get; init; } = [];

    /// <summary>The rate from the payer's currency to this one; null without conversion.</summary>
    public decimal? ExchangeRate { get; init; }

    /// <summary>True when the money can be paid out.</summary>
    public required bool IsAvailable { get; init; }

    /// <summary>Stripe's own word for the state, raw.</summary>
    public required string RawState { get; init; }

    /// <summary>What moved, raw, for example <c>charge</c>, <c>refund</c>, <c>adjustment</c>; there are more than fifty kinds.</summary>
    public required string Type { get; init; }

    /// <summary>Stripe's coarser word for reports, raw.</summary>
    public required string Category { get; init; }

    /// <summary>The id of the charge, refund, dispute or payout behind it; null for none.</summary>
    public string? SourceId { get; init; }

    /// <summary>The payment behind it; null for none, and when the source was not expanded.</summary>
    public PaymentId? Payment { get; init; }

    /// <summary>Our own reference on the source; null for none, and when the source was not expanded.</summary>
    public string? Reference { get; init; }

    /// <summary>What the payer paid or got back, in the payer's currency; null when that is the same one, and when the source was not expanded.</summary>
    public Money? Presented { get; init; }

    /// <summary>When it was made, by Stripe's clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the money can be paid out; null when it was not told.</summary>
    public DateTimeOffset? AvailableAt { get; init; }
}
