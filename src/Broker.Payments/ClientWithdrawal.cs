using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments;

/// <summary>A withdrawal to a client as its provider knows it: the neutral state with the provider's own word beside it.</summary>
/// <remarks>A withdrawal that was completed may still come back (contracts/payments.md c3).</remarks>
public sealed record ClientWithdrawal : IProviderSnapshot
{
    /// <summary>The provider's id of it.</summary>
    public required WithdrawalId Id { get; init; }

    /// <summary>The provider, for example <c>stripe</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The neutral state.</summary>
    public required WithdrawalState State { get; init; }

    /// <inheritdoc/>
    public required string RawState { get; init; }

    /// <summary>How much was asked for.</summary>
    public required Money Amount { get; init; }

    /// <summary>How much really left, in its own currency; null when it is not known. It may differ by fees or conversion.</summary>
    public Money? Charged { get; init; }

    /// <summary>Where it goes, in the provider's word, for example <c>bank</c> or <c>card</c>; null when it did not say.</summary>
    public string? Method { get; init; }

    /// <summary>Why it is in this state, in the provider's code; null when none was given.</summary>
    public string? Reason { get; init; }

    /// <summary>The payment whose instrument it goes back to; null when it goes elsewhere.</summary>
    public PaymentId? Source { get; init; }

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
