using System.Globalization;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Ownership;

namespace Broker.Orchestration.Decisions;

/// <summary>What follows by itself: deferred events, compensations, registration by automation, the computed state and its facts.</summary>
internal sealed partial class DecisionWork
{
    private const int MaxRounds = 16;

    internal Decision Finish()
    {
        Settle();
        CaseState state = CaseStates.Compute(c, policy, now);
        if (state != before.State || before.Version == 0)
        {
            c = c with { State = state, StateSince = now };
            Fact(BrokerFacts.CaseState, state, now);
        }

        string waits = string.Join(", ", WaitsFor(state).Select(static g => g.Name));
        if (before.Version == 0 || state != before.State || waits != string.Join(", ", WaitsFor(before, before.State).Select(static g => g.Name)))
        {
            Fact(BrokerFacts.CaseWaitsFor, waits, now);
        }

        string restriction = Coarse(c);
        if (before.Version == 0 || restriction != Coarse(before))
        {
            Fact(BrokerFacts.CaseRestriction, restriction, now);
        }

        return new Decision
        {
            Case = c,
            Before = before.State,
            Refused = refused,
            UnmetGates = unmetGates,
            IsUnchanged = ReferenceEquals(c, before) && facts.Count == 0 && effects.Count == 0,
            Facts = facts,
            Links = links,
            Effects = [.. effects.GroupBy(static e => e.Key, StringComparer.Ordinal).Select(static g => g.Last())],
            Timers = [.. timers.GroupBy(static t => t.Name, StringComparer.Ordinal).Select(static g => g.Last())],
            TimersDone = [.. timersDone.Where(k => !timers.Exists(t => t.Name == k.Name)).Distinct()],
            Exceptions = [.. exceptions.GroupBy(static e => e.Id, StringComparer.Ordinal).Select(static g => g.Last())],
            ExceptionsClosed = exceptionsClosed,
            Audit = audit,
        };
    }

    // Runs until nothing changes: held inputs take effect by themselves once what blocked them is gone.
    private void Settle()
    {
        for (int round = 0; round < MaxRounds; round++)
        {
            CustomerCase start = c;
            if (!c.Account.InFlight && c.Deferred.Count > 0)
            {
                IReadOnlyList<CaseEvent> deferred = c.Deferred;
                c = c with { Deferred = [] };
                foreach (CaseEvent caseEvent in deferred)
                {
                    Apply(caseEvent, "deferred until the registration was resolved");
                }
            }

            CaseState state = CaseStates.Compute(c, policy, now);
            if (state is CaseState.Declined or CaseState.Closed && c.Payments.Any(IsRefundOpen))
            {
                RefundHeldMoney();
                Note("Compensate", "money held for a customer who cannot be served");
            }

            if (state == CaseState.Ready && policy.RegisterAutomatically && !c.Account.RefusalIsFinal && !(c.Account.NotBefore > now))
            {
                Apply(CaseEvent.H1, "asked by automation");
            }

            if (IsEarly(before.State) && !IsEarly(state))
            {
                timersDone.Add(new TimerKey(c.Customer, TimerNames.EarlyMoney));
                timers.RemoveAll(static t => t.Name == TimerNames.EarlyMoney);
            }

            if (ReferenceEquals(start, c))
            {
                return;
            }
        }

        throw new InvalidOperationException("The decision did not come to rest; the decision table sends the case in a circle.");
    }

    private static bool IsEarly(CaseState state) => state is CaseState.Lead or CaseState.Contact or CaseState.KycPending or CaseState.KycActionRequired;

    private IReadOnlyList<UnmetGate> WaitsFor(CaseState state) => WaitsFor(c, state);

    private IReadOnlyList<UnmetGate> WaitsFor(CustomerCase of, CaseState state) => state switch
    {
        CaseState.Active or CaseState.Closed or CaseState.Declined => [],
        CaseState.Registered => Gates.Unmet(GatedAction.Activate, of, policy, now),
        CaseState.RegistrationRequested or CaseState.RegistrationUncertain => [],
        _ => Gates.Unmet(GatedAction.RegisterAccount, of, policy, now),
    };

    private static string Coarse(CustomerCase of) =>
        of.Restrictions.Any(static r => r.Kind == RestrictionKind.ComplianceHold) ? "suspended" : of.Restrictions.Count > 0 ? "limited" : "none";

