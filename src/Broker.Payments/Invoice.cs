using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Secrets;

namespace Broker.Payments;

/// <summary>An invoice as its provider knows it: the neutral state with the provider's own word beside it.</summary>
/// <remarks>Partly paid, past due and overpaid are facts beside the state (contracts/payments.md c2).</remarks>
public sealed record Invoice : IProviderSnapshot
{
    /// <summary>The provider's id of it.</summary>
    public required InvoiceId Id { get; init; }

    /// <summary>The provider, for example <c>stripe</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The neutral state.</summary>
    public required InvoiceState State { get; init; }

    /// <inheritdoc/>
    public required string RawState { get; init; }

    /// <summary>The number the payer sees; null for a draft without one.</summary>
    public string? Number { get; init; }

    /// <summary>All that is charged, before what was paid.</summary>
    public required Money Total { get; init; }

    /// <summary>What the payer owed when it became final: the total less credit.</summary>
    public required Money AmountDue { get; init; }

    /// <summary>What was paid so far; several payments may pay one invoice.</summary>
    public required Money AmountPaid { get; init; }

    /// <summary>When it is due, by the provider's clock; null when it is charged at once.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>True when the provider says that the day it is due has passed without full payment.</summary>
    public bool PastDue { get; init; }

    /// <summary>Who pays, as the provider knows them; null when it did not say.</summary>
    public PayerId? Payer { get; init; }

    /// <summary>The subscription it belongs to; null for a single one.</summary>
    public SubscriptionId? Subscription { get; init; }

    /// <summary>The page on which the payer can see and pay it; null when there is none.</summary>
    public Uri? Page { get; init; }

    /// <summary>True when something was paid, yet less than what is due.</summary>
    public bool PartiallyPaid => !AmountPaid.IsZero && AmountPaid < AmountDue;

    /// <summary>True when more was paid than what is due.</summary>
    public bool Overpaid => AmountPaid > AmountDue;

    /// <summary>What the payer's browser needs to pay it. Present only in the answer that made it final.</summary>
    public Secret? ClientSecret { get; init; }

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
