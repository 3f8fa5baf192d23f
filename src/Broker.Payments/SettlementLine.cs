using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments;

/// <summary>One movement inside a settlement payout: what came in or went out for one payment, refund, dispute or fee.</summary>
/// <remarks>On each line net = gross - fee, in one currency; gross is negative for money that went out (contracts/payments.md a8, b, d).</remarks>
public sealed record SettlementLine
{
    /// <summary>The provider's id of the line; where the provider gives none, made of what identifies it, the same each time.</summary>
    public required string Id { get; init; }

    /// <summary>The provider, for example <c>stripe</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The payout or batch; null while the line is in none.</summary>
    public SettlementPayoutId? Payout { get; init; }

    /// <summary>The provider's own word for what moved, for example <c>Settled</c> or <c>charge</c>.</summary>
    public required string RawType { get; init; }

    /// <summary>The payment it belongs to; null for lines of none, such as fees of the month.</summary>
    public PaymentId? Payment { get; init; }

    /// <summary>The provider's id of the capture, refund or dispute; null when the line has none.</summary>
    public string? ModificationId { get; init; }

    /// <summary>Our own reference; null when the line carries none.</summary>
    public string? Reference { get; init; }

    /// <summary>What moved before fees; negative when it went out.</summary>
    public required Money Gross { get; init; }

    /// <summary>What the provider kept; negative when it gave fees back.</summary>
    public required Money Fee { get; init; }

    /// <summary>What counts towards the payout: gross less fee.</summary>
    public required Money Net { get; init; }

    /// <summary>What the payer paid, in the payer's currency, where that is another one; null otherwise.</summary>
    public Money? Presented { get; init; }

    /// <summary>When it happened, by the provider's clock.</summary>
    public required DateTimeOffset ProviderTime { get; init; }

    /// <summary>When the money is ours to pay out; null when it was not told.</summary>
    public DateTimeOffset? AvailableAt { get; init; }
}
