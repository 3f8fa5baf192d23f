using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Kyc;
using Broker.Core.Identity;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Tests.Support;

namespace Broker.Orchestration.Tests.Decisions;

public sealed class RegistrationTests
{
    [Theory]
    [InlineData(CaseState.RegistrationRequested)]
    [InlineData(CaseState.RegistrationUncertain)]
    public void A_rejection_in_flight_waits_for_the_outcome_then_suspends_reviews_and_refunds(CaseState state)
    {
        var driver = CaseDriver.At(state);

        Decision rejected = driver.Apply(Given.Kyc(KycStatus.RejectedFinal, 9));
        Assert.Equal(state, rejected.Case.State);
        Assert.Equal([CaseEvent.K5], rejected.Case.Deferred);
        Assert.Empty(rejected.Effects);

        Decision found = driver.Apply(new CaseInput.RegistrationConfirmed(Given.Account));
        Assert.Equal(CaseState.Suspended, found.Case.State);
        Assert.Empty(found.Case.Deferred);
        Assert.Equal("K5", Assert.Single(found.Case.Reviews).Reason);
        Assert.Contains(found.Effects, static e => e.Kind == EffectKind.RefundPayment);
        Assert.Equal(Given.Account, found.Case.Account.Id);

        Decision connected = driver.Apply(Given.Connection(ConnectionState.Connected));
        Assert.Null(connected.Case.Account.ActivatedAt);
        Assert.Equal(CaseState.Suspended, connected.Case.State);
    }

    [Fact]
    public void A_withdrawn_approval_in_flight_suspends_and_a_dispute_in_flight_suspends_with_a_review()
    {
        var revoked = CaseDriver.At(CaseState.RegistrationRequested);
        revoked.Apply(Given.Kyc(KycStatus.Revoked, 9));
        Assert.Equal(CaseState.Suspended, revoked.Apply(new CaseInput.RegistrationConfirmed(Given.Account)).Case.State);

        var disputed = CaseDriver.At(CaseState.RegistrationRequested);
        disputed.Apply(Given.Money(minute: 9, dispute: DisputeStanding.Open));
        Decision found = disputed.Apply(new CaseInput.RegistrationConfirmed(Given.Account));
        Assert.Equal(CaseState.Suspended, found.Case.State);
        Assert.Equal("finance", Assert.Single(found.Case.Reviews).Kind);
        Assert.DoesNotContain(found.Effects, static e => e.Kind == EffectKind.RefundPayment);
    }

    [Fact]
    public void A_rejection_in_flight_that_ends_in_a_refusal_declines_and_refunds_once()
    {
        var driver = CaseDriver.At(CaseState.RegistrationRequested);
        driver.Apply(Given.Kyc(KycStatus.RejectedFinal, 9));

        Decision refused = driver.Apply(new CaseInput.RegistrationRefused("INVALID_ACCOUNT", IsFinal: false));

        Assert.Equal(CaseState.Declined, refused.Case.State);
        Assert.Single(refused.Effects, static e => e.Kind == EffectKind.RefundPayment);
        Assert.DoesNotContain(refused.Effects, static e => e.Kind is EffectKind.RegisterAccount or EffectKind.ReserveLogin);
    }

    [Fact]
    public void A_refusal_that_may_pass_backs_off_and_is_tried_again_with_a_new_key()
    {
        var driver = CaseDriver.At(CaseState.RegistrationRequested);
        OperationKey first = driver.Case.Account.Operation!.Value;

        Decision refused = driver.Apply(new CaseInput.RegistrationRefused("SERVER_BUSY", IsFinal: false));
        Assert.Equal(CaseState.Ready, refused.Case.State);
        TimerRecord again = Assert.Single(refused.Timers);
        Assert.Equal((TimerNames.RegisterAgain, driver.Now + driver.Policy.RegisterAgainAfter), (again.Name, again.DueAt));
        Assert.Empty(refused.Effects);

        driver.Now = again.DueAt;
        Decision retried = driver.Apply(new CaseInput.TimerFired(TimerNames.RegisterAgain));
        Assert.Equal(CaseState.RegistrationRequested, retried.Case.State);
        EffectRecord effect = Assert.Single(retried.Effects);
        Assert.Equal(EffectKind.RegisterAccount, effect.Kind);
        Assert.Equal(Given.Login.ToString(), effect.Subject);
        Assert.NotEqual(first.Value, effect.Key);
    }

