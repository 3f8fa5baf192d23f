using System.Text.Json.Nodes;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Secrets;
using Broker.Payments.Adyen;
using Broker.Payments.Adyen.Webhooks;
using Broker.Payments.Tests.Timelines;
using Broker.Payments.Timelines;

namespace Broker.Payments.Tests.Adyen.Webhooks;

/// <summary>Lives of Adyen payments as signed deliveries, told out of order, twice, late and with times that lie (contracts/payments.md b, c).</summary>
public sealed class AdyenStreamTests
{
    private static readonly AdyenWebhook Manual = Of(AdyenCaptureMode.Manual);
    private static readonly AdyenWebhook Automatic = Of(AdyenCaptureMode.Automatic);

    [Fact]
    public void A_thousand_shuffled_doubled_and_late_streams_end_as_the_ordered_one()
    {
        for (int seed = 0; seed < 1_000; seed++)
        {
            var random = new Random(seed);
            bool automatic = random.Next(2) == 0;
            (List<PaymentFact> ordered, PaymentState state, decimal received, decimal refunded, DisputeStanding dispute) = Live(random, automatic);
            PaymentTimeline expected = Streams.Feed(ordered);

            Assert.True(state == expected.Standing.State, $"seed {seed}: {state} became {expected.Standing.State}");
            Assert.Equal((Streams.Eur(received), Streams.Eur(refunded), dispute), (expected.Standing.Received!.Value, expected.Standing.Refunded!.Value, expected.Standing.Dispute));
            List<PaymentFact> disturbed = Streams.Disturb(ordered, random, newerCopies: true);
            Assert.Equal(Streams.Show(expected), Streams.Show(Streams.Feed(disturbed)));

            // The times of Adyen are not signed: whatever they say, what may be done does not change.
            List<PaymentFact> lying = [.. disturbed.Select(fact => fact with { ProviderTime = Streams.Start.AddSeconds(random.Next(-99_999, 99_999)) })];
            PaymentStanding lied = Streams.Feed(lying).Standing;
            Assert.Equal((state, received, refunded, dispute), (lied.State, lied.Received!.Value.Amount, lied.Refunded!.Value.Amount, lied.Dispute));
        }
    }

    [Fact]
    public void A_second_chargeback_after_the_first_was_reversed_is_lost_money_in_any_order()
    {
        PaymentFact[] facts = [.. Facts(Automatic, "AUTHORISATION"), .. Facts(Automatic, "CHARGEBACK", "D1"), .. Facts(Automatic, "CHARGEBACK_REVERSED", "D1"), .. Facts(Automatic, "SECOND_CHARGEBACK", "D1")];
        foreach (PaymentFact[] order in Permutations(facts, 200))
        {
            PaymentTimeline timeline = Streams.Feed(order);
            DisputeRecord dispute = Assert.Single(timeline.Standing.Disputes);
            Assert.Equal((DisputeState.Lost, Streams.Eur(22.60m), Streams.Eur(11.30m)), (dispute.State, dispute.FundsWithdrawn!.Value, dispute.FundsReinstated!.Value));
            Assert.Equal(3, timeline.ListReversals(Streams.Start).Count);
        }

        Assert.Equal(DisputeStanding.Won, Streams.Feed([.. facts.Take(6)]).Standing.Dispute);
    }

    [Theory]
    [InlineData("CANCELLATION")]
    [InlineData("TECHNICAL_CANCEL")]
    public void A_cancelled_payment_of_an_account_that_captures_by_itself_holds_nothing(string code)
    {
        PaymentStanding standing = Streams.Feed([.. Facts(Automatic, code, "X1"), .. Facts(Automatic, "AUTHORISATION")]).Standing;

        Assert.Equal((PaymentState.Canceled, Streams.Eur(0)), (standing.State, standing.Received!.Value));
    }

    [Fact]
    public void A_capture_that_fails_takes_the_assumed_one_away_even_when_it_was_named_in_between()
    {
        PaymentFact[] facts = [.. Facts(Automatic, "AUTHORISATION"), .. Facts(Automatic, "CAPTURE", "C1"), .. Facts(Automatic, "CAPTURE_FAILED", "C1")];

        Assert.All(Permutations(facts, 50), static order => Assert.Equal((PaymentState.Failed, Streams.Eur(0)), (Streams.Feed(order).Standing.State, Streams.Feed(order).Standing.Received!.Value)));
        Assert.Equal(PaymentState.Failed, Streams.Feed([.. Facts(Automatic, "CAPTURE_FAILED", "C1"), .. Facts(Automatic, "AUTHORISATION")]).Standing.State);
        Assert.Equal(Streams.Eur(11.30m), Streams.Feed([.. facts.Take(3)]).Standing.Received);
    }

    [Fact]
    public void A_cancel_or_refund_is_what_the_captures_say_not_what_the_unsigned_action_says()
    {
        PaymentStanding captured = Streams.Feed([.. Facts(Manual, "CANCEL_OR_REFUND", "X1"), .. Facts(Manual, "CAPTURE", "C1"), .. Facts(Manual, "AUTHORISATION")]).Standing;
        PaymentStanding open = Streams.Feed([.. Facts(Manual, "CANCEL_OR_REFUND", "X1"), .. Facts(Manual, "AUTHORISATION")]).Standing;

        Assert.Equal((PaymentState.Succeeded, Streams.Eur(0)), (captured.State, captured.Held!.Value));
        Assert.Equal((PaymentState.Canceled, Streams.Eur(0)), (open.State, open.Received!.Value));
    }

