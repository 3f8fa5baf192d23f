using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Kyc;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Tests.Support;

namespace Broker.Orchestration.Tests.Decisions;

public sealed class PathTests
{
    [Fact]
    public void A_customer_goes_from_lead_to_active_and_every_step_names_the_next_effect()
    {
        var driver = new CaseDriver();

        Assert.Equal(CaseState.Lead, driver.Apply(Given.Opened()).Case.State);
        Assert.Equal(CaseState.Contact, driver.Apply(Given.Qualified()).Case.State);
        Assert.Equal(CaseState.KycPending, driver.Apply(Given.Kyc(KycStatus.Pending)).Case.State);
        Assert.Equal(CaseState.AwaitingFunds, driver.Apply(Given.Kyc(KycStatus.Approved, 2)).Case.State);
        Assert.Equal(CaseState.AwaitingFunds, driver.Apply(Given.Money(PaymentState.Processing, 3)).Case.State);
        Decision settled = driver.Apply(Given.Money(minute: 4));
        Assert.Equal(CaseState.RegistrationRequested, settled.Case.State);
        Assert.Equal(EffectKind.ReserveLogin, Assert.Single(settled.Effects).Kind);
        Decision reserved = driver.Apply(new CaseInput.LoginReserved(Given.Login));
        EffectRecord register = Assert.Single(reserved.Effects);
        Assert.Equal(EffectKind.RegisterAccount, register.Kind);
        Assert.Equal("500123@Acme-Live", register.Subject);
        Assert.Equal(driver.Case.Account.Operation!.Value.Value, register.Key);
        Decision registered = driver.Apply(new CaseInput.RegistrationConfirmed(Given.Account));
        Assert.Equal(CaseState.Registered, registered.Case.State);
        Assert.Equal(EffectKind.CheckConnection, Assert.Single(registered.Effects).Kind);
        Assert.Contains(registered.Timers, static t => t.Name == TimerNames.ConnectTooLong);
        Decision active = driver.Apply(Given.Connection(ConnectionState.Connected));
        Assert.Equal(CaseState.Active, active.Case.State);
        Assert.Equal(driver.Now, active.Case.Account.ActivatedAt);
        Assert.Contains(active.TimersDone, static t => t.Name == TimerNames.ConnectTooLong);
        Assert.Empty(driver.Decisions.SelectMany(static d => d.Exceptions));
    }

    [Fact]
    public void Money_before_KYC_is_held_with_a_timer_and_takes_effect_by_itself()
    {
        var driver = CaseDriver.At(CaseState.KycPending);

        Decision held = driver.Apply(Given.Money());
        Assert.Equal(CaseState.KycPending, held.Case.State);
        Assert.Equal(driver.Now + driver.Policy.EarlyMoneyLimit, Assert.Single(held.Timers, static t => t.Name == TimerNames.EarlyMoney).DueAt);

        Decision approved = driver.Apply(Given.Kyc(KycStatus.Approved, 3));
        Assert.Equal(CaseState.RegistrationRequested, approved.Case.State);
        Assert.Contains(approved.TimersDone, static t => t.Name == TimerNames.EarlyMoney);
        Assert.Equal(["K2", "H1"], approved.Audit.Select(static a => a.Event?.ToString()));
    }

    [Fact]
    public void Without_automation_money_before_KYC_ends_in_ready()
    {
        var driver = CaseDriver.At(CaseState.KycPending, new DecisionPolicy { RegisterAutomatically = false });
        driver.Apply(Given.Money());

        Assert.Equal(CaseState.Ready, driver.Apply(Given.Kyc(KycStatus.Approved, 3)).Case.State);
        Assert.Equal(CaseState.RegistrationRequested, driver.Ask().Case.State);
    }

    [Fact]
    public void Money_held_too_long_before_KYC_is_refunded_once()
    {
        var driver = CaseDriver.At(CaseState.KycPending);
        driver.Apply(Given.Money());
        driver.Now += driver.Policy.EarlyMoneyLimit;

        EffectRecord refund = Assert.Single(driver.Apply(new CaseInput.TimerFired(TimerNames.EarlyMoney)).Effects);
        Assert.Equal(EffectKind.RefundPayment, refund.Kind);
        Assert.Equal("250.00 EUR", refund.Argument);
        Assert.Empty(driver.Apply(new CaseInput.TimerFired(TimerNames.EarlyMoney)).Effects);
    }

