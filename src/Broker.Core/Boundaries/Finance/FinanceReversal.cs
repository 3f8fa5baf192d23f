using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Core.Boundaries.Finance;

/// <summary>
/// A reversal of money that finance confirmed: a confirmation of its own, never an edit of the earlier one. It names no account, login or platform balance;
/// the application decides what follows.
/// </summary>
/// <remarks>contracts/payments.md c4.</remarks>
public sealed record FinanceReversal
{
    /// <summary>The stable id: the same reversal of the same money gives the same id, however often and in whatever order it is learned.</summary>
    public required string ConfirmationId { get; init; }

    /// <summary>What happened.</summary>
    public required FinanceReversalKind Kind { get; init; }

    /// <summary>The provider, for example <c>stripe</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's id of the thing that reversed the money: the refund, the dispute, the capture or the withdrawal.</summary>
    public required string ProviderId { get; init; }

    /// <summary>The payment whose money it is; null for a withdrawal.</summary>
    public PaymentId? Payment { get; init; }

    /// <summary>The withdrawal that came back; null for a payment.</summary>
    public WithdrawalId? Withdrawal { get; init; }

    /// <summary>Our own reference; null when none travelled with it.</summary>
    public string? Reference { get; init; }

    /// <summary>How much, never negative; <see cref="HeldAgain"/> tells the direction.</summary>
    public required Money Amount { get; init; }

    /// <summary>The provider's own word for the state that led here.</summary>
    public required string RawState { get; init; }

    /// <summary>How this is known.</summary>
    public required PaymentEvidence Evidence { get; init; }

    /// <summary>The events that led here.</summary>
    public IReadOnlyList<string> EventIds { get; init; } = [];

    /// <summary>When it happened, by the provider's clock.</summary>
    public required DateTimeOffset ProviderTime { get; init; }

    /// <summary>When this was learned, by our clock.</summary>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>True when the money is held again, false when it is gone.</summary>
    public bool HeldAgain => Kind is FinanceReversalKind.RefundReturned or FinanceReversalKind.ChargebackReversed or FinanceReversalKind.WithdrawalReturned;
}
