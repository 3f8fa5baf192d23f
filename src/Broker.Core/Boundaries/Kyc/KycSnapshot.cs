using Broker.Core.Identity;

namespace Broker.Core.Boundaries.Kyc;

/// <summary>The applicant's state as the provider gave it. Coarse on purpose: reasons, scores and documents stay with the provider.</summary>
public sealed record KycSnapshot
{
    /// <summary>The applicant.</summary>
    public required ApplicantId Applicant { get; init; }

    /// <summary>Our reference that the applicant carries; null when it carries none.</summary>
    public string? Reference { get; init; }

    /// <summary>The state.</summary>
    public required KycStatus Status { get; init; }

    /// <summary>The provider's own word for it.</summary>
    public required string RawStatus { get; init; }

    /// <summary>The provider's id of the review this state came from; null when it has none.</summary>
    public string? ReviewId { get; init; }

    /// <summary>Until when an approval holds; null for no limit.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>The provider's sequence of this applicant, if it counts; later is larger.</summary>
    public long? Version { get; init; }

    /// <summary>When the provider last changed the state, by its clock.</summary>
    public required DateTimeOffset ProviderTime { get; init; }

    /// <summary>When this was read, by our clock.</summary>
    public required DateTimeOffset ObservedAt { get; init; }
}
