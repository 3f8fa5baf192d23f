using System.Text;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Payments.Praxis;
using Broker.Payments.Praxis.Webhooks;
using Broker.Payments.Tests.Timelines;
using Broker.Payments.Timelines;
using Broker.TestSupport;

namespace Broker.Payments.Tests.Praxis.Webhooks;

/// <summary>Lives of orders as signed notifications and as look-ups, told out of order, twice, late and with times that lie (contracts/payments.md b2, c).</summary>
public sealed class PraxisStreamTests
{
    private static readonly string[] Signed =
        ["timestamp", "session.order_id", "transaction.tid", "transaction.transaction_type", "transaction.transaction_status", "transaction.amount", "transaction.currency", "transaction.processed_amount", "transaction.processed_currency"];

    private static readonly PraxisWebhook Webhook = new(PraxisTestClient.Options(static o => o.SignatureFields.Notification = [.. Signed]));

    [Fact]
    public void A_thousand_shuffled_doubled_and_late_streams_end_as_the_ordered_one()
    {
        for (int seed = 0; seed < 1_000; seed++)
        {
            var random = new Random(seed);
            (List<PaymentFact> ordered, PaymentState state, decimal received, decimal refunded, DisputeStanding dispute) = Live(random);
            PaymentTimeline expected = Streams.Feed(ordered);

            Assert.True(state == expected.Standing.State, $"seed {seed}: {state} became {expected.Standing.State}");
            Assert.Equal((received, refunded, dispute), (expected.Standing.Received!.Value.Amount, expected.Standing.Refunded!.Value.Amount, expected.Standing.Dispute));
            List<PaymentFact> disturbed = Streams.Disturb(ordered, random, newerCopies: true);
            Assert.Equal(Streams.Show(expected), Streams.Show(Streams.Feed(disturbed)));

            List<PaymentFact> lying = [.. disturbed.Select(fact => fact with { ProviderTime = Streams.Start.AddSeconds(random.Next(-99_999, 99_999)) })];
            PaymentStanding lied = Streams.Feed(lying).Standing;
            Assert.Equal((state, received, refunded, dispute), (lied.State, lied.Received!.Value.Amount, lied.Refunded!.Value.Amount, lied.Dispute));
        }
    }

    [Theory]
    [InlineData("approved", PaymentState.Succeeded)]
    [InlineData("rejected", PaymentState.Failed)]
    [InlineData("cancelled", PaymentState.Canceled)]
    [InlineData("authorized", PaymentState.Authorized)]
    [InlineData("pending_async", PaymentState.RequiresAction)]
    [InlineData("brand new", PaymentState.Unknown)]
    public void A_state_alone_says_itself_and_an_unknown_one_is_kept(string raw, PaymentState state)
    {
        PaymentStanding standing = Streams.Feed(Facts(raw, 77, 100)).Standing;

        Assert.Equal((state, raw), (standing.State, standing.RawState));
        Assert.Equal(state == PaymentState.Succeeded ? 100 : 0, standing.Received!.Value.Amount);
    }

    [Fact]
    public void A_charge_in_another_currency_is_never_counted_as_the_payments_own()
    {
        PaymentStanding standing = Streams.Feed(Facts("approved", 77, 100, charged: 90, chargedCurrency: "USD")).Standing;

        Assert.Equal((PaymentState.Succeeded, 0m, true), (standing.State, standing.Received!.Value.Amount, standing.HasForeignAmounts));
        Assert.Equal(95, Streams.Feed(Facts("approved", 77, 100, charged: 95)).Standing.Received!.Value.Amount);
        Assert.Equal(0, Streams.Feed(Facts("approved", 77, 100, charged: 95, chargedCurrency: "SHIBA")).Standing.Received!.Value.Amount);
    }

    [Fact]
    public async Task The_boundary_looks_the_order_up_and_a_later_word_never_undoes_an_earlier_one()
    {
        StubHttpHandler handler = new StubHttpHandler()
            .Answer(200, PraxisTestClient.Body("approved", charged: 1100)).Answer(200, PraxisTestClient.Body("rejected", tid: 78)).Answer(200, PraxisTestClient.Body("chargeback", charged: 1100));
        var boundary = new PraxisFinanceBoundary(PraxisTestClient.Over(handler), new InMemoryPaymentEventStore(), new FakeTimeProvider());
        var payment = new PaymentId("DEP-1");

        FinanceConfirmation first = (await boundary.ReadPaymentAsync(payment, "e1")).Value;
        FinanceConfirmation second = (await boundary.ReadPaymentAsync(payment, null)).Value;

        Assert.Equal((PaymentState.Succeeded, 11.30m, 11m, PaymentEvidence.ApiRead), (first.State, first.Requested.Amount, first.Received.Amount, first.Evidence));
        Assert.Equal((first.State, first.Received, first.ConfirmationId), (second.State, second.Received, second.ConfirmationId));
        Assert.Equal("client-1", Assert.Single((await boundary.ListMoneyHeldAsync(new PayerId("client-1"))).Value).Payer!.Value.Value);
        Assert.Equal(DisputeStanding.Open, (await boundary.ReadPaymentAsync(payment, null)).Value.Dispute);
        Assert.Equal((FinanceReversalKind.Chargeback, 11m), Assert.Single((await boundary.ListReversalsAsync(payment)).Value) is var r ? (r.Kind, r.Amount.Amount) : default);
    }

