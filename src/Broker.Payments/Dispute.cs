using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments;

/// <summary>A dispute about a payment as its provider knows it. Money moves apart from its state.</summary>
/// <remarks>Won is not final with every provider: a second chargeback may follow (contracts/payments.md c3).</remarks>
public sealed record Dispute : IProviderSnapshot
{
    /// <summary>The provider's id of it.</summary>
    public required string Id { get; init; }

    /// <summary>The provider, for example <c>stripe</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The payment; null when the provider named only a charge.</summary>
    public PaymentId? Payment { get; init; }

    /// <summary>How much is disputed.</summary>
    public required Money Amount { get; init; }

    /// <summary>The neutral state.</summary>
    public required DisputeState State { get; init; }

    /// <inheritdoc/>
    public required string RawState { get; init; }

    /// <summary>Where it stands, in the coarser words of the boundaries.</summary>
    public DisputeStanding Standing => State.ToStanding();

    /// <summary>Why, in the provider's code; null when none was given.</summary>
    public string? Reason { get; init; }

    /// <summary>Until when evidence is taken, by the provider's clock; null when there is no deadline or it was not told.</summary>
    public DateTimeOffset? EvidenceDueAt { get; init; }

    /// <summary>True when evidence was saved or submitted; null when it was not told.</summary>
    public bool? HasEvidence { get; init; }

    /// <summary>How often evidence was submitted; null when it was not told.</summary>
    public long? Submissions { get; init; }

    /// <summary>The provider's id of the charge; null when it named none.</summary>
    public string? ChargeId { get; init; }

    /// <summary>What was taken from our balance for it, over all rounds; null when the answer did not tell.</summary>
    public Money? FundsWithdrawn { get; init; }

    /// <summary>What was given back of that; null when the answer did not tell.</summary>
    public Money? FundsReinstated { get; init; }

    /// <inheritdoc/>
    public string? Reference { get; init; }

    /// <inheritdoc/>
    public PaymentEvidence Evidence { get; init; }

    /// <summary>When it was opened, by the provider's clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc/>
    public DateTimeOffset ProviderTime { get => field == default ? CreatedAt : field; init; }

    /// <inheritdoc/>
    public DateTimeOffset ObservedAt { get; init; }

    /// <inheritdoc/>
    string IProviderSnapshot.ProviderId => Id;
}