    [Fact]
    public void A_final_refusal_stops_the_automation_and_a_person_may_still_ask()
    {
        var driver = CaseDriver.At(CaseState.RegistrationRequested);

        Decision refused = driver.Apply(new CaseInput.RegistrationRefused("BAD_PASSWORD", IsFinal: true));
        Assert.Equal(CaseState.Ready, refused.Case.State);
        Assert.Empty(refused.Timers);
        Assert.Equal("RegistrationRefused", Assert.Single(refused.Exceptions).Cause);
        driver.Now += TimeSpan.FromHours(1);
        Assert.Empty(driver.Apply(Given.Money(minute: 40, payment: "pi_2")).Effects);

        Assert.Equal(CaseState.RegistrationRequested, driver.Ask().Case.State);
    }

    [Fact]
    public void Refusals_that_may_pass_become_final_after_the_limit()
    {
        var driver = CaseDriver.At(CaseState.RegistrationRequested);
        for (int refusal = 1; refusal < driver.Policy.MaxRegistrationRefusals; refusal++)
        {
            Assert.Empty(driver.Apply(new CaseInput.RegistrationRefused("SERVER_BUSY", IsFinal: false)).Exceptions);
            driver.Now += driver.Policy.RegisterAgainAfter;
            driver.Apply(new CaseInput.TimerFired(TimerNames.RegisterAgain));
        }

        Decision last = driver.Apply(new CaseInput.RegistrationRefused("SERVER_BUSY", IsFinal: false));

        Assert.True(last.Case.Account.RefusalIsFinal);
        Assert.Contains("3 time(s)", Assert.Single(last.Exceptions).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_outcome_is_looked_up_on_the_sweep_and_only_enough_clean_listings_over_the_window_allow_a_new_attempt()
    {
        var driver = CaseDriver.At(CaseState.RegistrationRequested);
        string key = driver.Case.Account.Operation!.Value.Value;
        Decision unknown = driver.Apply(new CaseInput.RegistrationUnknown("timeout"));
        Assert.Equal(CaseState.RegistrationUncertain, unknown.Case.State);
        Assert.Contains(unknown.Timers, t => t.Name == TimerNames.UncertainTooLong && t.DueAt == driver.Now + driver.Policy.UncertainLimit);

        List<double> waits = [];
        Decision decision = unknown;
        while (decision.Case.State == CaseState.RegistrationUncertain)
        {
            EffectRecord lookup = Assert.Single(decision.Effects);
            Assert.Equal(EffectKind.LookUpAccount, lookup.Kind);
            waits.Add((lookup.DueAt - driver.Now).TotalSeconds);
            driver.Now = lookup.DueAt;
            decision = driver.Apply(Given.Listed(complete: true));
        }

        Assert.Equal([10, 30, 120, 120, 600], waits);
        Assert.Equal(CaseState.RegistrationRequested, decision.Case.State);
        EffectRecord attempt = Assert.Single(decision.Effects);
        Assert.Equal(EffectKind.RegisterAccount, attempt.Kind);
        Assert.NotEqual(key, attempt.Key);
        Assert.Equal(2, decision.Case.Account.Attempts);
        Assert.Contains(decision.TimersDone, static t => t.Name == TimerNames.UncertainTooLong);
    }

    [Fact]
    public void Enough_clean_listings_inside_the_window_prove_nothing_yet()
    {
        var driver = CaseDriver.At(CaseState.RegistrationUncertain);
        for (int i = 0; i < 10; i++)
        {
            driver.Now += TimeSpan.FromSeconds(10);
            Assert.Equal(CaseState.RegistrationUncertain, driver.Apply(Given.Listed(complete: true)).Case.State);
        }
    }

    [Fact]
    public void A_partial_listing_never_counts_towards_absence_and_still_proves_presence()
    {
        var driver = CaseDriver.At(CaseState.RegistrationUncertain);
        for (int i = 0; i < 50; i++)
        {
            driver.Now += TimeSpan.FromMinutes(10);
            Decision partial = driver.Apply(Given.Listed(complete: false));
            Assert.Equal(0, partial.Case.Account.CleanListings);
            Assert.Equal(EffectKind.LookUpAccount, Assert.Single(partial.Effects).Kind);
        }

        Assert.Equal(CaseState.Registered, driver.Apply(Given.Listed(complete: false, Given.Account)).Case.State);
    }

    [Fact]
    public void An_uncertain_registration_becomes_an_item_after_its_limit_and_is_settled_when_it_is_found()
    {
        var driver = CaseDriver.At(CaseState.RegistrationUncertain);
        driver.Now += driver.Policy.UncertainLimit;

        ExceptionItem item = Assert.Single(driver.Apply(new CaseInput.TimerFired(TimerNames.UncertainTooLong)).Exceptions);
        Decision found = driver.Apply(Given.Listed(complete: true, Given.Account));

        Assert.Equal("RegistrationUncertain", item.Cause);
        Assert.Contains(found.ExceptionsClosed, c => c.Id == item.Id);
    }

    [Fact]
    public void Of_two_accounts_in_one_listing_the_first_is_mapped_and_the_second_quarantined_and_raised()
    {
        var driver = CaseDriver.At(CaseState.RegistrationUncertain);

        Decision decision = driver.Apply(Given.Listed(complete: true, Given.Account, Given.OtherAccount));

        Assert.Equal(Given.Account, decision.Case.Account.Id);
        Assert.Equal([Given.OtherAccount], decision.Case.Account.Quarantined);
        Assert.Equal("DuplicateAccount", Assert.Single(decision.Exceptions).Cause);
        Assert.Equal(CaseState.Registered, decision.Case.State);
        Assert.Single(decision.Links, static l => l.Kind == IdentityKind.Account);
    }

    [Fact]
    public void The_same_account_found_again_is_nothing_new_and_another_one_is_kept_apart()
    {
        var driver = CaseDriver.At(CaseState.Active);
        Assert.True(driver.Apply(new CaseInput.RegistrationConfirmed(Given.Account)).IsUnchanged);

        Decision other = driver.Apply(new CaseInput.RegistrationConfirmed(Given.OtherAccount));
        Decision again = driver.Apply(new CaseInput.RegistrationConfirmed(Given.OtherAccount));

        Assert.Equal(Given.Account, other.Case.Account.Id);
        Assert.Equal([Given.OtherAccount], again.Case.Account.Quarantined);
        Assert.Empty(other.Links);
    }

    [Fact]
    public void An_account_nobody_asked_for_is_an_orphan()
    {
        var driver = CaseDriver.At(CaseState.Contact);

        Decision decision = driver.Apply(new CaseInput.RegistrationConfirmed(Given.Account));

        Assert.Null(decision.Case.Account.Id);
        Assert.Equal([Given.Account], decision.Case.Account.Quarantined);
        Assert.Equal(ExceptionKind.Registration, Assert.Single(decision.Exceptions).Kind);
    }

    [Fact]
    public void A_login_is_reserved_once_and_reused_by_every_attempt()
    {
        var driver = CaseDriver.At(CaseState.RegistrationRequested);

        Decision second = driver.Apply(new CaseInput.LoginReserved(new TradingLogin(999, "Other")));

        Assert.True(second.IsUnchanged);
        Assert.Equal(Given.Login, second.Case.Account.Login);
    }

    [Fact]
    public void A_failed_check_is_repeated_with_doubling_waits_until_an_item_is_raised()
    {
        var driver = CaseDriver.At(CaseState.Registered);
        List<double> waits = [];
        for (int i = 0; i < 7; i++)
        {
            EffectRecord check = Assert.Single(driver.Apply(Given.Connection(ConnectionState.Disconnected, null, 10 + i)).Effects);
            waits.Add((check.DueAt - driver.Now).TotalSeconds);
        }

        Assert.Equal([30, 60, 120, 240, 480, 900, 900], waits);
        Assert.Equal("NeverConnected", Assert.Single(driver.Apply(new CaseInput.TimerFired(TimerNames.ConnectTooLong)).Exceptions).Cause);
        Decision connected = driver.Apply(Given.Connection(ConnectionState.Connected, minute: 30));
        Assert.Equal(CaseState.Active, connected.Case.State);
        Assert.Contains(connected.ExceptionsClosed, static c => c.Id.EndsWith("never-connected", StringComparison.Ordinal));
    }

    [Fact]
    public void An_orphan_that_turns_out_to_be_the_account_leaves_quarantine()
    {
        var driver = CaseDriver.At(CaseState.AwaitingFunds);
        driver.Apply(new CaseInput.RegistrationConfirmed(Given.Account));
        driver.Apply(Given.Money());
        driver.Apply(new CaseInput.LoginReserved(Given.Login));

        Decision found = driver.Apply(Given.Listed(complete: true, Given.Account));

        Assert.Equal(Given.Account, found.Case.Account.Id);
        Assert.Empty(found.Case.Account.Quarantined);
    }
}
