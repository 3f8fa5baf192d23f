namespace Onboarding.Kyc;

/// <summary>An applicant as the provider sends it.</summary>
public sealed record KycApplicantBody
{
    /// <summary>The provider's id.</summary>
    public required string Id { get; init; }

    /// <summary>Our id.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The provider's word for the state.</summary>
    public required string Status { get; init; }

    /// <summary>Grows with every change.</summary>
    public long? Version { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The review.</summary>
    public string? ReviewId { get; init; }

    /// <summary>Until when an approval holds.</summary>
    public DateTimeOffset? ApprovedUntil { get; init; }
}
