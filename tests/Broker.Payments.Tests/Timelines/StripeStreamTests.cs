using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Payments.Stripe;
using Broker.Payments.Stripe.Webhooks;
using Broker.Payments.Timelines;

namespace Broker.Payments.Tests.Timelines;

/// <summary>Lives of Stripe payments, told out of order, twice and late (contracts/payments.md a6).</summary>
public sealed class StripeStreamTests
{
    private const string Provider = "stripe";

    [Fact]
    public void A_thousand_shuffled_doubled_and_late_streams_end_as_the_ordered_one()
    {
        for (int seed = 0; seed < 1_000; seed++)
        {
            var random = new Random(seed);
            var life = new Life(random);
            List<PaymentFact> ordered = life.Live();
            PaymentTimeline expected = Streams.Feed(ordered);

            Assert.True(life.State == expected.Standing.State, $"seed {seed}: {life.State} became {expected.Standing.State}");
            Assert.Equal(Streams.Eur(life.Refunded), expected.Standing.Refunded);
            Assert.Equal(life.Dispute.ToStanding(), life.Disputed ? expected.Standing.Dispute : life.Dispute.ToStanding());
            Assert.Equal(Streams.Eur(life.Settled), expected.Standing.Settled);
            List<PaymentFact> disturbed = Streams.Disturb(ordered, random, newerCopies: false);
            Assert.Equal(Streams.Show(expected), Streams.Show(Streams.Feed(disturbed)));
            Assert.Equal(Streams.Show(expected), Streams.Show(PaymentTimeline.Of(Provider, new PaymentId("p1"), disturbed)));
        }
    }

    [Fact]
    public void An_older_event_that_comes_late_does_not_move_a_payment_backwards()
    {
        PaymentTimeline timeline = Streams.Feed([Changed(PaymentState.Succeeded, 5, "evt_2")]);

        Assert.Equal(PaymentState.Succeeded, timeline.Add(Changed(PaymentState.Processing, 4, "evt_1")).Standing.State);
    }

    [Fact]
    public void A_failed_attempt_is_no_end_the_intent_can_still_succeed() => Assert.Equal(
        PaymentState.Succeeded,
        Streams.Feed([Changed(PaymentState.Succeeded, 9, "evt_3"), Changed(PaymentState.Failed, 3, "evt_1"), Changed(PaymentState.RequiresAction, 5, "evt_2")]).Standing.State);

    [Fact]
    public void Events_of_one_second_are_told_apart_by_how_far_they_have_come() => Assert.Equal(
        PaymentState.Succeeded,
        Streams.Feed([Changed(PaymentState.Succeeded, 1, "evt_a"), Changed(PaymentState.Created, 1, "evt_z"), Changed(PaymentState.Processing, 1, "evt_k")]).Standing.State);

    [Fact]
    public void What_we_sent_and_lost_stays_unresolved_until_something_newer_is_told()
    {
        PaymentFact lost = Streams.Fact(PaymentFactKind.Unresolved, 10, "ours", provider: Provider);
        PaymentTimeline timeline = Streams.Feed([Changed(PaymentState.Created, 5, "evt_1"), lost]);

        Assert.Equal(PaymentState.Unresolved, timeline.Standing.State);
        Assert.Equal(PaymentState.Unresolved, timeline.Add(Changed(PaymentState.RequiresAction, 6, "evt_2")).Standing.State);
        Assert.Equal(PaymentState.Succeeded, timeline.Add(Changed(PaymentState.Succeeded, 11, "evt_3")).Standing.State);
        Assert.Equal(PaymentState.Unresolved, Streams.Feed([lost]).Standing.State);
    }

    [Fact]
    public void A_refund_told_before_the_payment_and_its_settlement_counts_all_the_same()
    {
        PaymentFact refund = Streams.Fact(PaymentFactKind.RefundChanged, 20, "evt_r", "re_1", 40, Provider) with { Refund = RefundState.Succeeded };
        PaymentFact settled = Streams.Fact(PaymentFactKind.Settled, 30, "line_1", "line_1", 100, Provider) with { Evidence = PaymentEvidence.SettlementReport };

        PaymentStanding standing = Streams.Feed([refund, settled, Changed(PaymentState.Succeeded, 10, "evt_1")]).Standing;

        Assert.Equal((PaymentState.Succeeded, Streams.Eur(100), Streams.Eur(40), Streams.Eur(60), Streams.Eur(100)), (standing.State, standing.Received!.Value, standing.Refunded!.Value, standing.Held!.Value, standing.Settled!.Value));
    }

