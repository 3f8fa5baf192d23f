using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments.Stripe;

/// <summary>Which movements of the balance to list.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripeBalanceTransactionFilter : StripeCreatedFilter
{
    /// <summary>Only those inside this automatic payout; null for all.</summary>
    public SettlementPayoutId? Payout { get; init; }

    /// <summary>Only those of this type, raw; null for all.</summary>
    public string? Type { get; init; }

    /// <summary>Only those in this currency; null for all.</summary>
    public Currency? Currency { get; init; }

    /// <summary>Only those of this charge, refund, dispute or payout; null for all.</summary>
    public string? Source { get; init; }
}
