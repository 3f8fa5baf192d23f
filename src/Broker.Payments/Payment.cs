using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Secrets;

namespace Broker.Payments;

/// <summary>A payment as its provider knows it: the neutral state with the provider's own word beside it.</summary>
/// <remarks>Refunds, disputes and settlement are facts with amounts beside the state, not states (contracts/payments.md c1).</remarks>
public sealed record Payment : IProviderSnapshot
{
    /// <summary>The provider's id of it.</summary>
    public required PaymentId Id { get; init; }

    /// <summary>The provider, for example <c>stripe</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The neutral state.</summary>
    public required PaymentState State { get; init; }

    /// <summary>The provider's own word for the state.</summary>
    public required string RawState { get; init; }

    /// <summary>The amount asked for.</summary>
    public required Money Requested { get; init; }

    /// <summary>The amount received.</summary>
    public required Money Received { get; init; }

    /// <summary>The amount that is authorised and can still be captured.</summary>
    public required Money Capturable { get; init; }

    /// <summary>The part that was given back; null when the answer did not carry the charge, so that it is not known.</summary>
    public Money? Refunded { get; init; }

    /// <summary>True when it is or was disputed; null when the answer did not carry the charge.</summary>
    public bool? Disputed { get; init; }

    /// <summary>The part that is in dispute or was lost in one; null when the answer did not tell.</summary>
    public Money? DisputedAmount { get; init; }

    /// <summary>The part that was settled to the broker, before fees; null when the answer did not tell.</summary>
    public Money? Settled { get; init; }

    /// <summary>Who pays, as the provider knows them; null for a guest.</summary>
    public PayerId? Payer { get; init; }

    /// <summary>Our own reference that travels with the payment; null when it carries none.</summary>
    public string? Reference { get; init; }

    /// <summary>All name and value pairs that travel with the payment, the reference included.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = EmptyMetadata;

    /// <summary>Why the last attempt failed; null when it did not.</summary>
    public PaymentDecline? Decline { get; init; }

    /// <summary>The provider's id of the charge that carried the money; null before there was one.</summary>
    public string? ChargeId { get; init; }

    /// <summary>What the payer's browser needs to go on. Present only in the answer to a creation.</summary>
    public Secret? ClientSecret { get; init; }

    /// <summary>True when the provider answered from its memory of the key: the call made nothing new.</summary>
    public bool IsReplayed { get; init; }

    /// <summary>True for real money, false in the provider's test environment.</summary>
    public required bool LiveMode { get; init; }

    /// <summary>How this is known.</summary>
    public required PaymentEvidence Evidence { get; init; }

    /// <summary>When the payment was made, by the provider's clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc/>
    public DateTimeOffset ProviderTime { get => field == default ? CreatedAt : field; init; }

    /// <summary>When this was read, by our clock.</summary>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <inheritdoc/>
    string IProviderSnapshot.ProviderId => Id.Value;

    internal static IReadOnlyDictionary<string, string> EmptyMetadata { get; } = System.Collections.ObjectModel.ReadOnlyDictionary<string, string>.Empty;
}