    [Fact]
    public void A_dispute_that_is_won_after_it_was_closed_is_won()
    {
        PaymentFact Dispute(DisputeState state, int second, string id) => Streams.Fact(PaymentFactKind.DisputeChanged, second, id, "dp_1", 100, Provider) with { Dispute = state };
        PaymentFact[] facts = [Dispute(DisputeState.Won, 90, "evt_won"), Dispute(DisputeState.Lost, 50, "evt_closed"), Dispute(DisputeState.NeedsResponse, 20, "evt_created"), Changed(PaymentState.Succeeded, 1, "evt_1")];

        Assert.Equal(DisputeStanding.Won, Streams.Feed(facts).Standing.Dispute);
        Assert.Equal(DisputeStanding.Won, Streams.Feed([.. facts.Reverse()]).Standing.Dispute);
    }

    [Fact]
    public void Facts_of_another_currency_are_told_and_not_counted()
    {
        PaymentFact foreign = Streams.Fact(PaymentFactKind.RefundChanged, 5, "evt_2", "re_1", provider: Provider) with { Refund = RefundState.Succeeded, Amount = new(10, Broker.Core.Monetary.Currency.Of("USD")) };

        PaymentStanding standing = Streams.Feed([foreign, Changed(PaymentState.Succeeded, 1, "evt_1")]).Standing;

        Assert.True(standing.HasForeignAmounts);
        Assert.Equal(Streams.Eur(0), standing.Refunded);
    }

    [Fact]
    public void A_fact_of_another_payment_is_refused() => Assert.Throws<ArgumentException>(() =>
        PaymentTimeline.Of(Provider, new PaymentId("p2")).Add(Changed(PaymentState.Succeeded, 1, "evt_1")));

    [Fact]
    public void Nothing_known_is_unknown_and_has_no_amounts()
    {
        PaymentStanding nothing = PaymentTimeline.Of(Provider, new PaymentId("p1")).Standing;

        Assert.Equal((PaymentState.Unknown, null, null), (nothing.State, nothing.Received, nothing.Held));
    }

    [Fact]
    public void A_refund_that_fails_after_it_was_carried_out_is_two_reversals_with_ids_that_last()
    {
        PaymentFact done = Streams.Fact(PaymentFactKind.RefundChanged, 20, "evt_r1", "re_1", 40, Provider) with { Refund = RefundState.Succeeded };
        PaymentFact failed = Streams.Fact(PaymentFactKind.RefundChanged, 30, "evt_r2", "re_1", 40, Provider) with { Refund = RefundState.Failed };
        PaymentTimeline before = Streams.Feed([Changed(PaymentState.Succeeded, 1, "evt_1"), done]);

        IReadOnlyList<FinanceReversal> first = before.ListReversals(Streams.Start);
        IReadOnlyList<FinanceReversal> both = before.Add(failed).ListReversals(Streams.Start);

        Assert.Equal(FinanceReversalKind.Refund, Assert.Single(first).Kind);
        Assert.Equal([FinanceReversalKind.Refund, FinanceReversalKind.RefundReturned], both.Select(static r => r.Kind));
        Assert.Equal(first[0].ConfirmationId, both[0].ConfirmationId);
        Assert.Equal((false, true), (both[0].HeldAgain, both[1].HeldAgain));
        Assert.Equal(Streams.Eur(0), before.Add(failed).Standing.Refunded);
    }

    [Fact]
    public void Events_of_Stripe_become_facts_with_amounts()
    {
        StripeEvent item = Read("charge.dispute.funds_withdrawn", Broker.Payments.Tests.Stripe.StripeBodies.Dispute("needs_response"));

        IReadOnlyList<PaymentFact> facts = StripeFacts.Of(item);

        Assert.Equal([PaymentFactKind.DisputeChanged, PaymentFactKind.DisputeFundsWithdrawn], facts.Select(static f => f.Kind));
        Assert.All(facts, static f => Assert.Equal(Streams.Eur(125.50m), f.Amount));
        PaymentFact payment = Assert.Single(StripeFacts.Of(Read("payment_intent.succeeded", Broker.Payments.Tests.Stripe.StripeBodies.Intent())));
        Assert.Equal((PaymentState.Succeeded, "client-1", "cus_1"), (payment.State, payment.Reference, payment.Payer!.Value.Value));
        Assert.Equal(RefundState.Failed, Assert.Single(StripeFacts.Of(Read("refund.failed", Broker.Payments.Tests.Stripe.StripeBodies.Refund("failed")))).Refund);
        Assert.Empty(StripeFacts.Of(Read("customer.created", """{"id":"cus_1","object":"customer"}""")));
        Assert.Empty(StripeFacts.Of(Read("payment_intent.succeeded", Broker.Payments.Tests.Stripe.StripeBodies.Intent(), "2024-01-01")));
    }

