using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments;

/// <summary>A payout of the broker's own money to the broker's own bank, as the provider knows it.</summary>
/// <remarks>It may be paid and fail later. It is no withdrawal of a client, see <see cref="ClientWithdrawal"/> (contracts/payments.md a8, c3).</remarks>
public sealed record SettlementPayout : IProviderSnapshot
{
    /// <summary>The provider's id of it.</summary>
    public required SettlementPayoutId Id { get; init; }

    /// <summary>The provider, for example <c>stripe</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The neutral state.</summary>
    public required SettlementPayoutState State { get; init; }

    /// <inheritdoc/>
    public required string RawState { get; init; }

    /// <summary>How much arrives at the bank.</summary>
    public required Money Amount { get; init; }

    /// <summary>True when the provider made it by its own schedule, so that it can tell what is inside; null when it did not say.</summary>
    public bool? IsAutomatic { get; init; }

    /// <summary>True when the provider has told all that is inside, false while it still gathers, null when it did not say.</summary>
    public bool? AreLinesComplete { get; init; }

    /// <summary>When it should arrive; null when it was not told.</summary>
    public DateOnly? ArrivesOn { get; init; }

    /// <summary>The key by which the bank's statement names it, which may come days later; null while it is not known.</summary>
    public string? BankTrace { get; init; }

    /// <summary>What the bank's statement shows; null when it was not told.</summary>
    public string? StatementText { get; init; }

    /// <summary>Why it failed, in the provider's code; null when it did not.</summary>
    public string? FailureReason { get; init; }

    /// <summary>The payout that undid it; null when none did.</summary>
    public SettlementPayoutId? ReversedBy { get; init; }

    /// <summary>True when the provider answered from its memory of the key: the call made nothing new.</summary>
    public bool IsReplayed { get; init; }

    /// <inheritdoc/>
    public string? Reference { get; init; }

    /// <summary>All name and value pairs that travel with it, the reference included.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = Payment.EmptyMetadata;

    /// <inheritdoc/>
    public PaymentEvidence Evidence { get; init; }

    /// <summary>When it was made, by the provider's clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc/>
    public DateTimeOffset ProviderTime { get => field == default ? CreatedAt : field; init; }

    /// <inheritdoc/>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <inheritdoc/>
    string IProviderSnapshot.ProviderId => Id.Value;
}
