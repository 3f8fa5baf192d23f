using System.Text.Json.Serialization;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Orchestration.Cases;

/// <summary>One payment of the customer, as finance last confirmed it.</summary>
public sealed record PaymentFacet
{
    /// <summary>The payment.</summary>
    public required PaymentId Payment { get; init; }

    /// <summary>The confirmation it came from.</summary>
    public required string ConfirmationId { get; init; }

    /// <summary>Its neutral state.</summary>
    public required PaymentState State { get; init; }

    /// <summary>Received.</summary>
    public required Money Received { get; init; }

    /// <summary>Given back.</summary>
    public required Money Refunded { get; init; }

    /// <summary>Where a dispute stands.</summary>
    public DisputeStanding Dispute { get; init; }

    /// <summary>Who paid, as the provider knows them; null when it did not say.</summary>
    public PayerId? Payer { get; init; }

    /// <summary>True when amount, currency and payer match what was asked of the customer.</summary>
    public bool Matches { get; init; }

    /// <summary>True once a refund was ordered by a compensation.</summary>
    public bool RefundOrdered { get; init; }

    /// <summary>True once a person was asked to decide about a refund.</summary>
    public bool RefundRaised { get; init; }

    /// <summary>When the provider made it.</summary>
    public required DateTimeOffset ProviderTime { get; init; }

    /// <summary>When we read it.</summary>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>What is held of it now.</summary>
    [JsonIgnore]
    public Money Held => Received - Refunded;

    /// <summary>True when it counts towards the required money.</summary>
    [JsonIgnore]
    public bool Counts => State == PaymentState.Succeeded && Matches && Dispute is (DisputeStanding.None or DisputeStanding.Won) && !Held.IsZero;
}
