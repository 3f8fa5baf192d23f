using Broker.Core.Boundaries.Kyc;
using Broker.Orchestration.Cases;

namespace Broker.Orchestration.Decisions;

/// <summary>The case state as a function of the facets (domain/onboarding.md 3.2).</summary>
public static class CaseStates
{
    /// <summary>Computes the state.</summary>
    public static CaseState Compute(CustomerCase c, DecisionPolicy policy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(c);
        if (c.ClosedAt is not null)
        {
            return CaseState.Closed;
        }

        // A registration in flight is never interrupted: its outcome is resolved first.
        if (c.Account.Stage == AccountStage.Requested)
        {
            return CaseState.RegistrationRequested;
        }

        if (c.Account.Stage == AccountStage.OutcomeUnknown)
        {
            return CaseState.RegistrationUncertain;
        }

        bool registered = c.Account.Stage == AccountStage.Registered;
        if (!registered && c.Identity.IsFinalNegative)
        {
            return CaseState.Declined;
        }

        if (c.Restrictions.Any(static r => r.Kind == RestrictionKind.ComplianceHold))
        {
            return CaseState.Suspended;
        }

        if (c.Reviews.Count > 0)
        {
            return CaseState.ManualReview;
        }

        if (registered)
        {
            return c.Account.ActivatedAt is null ? CaseState.Registered : CaseState.Active;
        }

        if (c.Relationship == RelationshipStage.Lead)
        {
            return CaseState.Lead;
        }

        return c.Identity.Status switch
        {
            KycStatus.Pending or KycStatus.InReview => CaseState.KycPending,
            KycStatus.ActionRequired or KycStatus.RejectedRetry or KycStatus.Expired => CaseState.KycActionRequired,
            KycStatus.Approved or KycStatus.ApprovedUntil when !c.Identity.IsValidAt(now) => CaseState.KycActionRequired,
            KycStatus.Approved or KycStatus.ApprovedUntil =>
                Gates.Unmet(GatedAction.RegisterAccount, c, policy, now).Count == 0 ? CaseState.Ready : CaseState.AwaitingFunds,
            _ => CaseState.Contact,
        };
    }
}
