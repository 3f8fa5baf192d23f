using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Kyc;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Decisions;

namespace Broker.Orchestration.Tests.Support;

/// <summary>Applies decisions to one case as the processor does, without a journal.</summary>
internal sealed class CaseDriver
{
    private readonly Decider decider;

    internal CaseDriver(DecisionPolicy? policy = null)
    {
        Policy = policy ?? new DecisionPolicy();
        decider = new Decider(DecisionTable.Default, Policy);
    }

    internal DecisionPolicy Policy { get; }

    internal CustomerCase Case { get; private set; } = new() { Tenant = Given.Tenant, Customer = Given.Customer, OpenedAt = Given.Start, StateSince = Given.Start };

    internal DateTimeOffset Now { get; set; } = Given.At(60);

    internal List<Decision> Decisions { get; } = [];

    internal CaseState State => Case.State;

    internal IEnumerable<AuditEntry> Audit => Decisions.SelectMany(static d => d.Audit);

    internal static CaseDriver At(CaseState state, DecisionPolicy? policy = null)
    {
        var driver = new CaseDriver(policy);
        driver.To(state);
        return driver;
    }

    internal Decision Apply(CaseInput input)
    {
        Decision decision = decider.Decide(Case, input, Actor.Automation, "test", Now);
        Decisions.Add(decision);
        if (!decision.IsUnchanged)
        {
            Case = decision.Case with { Version = Case.Version + 1 };
        }

        return decision;
    }

    internal Decision Peek(CaseInput input) => decider.Decide(Case, input, Actor.Automation, "test", Now);

    internal Decision Ask() => Apply(new CaseInput.RegistrationAsked(Actor.Person("op")));

    internal void Change(Func<CustomerCase, CustomerCase> change)
    {
        CustomerCase changed = change(Case);
        Case = changed with { State = CaseStates.Compute(changed, Policy, Now) };
    }

    private void To(CaseState state)
    {
        Apply(Given.Opened(qualified: state != CaseState.Lead));
        switch (state)
        {
            case CaseState.KycPending:
                Apply(Given.Kyc(KycStatus.Pending));
                break;
            case CaseState.KycActionRequired:
                Apply(Given.Kyc(KycStatus.ActionRequired));
                break;
            case CaseState.Declined:
                Apply(Given.Kyc(KycStatus.RejectedFinal));
                break;
            case CaseState.AwaitingFunds:
                Apply(Given.Kyc(KycStatus.Approved));
                break;
            case CaseState.Ready or CaseState.RegistrationRequested or CaseState.RegistrationUncertain or CaseState.Registered or CaseState.Active
                or CaseState.ManualReview or CaseState.Suspended or CaseState.Closed:
                Apply(Given.Kyc(KycStatus.Approved));
                Apply(Given.Money());
                Advance(state);
                break;
            default:
                break;
        }

        Assert.Equal(state, State);
    }

    private void Advance(CaseState state)
    {
        if (state == CaseState.Ready)
        {
            // A refused registration waits; so the automation does not leave Ready at once.
            if (Policy.RegisterAutomatically)
            {
                Change(c => c with { Account = c.Account with { Stage = AccountStage.None, Operation = null, Attempts = 0, NotBefore = Now.AddHours(1) } });
            }

            return;
        }

        if (Case.Account.Stage == AccountStage.None)
        {
            Ask();
        }

        Apply(new CaseInput.LoginReserved(Given.Login));
        if (state == CaseState.RegistrationUncertain)
        {
            Apply(new CaseInput.RegistrationUnknown("timeout"));
        }
        else if (state != CaseState.RegistrationRequested)
        {
            Apply(new CaseInput.RegistrationConfirmed(Given.Account));
            if (state == CaseState.ManualReview)
            {
                Apply(Given.Kyc(KycStatus.ActionRequired, 3));
            }
            else if (state == CaseState.Suspended)
            {
                Apply(Given.Kyc(KycStatus.RejectedFinal, 3));
            }
            else if (state == CaseState.Active)
            {
                Apply(Given.Connection(ConnectionState.Connected));
            }
            else if (state == CaseState.Closed)
            {
                Change(c => c with { ClosedAt = Now });
            }
        }
    }
}
