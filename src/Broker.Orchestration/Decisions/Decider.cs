using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Kyc;
using Broker.Core.Errors;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;

namespace Broker.Orchestration.Decisions;

/// <summary>
/// Decides what follows from one input: a pure, total function of case, input, policy and time. The same arguments always give the same decision;
/// nothing is called and nothing is stored.
/// </summary>
public sealed class Decider(DecisionTable table, DecisionPolicy policy)
{
    /// <summary>Decides.</summary>
    /// <param name="current">The case as it is stored.</param>
    /// <param name="input">What happened or is asked for.</param>
    /// <param name="actor">Who or what brought it.</param>
    /// <param name="causation">The event, effect or timer that led here.</param>
    /// <param name="now">The time.</param>
    public Decision Decide(CustomerCase current, CaseInput input, Actor actor, string causation, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(input);
        var work = new DecisionWork(table, policy, current, actor, causation, now);
        switch (input)
        {
            case CaseInput.Opened opened:
                work.Opened(opened);
                break;
            case CaseInput.Relationship relationship:
                work.Relationship(relationship);
                break;
            case CaseInput.KycRead kyc:
                work.Kyc(kyc.Snapshot);
                break;
            case CaseInput.MoneyRead money:
                work.Money(money.Confirmation);
                break;
            case CaseInput.LoginReserved reserved:
                work.LoginReserved(reserved.Login);
                break;
            case CaseInput.RegistrationConfirmed confirmed:
                work.AccountFound(confirmed.Account);
                break;
            case CaseInput.RegistrationRefused refused:
                work.RegistrationRefused(refused);
                break;
            case CaseInput.RegistrationUnknown unknown:
                work.Apply(CaseEvent.T3, unknown.Code);
                break;
            case CaseInput.AccountsListed listed:
                work.Listed(listed.Listing);
                break;
            case CaseInput.ConnectionChecked check:
                work.ConnectionChecked(check);
                break;
            case CaseInput.RegistrationAsked:
                work.Apply(CaseEvent.H1, null);
                break;
            case CaseInput.TimerFired timer:
                work.TimerFired(timer.Name);
                break;
            default:
                throw new ArgumentException($"Input {input.GetType().Name} is not known.", nameof(input));
        }

        return work.Finish();
    }
}
