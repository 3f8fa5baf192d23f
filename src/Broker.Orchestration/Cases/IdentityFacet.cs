using System.Text.Json.Serialization;
using Broker.Core.Boundaries.Kyc;
using Broker.Core.Identity;

namespace Broker.Orchestration.Cases;

/// <summary>What the KYC provider said last.</summary>
public sealed record IdentityFacet
{
    /// <summary>The coarse state.</summary>
    public KycStatus Status { get; init; } = KycStatus.NotStarted;

    /// <summary>The review it came from.</summary>
    public string? ReviewId { get; init; }

    /// <summary>Until when an approval holds.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>The provider's sequence.</summary>
    public long? Version { get; init; }

    /// <summary>When the provider changed it.</summary>
    public DateTimeOffset? ProviderTime { get; init; }

    /// <summary>When we read it.</summary>
    public DateTimeOffset? ObservedAt { get; init; }

    /// <summary>True when the approval counts at this time.</summary>
    public bool IsValidAt(DateTimeOffset now) =>
        Status == KycStatus.Approved ? ValidUntil is null || ValidUntil > now : Status == KycStatus.ApprovedUntil && ValidUntil > now;

    /// <summary>True for a final rejection or a withdrawn approval.</summary>
    [JsonIgnore]
    public bool IsFinalNegative => Status is KycStatus.RejectedFinal or KycStatus.Revoked;
}
