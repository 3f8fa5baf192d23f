using System.Collections.Concurrent;
using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Kyc;
using Broker.Core.Errors;
using Broker.Core.Identity;

namespace Broker.Orchestration.Tests.Support;

/// <summary>A KYC provider.</summary>
internal sealed class FakeKyc(TimeProvider time) : IKycBoundary
{
    private readonly ConcurrentDictionary<ApplicantId, KycSnapshot> applicants = new();

    internal bool Throws { get; set; }

    internal void Set(KycSnapshot snapshot) => applicants[snapshot.Applicant] = snapshot;

    public ValueTask<BoundaryResult<KycSnapshot>> ReadApplicantAsync(ApplicantId applicant, CancellationToken cancellationToken = default) =>
        Throws ? throw new InvalidOperationException("CANARY-exception-text")
        : new(applicants.TryGetValue(applicant, out KycSnapshot? found)
            ? BoundaryResult<KycSnapshot>.Confirmed(found with { ObservedAt = time.GetUtcNow() })
            : FakeAccounts.Failed<KycSnapshot>(Outcome.Refused, ErrorKind.NotFound, "404", transient: false, system: "kyc"));
}
