using System.Net;
using System.Text.Json.Nodes;
using Broker.Testing.Faults;

namespace Broker.Testing.Tests;

public sealed class StripeMoneyTests : SimulatorTest
{
    [Fact]
    public async Task A_stored_500_is_replayed_and_a_gateways_502_hides_the_real_answer()
    {
        Sims.Stripe.Next("CreatePaymentIntent", Fault.WithStatus(500, FaultPhase.After));
        Sims.Stripe.Next("CreatePaymentIntent", Fault.WithStatus(502, FaultPhase.After));

        var statuses = new List<int>();
        foreach (var key in (string[])["key-1", "key-1", "key-2", "key-2"])
        {
            statuses.Add((int)(await FormAsync("v1/payment_intents", "amount=500&currency=eur", key)).Response.StatusCode);
        }

        Assert.Equal([500, 500, 502, 200], statuses);
        Assert.Equal(2, Sims.Stripe.PaymentIntents.Count);
    }

    [Fact]
    public async Task A_key_is_forgotten_after_a_day_and_may_not_be_too_long()
    {
        await FormAsync("v1/payment_intents", "amount=500&currency=eur", "key-1");
        Sims.Stripe.AdvanceClock(TimeSpan.FromHours(25));

        var (again, _) = await FormAsync("v1/payment_intents", "amount=999&currency=eur", "key-1");
        var (tooLong, _) = await FormAsync("v1/payment_intents", "amount=500&currency=eur", new string('k', 256));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (again.StatusCode, tooLong.StatusCode));
        Assert.Equal(2, Sims.Stripe.PaymentIntents.Count);
    }

    [Fact]
    public async Task Several_captures_add_up_and_the_last_one_ends_the_payment()
    {
        var id = await PayAsync("pm_card_visa", "&capture_method=manual");

        var (_, first) = await FormAsync($"v1/payment_intents/{id}/capture", "amount_to_capture=300&final_capture=false");
        var (_, second) = await FormAsync($"v1/payment_intents/{id}/capture", "amount_to_capture=200");

        Assert.Equal(("requires_capture", 300, 700), ((string?)first["status"], (int)first["amount_received"]!, (int)first["amount_capturable"]!));
        Assert.Equal(("succeeded", 500, 0), ((string?)second["status"], (int)second["amount_received"]!, (int)second["amount_capturable"]!));
    }

    [Theory]
    [InlineData("won", "won", 0)]
    [InlineData("lost", "lost", -1000)]
    public async Task A_verdict_moves_the_money_of_a_dispute(string action, string status, int balance)
    {
        var payment = await PayAsync("pm_card_createDispute");
        var dispute = (string)(await GetJsonAsync(Stripe, $"v1/disputes?payment_intent={payment}"))["data"]![0]!["id"]!;

        await PostAsync(Stripe, $"_sim/disputes/{dispute}", $$"""{"action":"{{action}}"}""");

        var body = await GetJsonAsync(Stripe, $"v1/disputes/{dispute}");
        Assert.Equal(status, (string?)body["status"]);
        Assert.Equal(balance, body["balance_transactions"]!.AsArray().Sum(t => (int)t!["amount"]!));
        Assert.Contains(Sims.Stripe.Events, e => (string?)e["type"] == "charge.dispute.closed");
        Assert.Equal(action == "won", Sims.Stripe.Events.Any(e => (string?)e["type"] == "charge.dispute.funds_reinstated"));
    }

    [Fact]
    public async Task A_dispute_nobody_answers_is_lost_and_an_inquiry_only_closes()
    {
        var disputed = await PayAsync("pm_card_createDispute");
        var asked = await PayAsync("pm_card_createDisputeInquiry");

        Sims.Stripe.AdvanceClock(TimeSpan.FromDays(10));

        Assert.Equal("lost", await DisputeStatusAsync(disputed));
        Assert.Equal("warning_closed", await DisputeStatusAsync(asked));
    }

    [Fact]
    public async Task Evidence_is_kept_until_it_is_submitted_and_cannot_be_changed_after()
    {
        var payment = await PayAsync("pm_card_createDispute");
        var id = (string)(await GetJsonAsync(Stripe, $"v1/disputes?payment_intent={payment}"))["data"]![0]!["id"]!;

        var (_, kept) = await FormAsync($"v1/disputes/{id}", "evidence[customer_name]=Ada&submit=false");
        var (_, sent) = await FormAsync($"v1/disputes/{id}", "evidence[receipt]=file_1");
        var (late, _) = await FormAsync($"v1/disputes/{id}", "evidence[receipt]=file_2");

        Assert.Equal(("needs_response", "Ada"), ((string?)kept["status"], (string?)kept["evidence"]!["customer_name"]));
        Assert.Equal(("under_review", "Ada", "file_1"), ((string?)sent["status"], (string?)sent["evidence"]!["customer_name"], (string?)sent["evidence"]!["receipt"]));
        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
    }

    [Fact]
    public async Task A_refund_that_failed_later_gives_the_money_back_to_the_balance_and_the_charge()
    {
        var payment = await PayAsync("pm_card_bypassPending");
        var refund = (string)(await FormAsync("v1/refunds", $"payment_intent={payment}")).Body["id"]!;

        await PostAsync(Stripe, $"_sim/refunds/{refund}", """{"action":"fail","reason":"lost_or_stolen_card"}""");

        var charge = (await GetJsonAsync(Stripe, $"v1/charges?payment_intent={payment}"))["data"]![0]!;
        Assert.Equal((0, false), ((int)charge["amount_refunded"]!, (bool)charge["refunded"]!));
        Assert.Equal(941, (int)(await GetJsonAsync(Stripe, "v1/balance"))["available"]![0]!["amount"]!);
        Assert.Contains(Sims.Stripe.Events, e => (string?)e["type"] == "refund.failed");
    }

    [Fact]
    public async Task A_manual_payout_takes_its_time_can_fail_after_it_was_paid_and_says_nothing_of_its_content()
    {
        await PayAsync("pm_card_bypassPending");
        var payout = (string)(await FormAsync("v1/payouts", "amount=900&currency=usd")).Body["id"]!;
        var content = await GetAsync(Stripe, $"v1/balance_transactions?payout={payout}");

        Sims.Stripe.Settle();
        Assert.Equal("paid", (string?)(await GetJsonAsync(Stripe, $"v1/payouts/{payout}"))["status"]);
        await PostAsync(Stripe, $"_sim/payouts/{payout}", """{"action":"fail"}""");

        Assert.Equal(HttpStatusCode.BadRequest, content.StatusCode);
        Assert.Equal("failed", (string?)(await GetJsonAsync(Stripe, $"v1/payouts/{payout}"))["status"]);
        Assert.Equal(941, (int)(await GetJsonAsync(Stripe, "v1/balance"))["available"]![0]!["amount"]!);
    }

    [Fact]
    public async Task A_report_gives_the_same_as_the_payouts_lines()
    {
        await PayAsync("pm_card_bypassPending");
        var payout = (string)Sims.Stripe.PayOut()[0]!["id"]!;
        var run = (string)(await FormAsync("v1/reporting/report_runs", $"report_type=payout_reconciliation.itemized.5&parameters[payout]={payout}")).Body["id"]!;
        Sims.Stripe.Settle();

        var address = (string)(await GetJsonAsync(Stripe, $"v1/reporting/report_runs/{run}"))["result"]!["url"]!;
        var lines = (await Stripe.GetStringAsync(new Uri(address))).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(2, lines.Length);
        Assert.Contains($"\"{payout}\"", lines[1], StringComparison.Ordinal);
        Assert.Contains("\"10.00\",\"0.59\",\"9.41\",\"charge\"", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_knows_negation_numbers_pages_and_lags_behind()
    {
        for (var i = 1; i <= 3; i++)
        {
            await FormAsync("v1/payment_intents", $"amount={i}00&currency=eur&metadata[op]=a{i}");
        }

        Assert.Equal(2, Count(await SearchAsync("amount>100")));
        Assert.Equal(2, Count(await SearchAsync("-metadata['op']:'a1'")));
        Assert.Equal(2, Count(await SearchAsync("metadata[\"op\"]:\"a1\" OR metadata[\"op\"]:\"a2\"")));
        var first = await GetJsonAsync(Stripe, "v1/payment_intents/search?limit=2&query=currency%3A%27eur%27");
        var second = await GetJsonAsync(Stripe, $"v1/payment_intents/search?limit=2&query=currency%3A%27eur%27&page={(string?)first["next_page"]}");
        Assert.Equal((2, true, 1, false), (Count(first), (bool)first["has_more"]!, Count(second), (bool)second["has_more"]!));
        Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync(Stripe, "v1/payment_intents/search?query=nonsense")).StatusCode);
        await PostAsync(Stripe, "_sim/settings", """{"searchLagSeconds":60}""");
        Assert.Equal(0, Count(await SearchAsync("currency:'eur'")));
        Sims.Stripe.AdvanceClock(TimeSpan.FromMinutes(2));
        Assert.Equal(3, Count(await SearchAsync("currency:'eur'")));
    }

    [Fact]
    public async Task A_checkout_session_is_paid_by_its_payer_or_expires_by_itself()
    {
        const string Form = "mode=payment&success_url=https%3A%2F%2Fe.com&line_items[0][quantity]=1&line_items[0][price_data][currency]=eur&line_items[0][price_data][unit_amount]=800&line_items[0][price_data][product_data][name]=X";
        var paid = (string)(await FormAsync("v1/checkout/sessions", Form)).Body["id"]!;
        var slow = (string)(await FormAsync("v1/checkout/sessions", Form)).Body["id"]!;
        var forgotten = (string)(await FormAsync("v1/checkout/sessions", Form)).Body["id"]!;

        var declined = await PostAsync(Stripe, $"_sim/checkout_sessions/{paid}", """{"action":"complete","paymentMethod":"pm_card_visa_chargeDeclined"}""");
        await PostAsync(Stripe, $"_sim/checkout_sessions/{paid}", """{"action":"complete"}""");
        await PostAsync(Stripe, $"_sim/checkout_sessions/{slow}", """{"action":"complete","paymentMethod":"pm_sepaDebit"}""");
        var unpaid = (string?)(await GetJsonAsync(Stripe, $"v1/checkout/sessions/{slow}"))["payment_status"];
        Sims.Stripe.AdvanceClock(TimeSpan.FromHours(25));

        Assert.Equal(HttpStatusCode.PaymentRequired, declined.StatusCode);
        Assert.Equal("unpaid", unpaid);
        Assert.Equal("paid", (string?)(await GetJsonAsync(Stripe, $"v1/checkout/sessions/{paid}"))["payment_status"]);
        Assert.Equal("paid", (string?)(await GetJsonAsync(Stripe, $"v1/checkout/sessions/{slow}"))["payment_status"]);
        Assert.Equal("expired", (string?)(await GetJsonAsync(Stripe, $"v1/checkout/sessions/{forgotten}"))["status"]);
        Assert.Contains(Sims.Stripe.Events, e => (string?)e["type"] == "checkout.session.async_payment_succeeded");
    }

    private static int Count(JsonNode list) => list["data"]!.AsArray().Count;

    private Task<JsonNode> SearchAsync(string query) => GetJsonAsync(Stripe, "v1/payment_intents/search?query=" + Uri.EscapeDataString(query));

    private async Task<string?> DisputeStatusAsync(string payment) => (string?)(await GetJsonAsync(Stripe, $"v1/disputes?payment_intent={payment}"))["data"]![0]!["status"];
}
