using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Kyc;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Tests.Support;

namespace Broker.Orchestration.Tests.Decisions;

public sealed class TableTests
{
    public static TheoryData<CaseEvent, CaseState> ReachableCells
    {
        get
        {
            var data = new TheoryData<CaseEvent, CaseState>();
            foreach (CaseEvent caseEvent in DecisionTable.Default.Events)
            {
                foreach (CaseState state in Enum.GetValues<CaseState>())
                {
                    if (state is not (CaseState.Dormant or CaseState.Closing))
                    {
                        data.Add(caseEvent, state);
                    }
                }
            }

            return data;
        }
    }

    public static TheoryData<CaseEvent> AllEvents => [.. Enum.GetValues<CaseEvent>()];

    [Theory]
    [MemberData(nameof(ReachableCells))]
    public void A_cell_leads_to_the_state_it_names_and_is_audited_once(CaseEvent caseEvent, CaseState state)
    {
        Cell cell = DecisionTable.Default[caseEvent, state];
        var driver = CaseDriver.At(state, new DecisionPolicy { RegisterAutomatically = false });
        CaseInput? input = Inputs.For(caseEvent, driver);
        if (input is null)
        {
            // The owners' words never become this event in this state; the step itself must still be total.
            Assert.NotNull(Inputs.Walk(caseEvent, driver));
            return;
        }

        Decision decision = driver.Apply(input);

        AuditEntry entry = Assert.Single(decision.Audit, a => a.Event == caseEvent && a.Before == state);
        Assert.Equal(cell.ToString(), entry.Decision);
        Assert.Equal(cell.Steps.Contains(CellStep.Refuse) ? AuditKind.Refusal : AuditKind.Decision, entry.Kind);
        if (cell.Expected is { } expected)
        {
            Assert.Equal(expected, decision.Case.State);
        }

        if (cell.Steps is [CellStep.Ignore])
        {
            Assert.Equal(state, decision.Case.State);
        }

        if (cell.Steps.Contains(CellStep.Except))
        {
            Assert.Contains(decision.Exceptions, e => e.Id.EndsWith(caseEvent == CaseEvent.T4 ? "duplicate-account" : "event-" + caseEvent, StringComparison.Ordinal));
        }

        if (cell.Steps.Contains(CellStep.OpenReview))
        {
            Assert.Contains(decision.Case.Reviews, r => r.Reason == caseEvent.ToString());
        }

        if (cell.Steps.Contains(CellStep.Suspend))
        {
            Assert.Contains(decision.Case.Restrictions, static r => r.Kind == RestrictionKind.ComplianceHold);
        }

        if (cell.Steps.Contains(CellStep.GateAtRegistration))
        {
            Assert.Equal([caseEvent], decision.Case.Deferred);
            Assert.Equal(state, decision.Case.State);
        }
    }

    [Theory]
    [MemberData(nameof(AllEvents))]
    public void Every_event_is_decided_in_every_state_without_throwing(CaseEvent caseEvent)
    {
        foreach (CaseState state in Enum.GetValues<CaseState>())
        {
            CaseState buildable = state is CaseState.Dormant or CaseState.Closing ? CaseState.Active : state;
            var driver = CaseDriver.At(buildable);

            Decision decision = Inputs.Walk(caseEvent, driver);

            Assert.Contains(decision.Audit, a => a.Event == caseEvent);
            Assert.Equal(decision.Case.State, CaseStates.Compute(decision.Case, driver.Policy, driver.Now));
        }
    }

    [Fact]
    public void The_table_has_768_cells_and_no_event_is_without_an_answer()
    {
        string[] lines = [.. DecisionTable.Default.Lines()];

        Assert.Equal(48 * 16, lines.Length);
        Assert.Equal(lines.Length, lines.Distinct(StringComparer.Ordinal).Count());
        Assert.All(lines, static line => Assert.Matches(@"^[CKPTH]\d+ \| \w+ \| \S.*$", line));
        Assert.Contains("H1 | Ready | Register", lines);
        Assert.Contains("P9 | Active | ->Suspended: Record+Suspend+OpenReview+Except", lines);
    }

