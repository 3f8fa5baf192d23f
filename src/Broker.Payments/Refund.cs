using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments;

/// <summary>A refund as its provider knows it: the neutral state with the provider's own word beside it.</summary>
/// <remarks>A refund that succeeded may still fail later (contracts/payments.md c3).</remarks>
public sealed record Refund : IProviderSnapshot
{
    /// <summary>The provider's id of it.</summary>
    public required RefundId Id { get; init; }

    /// <summary>The provider, for example <c>stripe</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The payment it belongs to; null when the provider named only a charge.</summary>
    public PaymentId? Payment { get; init; }

    /// <summary>The charge it belongs to; null when the provider named none.</summary>
    public string? ChargeId { get; init; }

    /// <summary>How much.</summary>
    public required Money Amount { get; init; }

    /// <summary>The neutral state.</summary>
    public required RefundState State { get; init; }

    /// <summary>The provider's own word for the state.</summary>
    public required string RawState { get; init; }

    /// <summary>Why it was made, in the provider's code; null when none was given.</summary>
    public string? Reason { get; init; }

    /// <summary>Why it failed, in the provider's code; null when it did not.</summary>
    public string? FailureReason { get; init; }

    /// <summary>All name and value pairs that travel with the refund.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = Broker.Payments.Payment.EmptyMetadata;

    /// <summary>True when the provider answered from its memory of the key: the call made nothing new.</summary>
    public bool IsReplayed { get; init; }

    /// <inheritdoc/>
    public string? Reference { get; init; }

    /// <summary>How this is known. Default: read from the provider's API.</summary>
    public PaymentEvidence Evidence { get; init; }

    /// <summary>When it was made, by the provider's clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc/>
    public DateTimeOffset ProviderTime { get => field == default ? CreatedAt : field; init; }

    /// <summary>When this was read, by our clock.</summary>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <inheritdoc/>
    string IProviderSnapshot.ProviderId => Id.Value;
}