    [Fact]
    public void A_refund_that_arrives_before_its_settlement_decides_by_the_net_amount()
    {
        var driver = CaseDriver.At(CaseState.AwaitingFunds);

        driver.Apply(Given.Money(minute: 5, refunded: 250m));
        Decision late = driver.Apply(Given.Money(minute: 4));

        Assert.Equal(CaseState.AwaitingFunds, late.Case.State);
        Assert.True(Assert.Single(late.Case.Payments).Held.IsZero);
        Assert.Contains(late.Audit, static a => a.Decision == "History");
    }

    [Fact]
    public void A_late_approval_older_than_the_rejection_is_history_only()
    {
        var driver = CaseDriver.At(CaseState.Contact);
        driver.Apply(Given.Kyc(KycStatus.RejectedFinal, 5));

        Decision late = driver.Apply(Given.Kyc(KycStatus.Approved, 0));

        Assert.Equal(CaseState.Declined, late.Case.State);
        Assert.Equal(KycStatus.RejectedFinal, late.Case.Identity.Status);
        Assert.Equal("Approved", Assert.Single(late.Facts).Value);
        Assert.Equal("History", Assert.Single(late.Audit).Decision);
    }

    [Fact]
    public void An_older_rejection_is_not_lost_but_read_again()
    {
        var driver = CaseDriver.At(CaseState.Contact);
        driver.Apply(Given.Kyc(KycStatus.Approved, 20));

        Decision late = driver.Apply(Given.Kyc(KycStatus.RejectedFinal, 5));

        Assert.Equal(KycStatus.Approved, late.Case.Identity.Status);
        EffectRecord read = Assert.Single(late.Effects);
        Assert.Equal(EffectKind.ReadApplicant, read.Kind);
        Assert.Equal(Given.Applicant.Value, read.Subject);
        Assert.False(late.IsUnchanged);
    }

    [Fact]
    public void The_same_word_said_later_makes_an_older_rejection_a_re_read_too()
    {
        var driver = CaseDriver.At(CaseState.Contact);
        driver.Apply(Given.Kyc(KycStatus.Approved, 10));
        driver.Apply(Given.Kyc(KycStatus.Approved, 20));

        Decision between = driver.Apply(Given.Kyc(KycStatus.RejectedFinal, 15));

        Assert.Equal(KycStatus.Approved, between.Case.Identity.Status);
        Assert.Equal(EffectKind.ReadApplicant, Assert.Single(between.Effects).Kind);
    }

    [Fact]
    public void An_older_dispute_is_not_lost_but_read_again()
    {
        var driver = CaseDriver.At(CaseState.AwaitingFunds);
        driver.Apply(Given.Money(PaymentState.Processing, minute: 6));

        Decision late = driver.Apply(Given.Money(minute: 5, dispute: DisputeStanding.Open));

        EffectRecord read = Assert.Single(late.Effects);
        Assert.Equal(EffectKind.ReadPayment, read.Kind);
        Assert.Equal("pi_1", read.Subject);
    }

    [Fact]
    public void An_approval_with_an_end_is_watched_and_expires_by_itself()
    {
        var driver = CaseDriver.At(CaseState.Contact);
        DateTimeOffset end = driver.Now.AddDays(30);

        TimerRecord timer = Assert.Single(driver.Apply(Given.Kyc(KycStatus.Approved, 2, validUntil: end)).Timers);
        Assert.Equal((TimerNames.KycValidity, end), (timer.Name, timer.DueAt));
        driver.Now = end;
        Decision expired = driver.Apply(new CaseInput.TimerFired(TimerNames.KycValidity));

        Assert.Equal(CaseState.KycActionRequired, expired.Case.State);
        Assert.Equal(KycStatus.Expired, expired.Case.Identity.Status);
        Assert.Contains(expired.Facts, static f => f is { Fact: "case.waits_for", Value: var gates } && gates!.Contains("kyc-valid", StringComparison.Ordinal));
    }

    [Fact]
    public void A_payment_of_a_payer_not_mapped_yet_waits_and_counts_when_the_payer_is_mapped()
    {
        var driver = new CaseDriver();
        driver.Apply(Given.Opened(qualified: true) with { Links = new IdentityLinks { CrmRecord = Given.Record, Applicant = Given.Applicant } });
        driver.Apply(Given.Kyc(KycStatus.Approved));
        Assert.Equal(CaseState.AwaitingFunds, driver.Apply(Given.Money()).Case.State);

        Decision linked = driver.Apply(new CaseInput.Opened(false, driver.Now) { Links = new IdentityLinks { Payer = Given.Payer } });

        Assert.Equal(CaseState.RegistrationRequested, linked.Case.State);
        Assert.Equal("250.00 EUR", Assert.Single(linked.Facts, static f => f.Fact == "payment.held").Value);
    }