    private static StripeEvent Read(string type, string data, string version = StripeApiVersion.Default)
    {
        var webhook = new StripeWebhook(Broker.Core.Secrets.Secret.From("whsec_x"));
        Assert.True(webhook.TryReadEvent(System.Text.Encoding.UTF8.GetBytes(Broker.Payments.Tests.Stripe.StripeBodies.Event(type, data, version: version)), out StripeEvent? item));
        return item;
    }

    private static PaymentFact Changed(PaymentState state, int second, string id) => Streams.Fact(PaymentFactKind.StateChanged, second, id, amount: 100, provider: Provider) with
    {
        State = state,
        RawState = state.ToString(),
        Received = Streams.Eur(state == PaymentState.Succeeded ? 100 : 0),
    };

    /// <summary>One random life, which also keeps count by itself.</summary>
    private sealed class Life(Random random)
    {
        private readonly List<PaymentFact> facts = [];
        private int second;
        private int number;

        internal PaymentState State { get; private set; } = PaymentState.Created;

        internal decimal Refunded { get; private set; }

        internal decimal Settled { get; private set; }

        internal bool Disputed { get; private set; }

        internal DisputeState Dispute { get; private set; }

        internal List<PaymentFact> Live()
        {
            Become(PaymentState.Created);
            for (int attempts = random.Next(3); attempts > 0; attempts--)
            {
                Become(PaymentState.RequiresAction);
                Become(PaymentState.Failed);
            }

            if (random.Next(8) == 0)
            {
                Become(random.Next(2) == 0 ? PaymentState.Canceled : PaymentState.Expired);
                return facts;
            }

            Become(PaymentState.Processing);
            Become(PaymentState.Succeeded);
            decimal left = 100;
            for (int refunds = random.Next(3); refunds > 0; refunds--)
            {
                decimal amount = random.Next(1, (int)left / 3);
                left -= amount;
                Refund("re_" + refunds, amount);
            }

            if (random.Next(2) == 0)
            {
                Settled = 100;
                facts.Add(Streams.Fact(PaymentFactKind.Settled, Next(), "txn_1", "txn_1", 100, Provider));
            }

            if (random.Next(2) == 0)
            {
                Argue();
            }

            return facts;
        }

        private void Become(PaymentState state)
        {
            State = state;
            facts.Add(Changed(state, Next(), "evt_" + number++));
        }

        private void Refund(string id, decimal amount)
        {
            void Step(RefundState state) => facts.Add(Streams.Fact(PaymentFactKind.RefundChanged, Next(), "evt_" + number++, id, amount, Provider) with { Refund = state, RawState = state.ToString() });

            Step(RefundState.Pending);
            if (random.Next(3) > 0)
            {
                Step(RefundState.Succeeded);
                Refunded += amount;
                if (random.Next(4) == 0)
                {
                    Step(RefundState.Failed);
                    Refunded -= amount;
                }
            }
        }

        private void Argue()
        {
            Disputed = true;
            void Step(DisputeState state)
            {
                Dispute = state;
                facts.Add(Streams.Fact(PaymentFactKind.DisputeChanged, Next(), "evt_" + number++, "dp_1", 100, Provider) with { Dispute = state, RawState = state.ToString() });
            }

            if (random.Next(2) == 0)
            {
                Step(DisputeState.Inquiry);
                Step(DisputeState.InquiryUnderReview);
            }

            Step(DisputeState.NeedsResponse);
            facts.Add(Streams.Fact(PaymentFactKind.DisputeFundsWithdrawn, Next(), "evt_" + number++, "dp_1", 100, Provider));
            Step(DisputeState.UnderReview);
            Step(random.Next(2) == 0 ? DisputeState.Won : DisputeState.Lost);
            if (Dispute == DisputeState.Won)
            {
                facts.Add(Streams.Fact(PaymentFactKind.DisputeFundsReinstated, Next(), "evt_" + number++, "dp_1", 100, Provider));
            }
        }

        // Stripe's times are whole seconds, so neighbours that come on may share one.
        private int Next() => second += random.Next(1, 4);
    }
}