    [Theory]
    [InlineData("AUTHORISATION", false, PaymentState.Failed)]
    [InlineData("AUTHORISATION", true, PaymentState.Authorized)]
    [InlineData("EXPIRE", true, PaymentState.Expired)]
    [InlineData("CANCELLATION", true, PaymentState.Canceled)]
    [InlineData("CAPTURE", true, PaymentState.Succeeded)]
    public void An_event_alone_says_its_state(string code, bool success, PaymentState state) =>
        Assert.Equal(state, Streams.Feed(Facts(Manual, code, code == "AUTHORISATION" ? null : "X1", success)).Standing.State);

    [Theory]
    [InlineData("CAPTURE")]
    [InlineData("CANCELLATION")]
    [InlineData("EXPIRE")]
    [InlineData("CAPTURE_FAILED")]
    [InlineData("CHARGEBACK_REVERSED")]
    [InlineData("PREARBITRATION_WON")]
    [InlineData("REFUNDED_REVERSED")]
    public void What_did_not_succeed_changes_nothing_for_the_better(string code) => Assert.Empty(Facts(Manual, code, "X1", success: false));

    [Fact]
    public void The_reference_of_a_capture_is_not_the_reference_of_the_payment()
    {
        Assert.Null(Streams.Feed(Facts(Manual, "CAPTURE", "C1", reference: "cap-9")).Standing.Reference);
        Assert.Equal("DEP-1", Streams.Feed([.. Facts(Manual, "CAPTURE", "C1", reference: "cap-9"), .. Facts(Manual, "AUTHORISATION")]).Standing.Reference);
    }

    private static AdyenWebhook Of(AdyenCaptureMode mode) => new(new AdyenOptions { MerchantAccount = AdyenSigned.Account, HmacKeys = [Secret.From(AdyenSigned.Key)], CaptureMode = mode });

    // Every fact goes the whole way: signed, delivered, verified, read.
    private static List<PaymentFact> Facts(AdyenWebhook webhook, string code, string? psp = null, bool success = true, decimal amount = 11.30m, string reference = "DEP-1", int second = 0)
    {
        JsonObject item = AdyenSigned.Item(
            code, psp ?? AdyenSigned.Psp, psp is null ? "" : AdyenSigned.Psp, success, (long)(amount * 100), reference: reference, date: Streams.Start.AddSeconds(second).ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture));
        return [.. webhook.Verify(AdyenSigned.Body(item), static _ => null).Envelopes.SelectMany(webhook.ReadFacts)];
    }

    private static IEnumerable<PaymentFact[]> Permutations(PaymentFact[] facts, int count)
    {
        var random = new Random(3);
        for (int i = 0; i < count; i++)
        {
            PaymentFact[] order = [.. facts];
            random.Shuffle(order);
            yield return order;
        }
    }

    private static (List<PaymentFact> Facts, PaymentState State, decimal Received, decimal Refunded, DisputeStanding Dispute) Live(Random random, bool automatic)
    {
        AdyenWebhook webhook = automatic ? Automatic : Manual;
        List<PaymentFact> facts = [];
        int second = 0;
        void Happen(string code, string? psp, decimal amount, bool success = true) => facts.AddRange(Facts(webhook, code, psp, success, amount, second: second += random.Next(1, 100)));

        if (random.Next(6) == 0)
        {
            Happen("AUTHORISATION", null, 100, success: false);
            return (facts, PaymentState.Failed, 0, 0, DisputeStanding.None);
        }

        Happen("AUTHORISATION", null, 100);
        if (random.Next(6) == 0)
        {
            bool expires = !automatic && random.Next(2) == 0;
            Happen(expires ? "EXPIRE" : "CANCELLATION", "X1", 100);
            return (facts, expires ? PaymentState.Expired : PaymentState.Canceled, 0, 0, DisputeStanding.None);
        }

        decimal received = automatic ? 100 : 0;
        if (!automatic)
        {
            for (int part = random.Next(1, 4); part > 0; part--)
            {
                Happen("CAPTURE", "C" + part, 30);
                received += 30;
                if (random.Next(5) == 0)
                {
                    Happen("CAPTURE_FAILED", "C" + part, 30);
                    received -= 30;
                }
            }
        }

        PaymentState state = received == 0 ? PaymentState.Failed : received < 100 ? PaymentState.PartiallyCaptured : PaymentState.Succeeded;
        decimal refunded = 0;
        for (int refund = received > 0 ? random.Next(3) : 0; refund > 0; refund--)
        {
            bool done = random.Next(4) > 0;
            Happen("REFUND", "R" + refund, 10, done);
            refunded += done ? 10 : 0;
            if (done && random.Next(3) == 0)
            {
                Happen(random.Next(2) == 0 ? "REFUND_FAILED" : "REFUNDED_REVERSED", "R" + refund, 10);
                refunded -= 10;
            }
        }

        DisputeStanding dispute = DisputeStanding.None;
        string[] story = ["NOTIFICATION_OF_CHARGEBACK", "CHARGEBACK", "CHARGEBACK_REVERSED", "SECOND_CHARGEBACK"];
        int length = received > 0 ? random.Next(story.Length + 1) : 0;
        foreach (string code in story.Take(length))
        {
            Happen(code, "D1", received);
            dispute = code switch { "CHARGEBACK_REVERSED" => DisputeStanding.Won, "SECOND_CHARGEBACK" => DisputeStanding.Lost, _ => DisputeStanding.Open };
        }

        return (facts, state, received, refunded, dispute);
    }
}
