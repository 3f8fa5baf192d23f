using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments.Timelines;

/// <summary>The neutral state of a payment as all its facts together tell it.</summary>
public sealed record PaymentStanding
{
    /// <summary>The neutral state.</summary>
    public required PaymentState State { get; init; }

    /// <summary>The provider's own word that led to the state; empty when nothing is known.</summary>
    public required string RawState { get; init; }

    /// <summary>The amount asked for or authorised; null when no fact told.</summary>
    public Money? Requested { get; init; }

    /// <summary>The amount received; null when no fact told any amount.</summary>
    public Money? Received { get; init; }

    /// <summary>The part that refunds gave back; null when no fact told any amount.</summary>
    public Money? Refunded { get; init; }

    /// <summary>The part that was settled to the broker, before fees; null when no fact told any amount.</summary>
    public Money? Settled { get; init; }

    /// <summary>The worst standing of its disputes.</summary>
    public DisputeStanding Dispute { get; init; }

    /// <summary>Its refunds, by id.</summary>
    public IReadOnlyList<RefundStanding> Refunds { get; init; } = [];

    /// <summary>Its disputes, by id.</summary>
    public IReadOnlyList<DisputeRecord> Disputes { get; init; } = [];

    /// <summary>
    /// True when a fact told an amount in another currency than the payment's. Such amounts are not counted in the sums above; a person must look.
    /// </summary>
    public bool HasForeignAmounts { get; init; }

    /// <summary>Our own reference; null when no fact carried one.</summary>
    public string? Reference { get; init; }

    /// <summary>Who pays; null when no fact told.</summary>
    public PayerId? Payer { get; init; }

    /// <summary>How the fact that led to the state is known.</summary>
    public PaymentEvidence Evidence { get; init; }

    /// <summary>The provider's time of the fact that led to the state.</summary>
    public DateTimeOffset ProviderTime { get; init; }

    /// <summary>What is held now: received less refunded; null when no fact told any amount.</summary>
    public Money? Held => Received is { } received && Refunded is { } refunded ? received - refunded : null;
}
