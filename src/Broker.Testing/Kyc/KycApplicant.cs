namespace Broker.Testing.Kyc;

/// <summary>An applicant as it stood when asked for.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="ExternalId">The caller's id.</param>
/// <param name="Status">The state; usually one of <see cref="KycStatuses"/>.</param>
/// <param name="Version">Grows by one with each verdict.</param>
/// <param name="ReviewId">The review that gave the verdict.</param>
/// <param name="UpdatedAt">When the state was set.</param>
/// <param name="ApprovedUntil">The end of a limited approval.</param>
public sealed record KycApplicant(string Id, string ExternalId, string Status, int Version, string? ReviewId, DateTimeOffset UpdatedAt, DateTimeOffset? ApprovedUntil);
