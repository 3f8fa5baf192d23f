using System.Text;
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

/// <summary>The properties of domain/onboarding.md 3.6 over seeded random sequences; a failure names its seed.</summary>
public sealed class PropertyTests
{
    private const int Sequences = 1200;
    private const int Length = 30;

    [Fact]
    public void Random_histories_keep_the_properties_of_the_matrix()
    {
        for (int seed = 0; seed < Sequences; seed++)
        {
            var story = new Story(seed);
            for (int step = 0; step < Length; step++)
            {
                CustomerCase before = story.Driver.Case;
                CaseInput input = story.Next();
                CaseState byTimeAlone = story.Driver.Peek(new CaseInput.TimerFired("none")).Case.State;
                Decision decision = story.Driver.Apply(input);
                string at = $"seed {seed}, step {step}, {input.GetType().Name} in {before.State} -> {decision.Case.State}";
                CheckTransition(before, byTimeAlone, input, decision, at);
                CheckRecords(before, decision, at);
                story.Take(decision);
            }

            CheckEnd(story, $"seed {seed}");
        }
    }

    // M6: the same event twice is the event once: state, effects and items do not grow.
    [Fact]
    public void The_same_event_twice_is_once()
    {
        for (int seed = 0; seed < Sequences; seed++)
        {
            var story = new Story(seed + 10_000);
            for (int step = 0; step < Length; step++)
            {
                CaseInput input = story.NextFact();
                story.Driver.Apply(input);
                string once = Facets(story.Driver.Case);
                Decision twice = story.Driver.Apply(input);
                string at = $"seed {seed}, step {step}, {input}";

                Assert.True(once == Facets(story.Driver.Case), at);
                Assert.True(twice.Effects.All(static e => e.Kind is EffectKind.ReadApplicant or EffectKind.ReadPayment), at);
                Assert.True(twice.Links.Count == 0 && twice.Timers.Count == 0, at);
            }
        }
    }

    // M7: the order in which non-negative facts arrive does not matter.
    [Fact]
    public void Any_arrival_order_of_the_same_good_facts_ends_in_the_same_state()
    {
        CaseInput[] facts =
        [
            Given.Qualified(),
            Given.Kyc(KycStatus.Pending, 1, version: 1),
            Given.Kyc(KycStatus.InReview, 2, version: 2),
            Given.Kyc(KycStatus.Approved, 3, version: 3),
            Given.Money(PaymentState.Processing, 1),
            Given.Money(minute: 4, received: 60m),
            Given.Money(minute: 5, received: 60m, payment: "pi_2"),
        ];
        for (int seed = 0; seed < Sequences; seed++)
        {
            var random = new Random(seed);
            CaseInput[] order = [.. facts];
            random.Shuffle(order);
            int count = random.Next(1, order.Length + 1);
            CaseInput[] some = order[..count];
            string expected = End([.. facts.Where(some.Contains)]);

            Assert.True(expected == End(some), $"seed {seed}: {string.Join(", ", some.Select(static s => s.ToString()))}");
        }

        Assert.Contains(nameof(CaseState.RegistrationRequested), End(facts), StringComparison.Ordinal);
    }

    private static string End(IEnumerable<CaseInput> inputs)
    {
        var driver = CaseDriver.At(CaseState.Lead);
        foreach (CaseInput input in inputs)
        {
            driver.Apply(input);
        }

        return Facets(driver.Case);
    }

