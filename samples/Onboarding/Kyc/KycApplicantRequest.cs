namespace Onboarding.Kyc;

/// <summary>What is sent to make an applicant.</summary>
public sealed record KycApplicantRequest(string ExternalId);