    [Fact]
    public void Nothing_leads_out_of_closed()
    {
        foreach (CaseEvent caseEvent in Enum.GetValues<CaseEvent>())
        {
            Assert.Null(DecisionTable.Default[caseEvent, CaseState.Closed].Expected);
            var driver = CaseDriver.At(CaseState.Closed);
            Assert.Equal(CaseState.Closed, Inputs.Walk(caseEvent, driver).Case.State);
        }
    }

    [Fact]
    public void An_undecided_event_raises_an_item_and_changes_nothing()
    {
        var driver = CaseDriver.At(CaseState.Registered);

        Decision decision = Inputs.Walk(CaseEvent.H12, driver);

        Assert.Equal("Undecided", Assert.Single(decision.Exceptions).Cause);
        Assert.True(decision.IsUnchanged);
    }

    /// <summary>How the owners' words become each event.</summary>
    private static class Inputs
    {
        internal static CaseInput? For(CaseEvent caseEvent, CaseDriver driver)
        {
            CaseState state = driver.State;
            bool counts = driver.Case.Payments.Any(static p => p.Counts);
            return caseEvent switch
            {
                CaseEvent.C2 => Given.Qualified(),
                CaseEvent.K1 => Given.Kyc(state == CaseState.KycPending ? KycStatus.InReview : KycStatus.Pending, 30),
                CaseEvent.K2 => Given.Kyc(KycStatus.Approved, 30, review: "r-2"),
                CaseEvent.K3 => Given.Kyc(KycStatus.ApprovedUntil, 30, validUntil: driver.Now.AddDays(90)),
                CaseEvent.K4 => Given.Kyc(KycStatus.RejectedRetry, 30),
                CaseEvent.K5 => Given.Kyc(KycStatus.RejectedFinal, 30, review: "r-2"),
                CaseEvent.K6 => Given.Kyc(KycStatus.Expired, 30),
                CaseEvent.K7 => Given.Kyc(KycStatus.Revoked, 30),
                CaseEvent.P1 => Given.Money(PaymentState.Processing, 30, payment: "pi_9"),
                CaseEvent.P2 => Given.Money(minute: 30, payment: "pi_9"),
                CaseEvent.P3 => Given.Money(minute: 30, payment: "pi_9", payer: "cus_stranger"),
                CaseEvent.P4 => counts ? Given.Money(PaymentState.Failed, 30) : null,
                CaseEvent.P5 => counts ? Given.Money(minute: 30, refunded: 250m) : null,
                CaseEvent.P6 => counts ? Given.Money(minute: 30, refunded: 10m) : null,
                CaseEvent.P7 => Given.Money(minute: 30, dispute: DisputeStanding.Open),
                CaseEvent.P8 => Given.Money(minute: 30, dispute: DisputeStanding.Won),
                CaseEvent.P9 => Given.Money(minute: 30, dispute: DisputeStanding.Lost),
                CaseEvent.T1 => driver.Case.Account.Id is null ? new CaseInput.RegistrationConfirmed(Given.Account) : null,
                CaseEvent.T2 => new CaseInput.RegistrationRefused("INVALID_ACCOUNT", IsFinal: false),
                CaseEvent.T3 => new CaseInput.RegistrationUnknown("timeout"),
                CaseEvent.T4 => driver.Case.Account.Id is null ? null : new CaseInput.RegistrationConfirmed(Given.OtherAccount),
                CaseEvent.T5 => Given.Connection(ConnectionState.Connected),
                CaseEvent.T6 => Given.Connection(ConnectionState.Disconnected),
                CaseEvent.T7 => Given.Listed(complete: true),
                CaseEvent.H1 => new CaseInput.RegistrationAsked(Actor.Person("op")),
                _ => null,
            };
        }

        /// <summary>Walks the cell itself, also where no word of an owner leads to it.</summary>
        internal static Decision Walk(CaseEvent caseEvent, CaseDriver driver)
        {
            var work = new DecisionWork(DecisionTable.Default, driver.Policy, driver.Case, Actor.Automation, "test", driver.Now);
            work.Apply(caseEvent, null, account: Given.OtherAccount);
            return work.Finish();
        }
    }
}