    private static void CheckTransition(CustomerCase before, CaseState byTimeAlone, CaseInput input, Decision decision, string at)
    {
        CustomerCase after = decision.Case;
        CaseState from = before.State;

        // The state is computed, nobody writes it.
        Assert.True(decision.Before == from, at);

        // M1
        if (after.State == CaseState.Active && from != CaseState.Active)
        {
            Assert.True(from == CaseState.Registered && input is CaseInput.ConnectionChecked { State: ConnectionState.Connected }, "M1 " + at);
        }

        // M2
        if (after.Account.Stage == AccountStage.Requested && before.Account.Stage != AccountStage.Requested)
        {
            AuditEntry begun = Assert.Single(decision.Audit, static a => a.Event == CaseEvent.H1 && a.Decision.Contains("Register", StringComparison.Ordinal));
            Assert.True(begun.Before == CaseState.Ready, "M2 " + at);
        }

        // M3
        Assert.True(from != CaseState.Closed || after.State == CaseState.Closed, "M3 " + at);

        // M4: a fact may make a case ready; only the automation's own H1 sends it on.
        if (input is CaseInput.Relationship or CaseInput.MoneyRead or CaseInput.KycRead)
        {
            Assert.True(after.State is not (CaseState.Registered or CaseState.Active) || from == after.State, "M4 " + at);
            Assert.True(after.State != CaseState.RegistrationRequested || from == after.State || decision.Audit.Any(static a => a.Event == CaseEvent.H1), "M4 " + at);
        }

        // M5
        if (input is CaseInput.ConnectionChecked { State: not ConnectionState.Connected })
        {
            Assert.True(after.State == byTimeAlone, "M5 " + at);
            Assert.True(from != after.State || decision.Facts.All(static f => f.Fact is "account.health" or "case.waits_for"), "M5 " + at);
        }

        // M8
        if (input is CaseInput.KycRead { Snapshot.Status: KycStatus.RejectedFinal or KycStatus.Revoked })
        {
            Assert.True(after.Identity.IsFinalNegative || decision.Effects.Any(static e => e.Kind == EffectKind.ReadApplicant), "M8 " + at);
        }

        if (input is CaseInput.MoneyRead { Confirmation: { Dispute: DisputeStanding.Open or DisputeStanding.Lost } bad })
        {
            PaymentFacet? facet = after.Payments.FirstOrDefault(p => p.Payment == bad.Payment);
            Assert.True(facet?.Dispute == bad.Dispute || decision.Effects.Any(static e => e.Kind == EffectKind.ReadPayment), "M8 " + at);
        }

        // M9
        Assert.True(before.Account.Id is null || before.Account.Id == after.Account.Id, "M9 " + at);
        Assert.True(after.Account.Id is not { } id || !after.Account.Quarantined.Contains(id), "M9 " + at);
    }

