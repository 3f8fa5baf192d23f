using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Kyc;
using Broker.Core.Identity;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Journal;

namespace Broker.Orchestration.Effects;

/// <summary>Reads an applicant back.</summary>
internal sealed class ReadApplicantHandler(IKycBoundary kyc) : IEffectHandler
{
    public EffectKind Kind => EffectKind.ReadApplicant;

    public bool WritesOutside => false;

    public async Task<EffectOutcome> RunAsync(EffectRecord effect, CancellationToken cancellationToken)
    {
        BoundaryResult<KycSnapshot> read = await kyc.ReadApplicantAsync(new ApplicantId(effect.Subject), cancellationToken).ConfigureAwait(false);
        return read.IsConfirmed ? EffectOutcome.Done($"read: {read.Value.Status}", new CaseInput.KycRead(read.Value)) : EffectOutcome.Again(read.Failure);
    }
}