    [Fact]
    public async Task A_withdrawal_and_an_answer_about_another_order_confirm_nothing()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, PraxisTestClient.Body("approved", "payout")).Answer(200, PraxisTestClient.Body("approved", order: "OTHER"));
        var boundary = new PraxisFinanceBoundary(PraxisTestClient.Over(handler, static o => o.Resilience.MaxRetries = 0), new InMemoryPaymentEventStore(), new FakeTimeProvider());

        Assert.Equal("no_payment", (await boundary.ReadPaymentAsync(new PaymentId("DEP-1"), null)).Failure!.Code);
        Assert.Equal(ErrorKind.Protocol, (await boundary.ReadPaymentAsync(new PaymentId("DEP-1"), null)).Failure!.Kind);
    }

    [Fact]
    public async Task An_answer_about_another_order_or_withdrawal_creates_and_approves_nothing()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, PraxisTestClient.Body("requested", "payout", "OTHER", 78));
        PraxisClient praxis = PraxisTestClient.Over(handler, static o => o.Resilience.MaxRetries = 0);
        var request = new WithdrawalRequest { Amount = Streams.Eur(1), Destination = "w", Reference = "DEP-1", Payer = new PayerId("c") };

        Assert.Equal(ErrorKind.Protocol, (await praxis.Withdrawals.TryCreateAsync(request)).Error!.Kind);
        Assert.Equal(ErrorKind.Protocol, (await praxis.Withdrawals.TryApproveAsync(new WithdrawalId("77"))).Error!.Kind);
        Assert.All(handler.Requests, static r => Assert.Contains("find-", r.PathAndQuery, StringComparison.Ordinal));
    }

    // Every fact goes the whole way: signed, delivered, verified, read.
    private static List<PaymentFact> Facts(string state, long tid, decimal amount, string type = "sale", decimal? charged = null, string chargedCurrency = "EUR", int second = 0)
    {
        long wire = (long)(amount * 100);
        long processed = (long)((charged ?? amount) * 100);
        long at = Streams.Start.AddSeconds(second).ToUnixTimeSeconds();
        string body = PraxisTestClient.Body(state, type, "p1", tid, wire, charged: processed, chargedCurrency: chargedCurrency, timestamp: at);
        string signature = PraxisTestClient.Hash($"{at}p1{tid}{type}{state}{wire}EUR{processed}{chargedCurrency}{PraxisTestClient.Secret1}");
        WebhookVerification verification = Webhook.Verify(Encoding.UTF8.GetBytes(body), _ => signature);
        Assert.True(verification.IsAccepted, verification.Refusal?.Sentence);
        return [.. verification.Envelopes.SelectMany(Webhook.ReadFacts)];
    }

    private static (List<PaymentFact> Facts, PaymentState State, decimal Received, decimal Refunded, DisputeStanding Dispute) Live(Random random)
    {
        List<PaymentFact> facts = [];
        int second = 0;
        long tid = 100;
        decimal charged = random.Next(3) == 0 ? 97 : 100;
        void Happen(string state, string type = "sale", long? of = null, decimal amount = 100, decimal? charge = null) => facts.AddRange(Facts(state, of ?? tid, amount, type, charge, second: second += random.Next(1, 100)));

        for (int tries = random.Next(3); tries > 0; tries--, tid++)
        {
            Happen(random.Next(2) == 0 ? "pending" : "pending_async");
            Happen(random.Next(3) switch { 0 => "rejected", 1 => "declined", _ => "error" });
        }

        bool failedBefore = tid > 100;
        if (failedBefore && random.Next(3) == 0)
        {
            return (facts, PaymentState.Failed, 0, 0, DisputeStanding.None);
        }

        Happen("pending");
        if (random.Next(5) == 0)
        {
            Happen("authorized");
            bool ends = random.Next(2) == 0;
            if (ends)
            {
                Happen("cancelled");
            }

            return (facts, ends ? PaymentState.Canceled : PaymentState.Authorized, 0, 0, DisputeStanding.None);
        }

        Happen("approved", charge: charged);
        decimal refunded = 0;
        for (int refund = random.Next(3); refund > 0; refund--)
        {
            bool done = random.Next(4) > 0;
            Happen("pending", "refund", 900 + refund, 10);
            Happen(done ? "approved" : "rejected", "refund", 900 + refund, 10);
            refunded += done ? 10 : 0;
            if (done && random.Next(3) == 0)
            {
                Happen("reversed", "refund", 900 + refund, 10);
                refunded -= 10;
            }
        }

        DisputeStanding dispute = DisputeStanding.None;
        if (refunded == 0 && random.Next(4) == 0)
        {
            Happen("reversed", charge: charged);
            refunded += charged;
        }
        else if (random.Next(4) == 0)
        {
            Happen("chargeback", charge: charged);
            dispute = DisputeStanding.Open;
        }

        return (facts, PaymentState.Succeeded, charged, refunded, dispute);
    }
}