    // M10: what is refused, reviewed, raised or compensated has its record.
    private static void CheckRecords(CustomerCase before, Decision decision, string at)
    {
        Assert.True(decision.Audit.Count > 0, "M10 " + at);
        Assert.True(decision.Refused == decision.Audit.Any(static a => a.Kind == AuditKind.Refusal), "M10 " + at);
        int opened = decision.Case.Reviews.Count - before.Reviews.Count;
        foreach (Review review in decision.Case.Reviews.TakeLast(Math.Max(opened, 0)))
        {
            Assert.Single(decision.Audit, a => a.Event?.ToString() == review.Reason && (a.Decision.Contains("OpenReview", StringComparison.Ordinal) || a.Event == CaseEvent.T5));
        }

        if (decision.Effects.Any(static e => e.Kind == EffectKind.RefundPayment))
        {
            Assert.Single(decision.Audit, static a => a.Decision.Contains("RefundHeldMoney", StringComparison.Ordinal) || a.Decision == "Compensate");
        }

        Assert.Equal(decision.Exceptions.Count, decision.Exceptions.Select(static e => e.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(decision.Effects.Count, decision.Effects.Select(static e => e.Key).Distinct(StringComparer.Ordinal).Count());
    }

    // M11: money of a customer who ends declined is refunded, being refunded, or a person was asked.
    private static void CheckEnd(Story story, string at)
    {
        CustomerCase c = story.Driver.Case;
        if (c.State is not (CaseState.Declined or CaseState.Closed))
        {
            return;
        }

        foreach (PaymentFacet payment in c.Payments.Where(static p => p.State == PaymentState.Succeeded && !p.Held.IsZero))
        {
            Assert.True(story.Refunded.Contains(payment.Payment.Value) || story.OpenItems.Any(i => i.EndsWith("refund-due-" + payment.Payment.Value, StringComparison.Ordinal)), "M11 " + at);
        }
    }

    // What must be equal: the facets without the times they were taken over at, payments as a set.
    private static string Facets(CustomerCase c) => Encoding.UTF8.GetString(CaseJson.Write(c with
    {
        Version = 0,
        StateSince = default,
        Payments = [.. c.Payments.OrderBy(static p => p.Payment.Value, StringComparer.Ordinal)],
    }));

    /// <summary>A customer's random history. Owners speak of times before and after what they said earlier.</summary>
    private sealed class Story
    {
        private readonly Random random;

        internal Story(int seed)
        {
            random = new Random(seed);
            Driver = new CaseDriver(new DecisionPolicy { RegisterAutomatically = seed % 3 != 0, CleanListingWindow = TimeSpan.FromMinutes(2) });
            Driver.Apply(Given.Opened(qualified: seed % 4 == 0));
        }

        internal CaseDriver Driver { get; }

        internal HashSet<string> Refunded { get; } = new(StringComparer.Ordinal);

        internal HashSet<string> OpenItems { get; } = new(StringComparer.Ordinal);

        internal void Take(Decision decision)
        {
            Refunded.UnionWith(decision.Effects.Where(static e => e.Kind == EffectKind.RefundPayment).Select(static e => e.Subject));
            OpenItems.UnionWith(decision.Exceptions.Select(static e => e.Id));
            OpenItems.ExceptWith(decision.ExceptionsClosed.Select(static e => e.Id));
        }

        internal CaseInput Next()
        {
            Driver.Now += TimeSpan.FromSeconds(random.Next(0, 90));
            return random.Next(10) < 4 ? NextFact() : random.Next(10) switch
            {
                0 => new CaseInput.RegistrationAsked(Actor.Person("op")),
                1 or 2 => new CaseInput.LoginReserved(Given.Login),
                3 => new CaseInput.RegistrationConfirmed(random.Next(4) == 0 ? Given.OtherAccount : Given.Account),
                4 => new CaseInput.RegistrationRefused("BUSY", random.Next(4) == 0),
                5 => new CaseInput.RegistrationUnknown("timeout"),
                6 => Given.Listed(random.Next(2) == 0),
                7 => Given.Listed(random.Next(2) == 0, Given.Account),
                8 => Given.Connection((ConnectionState)random.Next(3), random.Next(5) == 0 ? null : random.Next(5) == 0),
                _ => new CaseInput.TimerFired(Pick(TimerNames.RegisterAgain, TimerNames.UncertainTooLong, TimerNames.ConnectTooLong, TimerNames.EarlyMoney, TimerNames.KycValidity)),
            };
        }

        internal CaseInput NextFact() => random.Next(5) switch
        {
            0 => Given.Qualified(),
            1 or 2 => Kyc(),
            _ => Money(),
        };

        private CaseInput.KycRead Kyc()
        {
            KycStatus status = random.Next(3) > 0 ? Pick(KycStatus.Pending, KycStatus.Approved, KycStatus.Approved) : (KycStatus)random.Next(11);
            int minute = random.Next(50);
            return Given.Kyc(status, minute, review: "r-" + random.Next(2), validUntil: random.Next(6) == 0 ? Given.At(10_000) : null, version: random.Next(3) == 0 ? minute : null);
        }

        private CaseInput.MoneyRead Money()
        {
            decimal received = Pick(60m, 250m, 250m, 9000m);
            decimal refunded = random.Next(6) == 0 ? Pick(10m, received) : 0m;
            DisputeStanding dispute = random.Next(8) == 0 ? (DisputeStanding)random.Next(5) : DisputeStanding.None;
            PaymentState state = random.Next(4) == 0 ? (PaymentState)random.Next(11) : PaymentState.Succeeded;
            return Given.Money(state, random.Next(50), received, state == PaymentState.Succeeded ? refunded : 0m, dispute, "pi_" + random.Next(3), Pick("cus_1", "cus_1", "cus_1", "cus_2", null!));
        }

        private T Pick<T>(params T[] from) => from[random.Next(from.Length)];
    }
}
