using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments;

/// <summary>A subscription as its provider knows it: the neutral state with the provider's own word beside it.</summary>
/// <remarks>What a client may use is the application's rule: this reports <see cref="SubscriptionState.PastDue"/>, it does not decide (contracts/payments.md c2).</remarks>
public sealed record Subscription : IProviderSnapshot
{
    /// <summary>The provider's id of it.</summary>
    public required SubscriptionId Id { get; init; }

    /// <summary>The provider, for example <c>stripe</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The neutral state.</summary>
    public required SubscriptionState State { get; init; }

    /// <inheritdoc/>
    public required string RawState { get; init; }

    /// <summary>Who pays, as the provider knows them; null when it did not say.</summary>
    public PayerId? Payer { get; init; }

    /// <summary>True when it ends with the present period.</summary>
    public bool CancelsAtPeriodEnd { get; init; }

    /// <summary>When the present period ends, the latest of its items; null when it was not told.</summary>
    public DateTimeOffset? PeriodEndsAt { get; init; }

    /// <summary>When the trial ends; null without one.</summary>
    public DateTimeOffset? TrialEndsAt { get; init; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The last invoice; null before there was one.</summary>
    public InvoiceId? LatestInvoice { get; init; }

    /// <summary>What is charged each period.</summary>
    public IReadOnlyList<SubscriptionItem> Items { get; init; } = [];

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