    [Fact]
    public void A_payment_turns_out_to_be_somebody_elses_when_another_payer_is_mapped()
    {
        var driver = new CaseDriver();
        driver.Apply(Given.Opened(qualified: true) with { Links = new IdentityLinks { CrmRecord = Given.Record, Applicant = Given.Applicant } });
        driver.Apply(Given.Kyc(KycStatus.Approved));
        driver.Apply(Given.Money(payer: "cus_stranger"));

        Decision linked = driver.Apply(new CaseInput.Opened(false, driver.Now) { Links = new IdentityLinks { Payer = Given.Payer } });

        Assert.Equal(CaseState.ManualReview, linked.Case.State);
        Assert.Equal("finance", Assert.Single(linked.Case.Reviews).Kind);
    }

    [Fact]
    public void A_late_id_closes_its_gate_in_the_projected_list_too()
    {
        var driver = new CaseDriver();
        driver.Apply(Given.Opened(qualified: true) with { Links = new IdentityLinks { CrmRecord = Given.Record, Payer = Given.Payer } });

        Decision linked = driver.Apply(new CaseInput.Opened(false, driver.Now) { Links = new IdentityLinks { Applicant = Given.Applicant } });

        Assert.DoesNotContain("identity-map", Assert.Single(linked.Facts, static f => f.Fact == "case.waits_for").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Opening_with_nothing_new_changes_nothing()
    {
        var driver = CaseDriver.At(CaseState.Contact);

        Assert.True(driver.Peek(Given.Opened(qualified: true)).IsUnchanged);
    }

    [Fact]
    public void A_case_opened_again_as_qualified_is_qualified()
    {
        var driver = CaseDriver.At(CaseState.Lead);

        Assert.Equal(CaseState.Contact, driver.Apply(Given.Opened(qualified: true)).Case.State);
    }

    [Fact]
    public void A_second_deposit_that_fails_does_not_stop_an_active_customer()
    {
        var driver = CaseDriver.At(CaseState.Active);

        Decision failed = driver.Apply(Given.Money(PaymentState.Failed, 30, payment: "pi_2"));

        Assert.Equal(CaseState.Active, failed.Case.State);
        Assert.Empty(failed.Case.Restrictions);
        Assert.Equal(2, failed.Case.Payments.Count);
        Assert.Single(failed.Audit);
    }

    [Fact]
    public void An_unknown_KYC_word_and_an_unknown_payment_state_are_kept_and_shown()
    {
        var driver = CaseDriver.At(CaseState.AwaitingFunds);

        ExceptionItem kyc = Assert.Single(driver.Apply(Given.Kyc(KycStatus.Unknown, 9)).Exceptions);
        ExceptionItem money = Assert.Single(driver.Apply(Given.Money(PaymentState.Unknown, 9)).Exceptions);

        Assert.Equal((ExceptionKind.Unmapped, ExceptionKind.Unmapped), (kyc.Kind, money.Kind));
        Assert.Equal(CaseState.AwaitingFunds, driver.State);
    }

    [Theory]
    [InlineData(RelationshipStage.Merged)]
    [InlineData(RelationshipStage.Deleted)]
    public void A_merged_or_deleted_CRM_record_changes_nothing_and_is_shown(RelationshipStage stage)
    {
        var driver = CaseDriver.At(CaseState.AwaitingFunds);

        Decision decision = driver.Apply(new CaseInput.Relationship(stage, driver.Now));

        Assert.Equal(ExceptionKind.Identity, Assert.Single(decision.Exceptions).Kind);
        Assert.Equal(RelationshipStage.Contact, decision.Case.Relationship);
    }

    [Fact]
    public void The_same_arguments_give_the_same_decision()
    {
        foreach (CaseState state in new[] { CaseState.Contact, CaseState.AwaitingFunds, CaseState.Registered })
        {
            var driver = CaseDriver.At(state);
            CustomerCase before = driver.Case;
            Decision first = driver.Peek(Given.Kyc(KycStatus.RejectedFinal, 9));
            Decision second = driver.Peek(Given.Kyc(KycStatus.RejectedFinal, 9));

            Assert.Equal(CaseJson.Write(first.Case), CaseJson.Write(second.Case));
            Assert.Equal(first.Audit.Select(AuditChain.Canonicalize), second.Audit.Select(AuditChain.Canonicalize));
            Assert.Equal(first.Effects, second.Effects);
            Assert.Same(before, driver.Case);
        }
    }
}
