using Broker.Core.Identity;

namespace Broker.Core.Boundaries.Kyc;

/// <summary>The KYC provider, the owner of identity facts. Implemented by the host: a KYC vendor has no package.</summary>
public interface IKycBoundary
{
    /// <summary>Reads the applicant's present state.</summary>
    ValueTask<BoundaryResult<KycSnapshot>> ReadApplicantAsync(ApplicantId applicant, CancellationToken cancellationToken = default);
}