    private void Fact<TOwner, TValue>(Fact<TOwner, TValue> fact, TValue value, DateTimeOffset observedAt)
        where TOwner : ISystemOfRecord
    {
        facts.RemoveAll(f => f.Fact == fact.Name && f.ObservedAt == observedAt);
        facts.Add(new FactRecord(c.Customer, fact.Name, fact.Owner, fact.Codec.Write(value), observedAt, now, causation));
    }

    private void Effect(EffectKind kind, string key, string subject, string? argument, DateTimeOffset dueAt) => effects.Add(new EffectRecord
    {
        Key = key,
        Customer = c.Customer,
        Kind = kind,
        Subject = subject,
        Argument = argument,
        DueAt = dueAt,
        Generation = (int)Math.Min(before.Version + 1, int.MaxValue),
    });

    private void Restrict(RestrictionKind kind, CaseEvent by)
    {
        if (!c.Restrictions.Any(r => r.Kind == kind))
        {
            c = c with { Restrictions = [.. c.Restrictions, new Restriction(kind, by.ToString(), table.Version, now)] };
        }
    }

    private void OpenReview(CaseEvent by, CaseState origin)
    {
        string reason = by.ToString();
        if (c.Reviews.Any(r => r.Reason == reason))
        {
            return;
        }

        string kind = by.ToString()[0] switch { 'K' => "kyc", 'P' => "finance", 'T' => "operations", _ => "manual" };
        string id = OperationKey.Derive("review", c.Tenant.Value, c.Customer.Value, reason, before.Version.ToString(CultureInfo.InvariantCulture)).Value;
        c = c with { Reviews = [.. c.Reviews, new Review(id, kind, reason, origin, now)] };
        Raise("review-" + reason, kind == "finance" ? ExceptionKind.Money : kind == "kyc" ? ExceptionKind.Kyc : ExceptionKind.Registration,
            kind == "operations" ? DelayVerdict.Operational : DelayVerdict.Commercial, "ReviewOpen",
            $"A {kind} review is open ({EventWords.Of(by)}). The case waits for a decision.", "ApproveReview", "DeclineReview");
    }

    private void RaiseFor(CaseEvent by, CaseState state) => Raise(
        "event-" + by,
        by.ToString()[0] switch { 'C' => ExceptionKind.Identity, 'K' => ExceptionKind.Kyc, 'P' => ExceptionKind.Money, 'T' => ExceptionKind.Registration, _ => ExceptionKind.Policy },
        by.ToString()[0] is 'T' or 'C' ? DelayVerdict.Operational : DelayVerdict.Commercial,
        by + "In" + state,
        $"{EventWords.Of(by)} while the case is {state}. The fact was kept; a person must look.",
        "DismissWithReason");

    private void Raise(string id, ExceptionKind kind, DelayVerdict verdict, string cause, string sentence, params string[] nextActions) =>
        exceptions.Add(new ExceptionItem
        {
            Id = $"{c.Customer.Value}:{id}",
            Customer = c.Customer,
            State = CaseStates.Compute(c, policy, now),
            Kind = kind,
            Verdict = verdict,
            Cause = cause,
            Sentence = sentence,
            NextActions = nextActions,
            Group = $"{kind}:{cause}",
            RaisedAt = now,
        });

    private void Settle(string id, string reason) => exceptionsClosed.Add(new ExceptionClose($"{c.Customer.Value}:{id}", reason, now));

    private void Note(string decision, string reason, IReadOnlyList<AuditInput>? inputs = null) =>
        audit.Add(Entry(AuditKind.Decision, decision, table.Version, reason, null, CaseStates.Compute(c, policy, now), inputs ?? [], []));

    private AuditEntry Entry(
        AuditKind kind, string decision, string rule, string? reason, CaseEvent? caseEvent, CaseState from, IReadOnlyList<AuditInput> inputs, IReadOnlyList<UnmetGate> gates) => new()
    {
        At = now,
        Kind = kind,
        Actor = actor,
        Customer = c.Customer,
        Event = caseEvent,
        Before = from,
        After = CaseStates.Compute(c, policy, now),
        Decision = decision,
        Rule = rule,
        Reason = reason,
        Causation = causation,
        CaseVersion = before.Version,
        Inputs = inputs,
        UnmetGates = [.. gates.Select(static g => g.Name)],
    };
}
