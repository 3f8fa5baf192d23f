using System.Net;
using System.Text.Json.Nodes;
using Broker.Testing.Faults;

namespace Broker.Testing.Tests;

public sealed class StripeSimulatorTests : SimulatorTest
{
    [Fact]
    public async Task Any_other_key_than_a_test_key_is_refused_in_Stripes_envelope()
    {
        Stripe.DefaultRequestHeaders.Authorization = new("Bearer", "sk_live_1");

        var response = await GetAsync(Stripe, "v1/balance");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("invalid_request_error", (string?)(await JsonAsync(response))["error"]!["type"]);
        Assert.NotEmpty(response.Headers.GetValues("Request-Id"));
    }

    [Fact]
    public async Task The_same_key_and_parameters_are_replayed_and_nothing_happens_twice()
    {
        const string Form = "amount=500&currency=eur&metadata[order]=1";
        var (first, one) = await FormAsync("v1/payment_intents", Form, "key-1");
        var (second, two) = await FormAsync("v1/payment_intents", Form, "key-1");

        Assert.Equal(one.ToJsonString(), two.ToJsonString());
        Assert.Equal(first.Headers.GetValues("Request-Id"), second.Headers.GetValues("Request-Id"));
        Assert.False(first.Headers.Contains("Idempotent-Replayed"));
        Assert.Equal(["true"], second.Headers.GetValues("Idempotent-Replayed"));
        Assert.Single(Sims.Stripe.PaymentIntents);
        Assert.Equal(2, Sims.Stripe.Calls("CreatePaymentIntent"));
    }

    [Fact]
    public async Task The_same_key_with_other_parameters_is_an_idempotency_error()
    {
        await FormAsync("v1/payment_intents", "amount=500&currency=eur", "key-1");

        var (response, body) = await FormAsync("v1/payment_intents", "amount=501&currency=eur", "key-1");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("idempotency_error", (string?)body["error"]!["type"]);
    }

    [Fact]
    public async Task The_same_key_while_the_first_call_runs_is_a_conflict()
    {
        Sims.Stripe.Next("CreatePaymentIntent", Fault.Timeout(FaultPhase.Before));
        using var impatience = new CancellationTokenSource();
        using var first = new HttpRequestMessage(HttpMethod.Post, "v1/payment_intents") { Content = new FormUrlEncodedContent([new("amount", "500"), new("currency", "eur")]) };
        first.Headers.Add("Idempotency-Key", "key-1");
        var running = Stripe.SendAsync(first, impatience.Token);
        while (Sims.Stripe.Calls("CreatePaymentIntent") == 0)
        {
            await Task.Yield();
        }

        var (response, body) = await FormAsync("v1/payment_intents", "amount=500&currency=eur", "key-1");

        Assert.Equal((HttpStatusCode.Conflict, "idempotency_key_in_use"), (response.StatusCode, (string?)body["error"]!["code"]));
        await impatience.CancelAsync();
        await Task.WhenAny(running);
        Assert.True(running.IsCanceled);
    }

    [Fact]
    public async Task A_refund_whose_answer_was_lost_is_replayed_under_its_key()
    {
        var payment = await PayAsync();
        Sims.Stripe.Next("CreateRefund", Fault.Reset(FaultPhase.After));

        await Assert.ThrowsAsync<HttpRequestException>(() => FormAsync("v1/refunds", $"payment_intent={payment}", "refund-1"));
        var (response, body) = await FormAsync("v1/refunds", $"payment_intent={payment}", "refund-1");

        Assert.Equal(["true"], response.Headers.GetValues("Idempotent-Replayed"));
        Assert.Equal((string?)Assert.Single(Sims.Stripe.Refunds)["id"], (string?)body["id"]);
    }

    [Fact]
    public async Task A_503_before_the_effect_does_not_use_up_the_key()
    {
        Sims.Stripe.Next("CreatePaymentIntent", Fault.WithStatus(503) with { Count = 20, PerKey = false });
        for (var i = 0; i < 20; i++)
        {
            var (refused, _) = await FormAsync("v1/payment_intents", "amount=500&currency=eur", "key-1");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        }

        var (response, _) = await FormAsync("v1/payment_intents", "amount=500&currency=eur", "key-1");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(response.Headers.Contains("Idempotent-Replayed"));
    }

    [Fact]
    public async Task A_validation_failure_is_not_kept_under_its_key()
    {
        var (failed, _) = await FormAsync("v1/payment_intents", "amount=-1&currency=eur", "key-1");
        var (repeated, _) = await FormAsync("v1/payment_intents", "amount=1&currency=eur", "key-1");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (failed.StatusCode, repeated.StatusCode));
    }

    [Theory]
    [InlineData("pm_card_visa_chargeDeclined", "card_declined", "generic_decline")]
    [InlineData("pm_card_chargeDeclined", "card_declined", "generic_decline")]
    [InlineData("pm_card_visa_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds")]
    public async Task A_decline_is_402_and_keeps_the_payment_intent(string method, string code, string declineCode)
    {
        var (response, body) = await FormAsync("v1/payment_intents", $"amount=1000&currency=usd&confirm=true&payment_method={method}");

        Assert.Equal(HttpStatusCode.PaymentRequired, response.StatusCode);
        var error = body["error"]!;
        Assert.Equal(("card_error", code, declineCode), ((string?)error["type"], (string?)error["code"], (string?)error["decline_code"]));
        Assert.Equal("requires_payment_method", (string?)error["payment_intent"]!["status"]);
        Assert.Equal((string?)error["payment_intent"]!["id"], (string?)Sims.Stripe.PaymentIntents[0]["id"]);
    }

    [Fact]
    public async Task Authentication_is_required_and_can_be_passed_or_failed()
    {
        var passed = await PayAsync("pm_card_threeDSecure2Required");
        var failed = await PayAsync("pm_card_threeDSecure2Required");
        Assert.Equal("requires_action", (string?)(await GetJsonAsync(Stripe, $"v1/payment_intents/{passed}"))["status"]);

        await PostAsync(Stripe, $"_sim/payment_intents/{passed}", """{"action":"authenticate"}""");
        await PostAsync(Stripe, $"_sim/payment_intents/{failed}", """{"action":"fail"}""");

        Assert.Equal("succeeded", (string?)(await GetJsonAsync(Stripe, $"v1/payment_intents/{passed}"))["status"]);
        Assert.Equal("requires_payment_method", (string?)(await GetJsonAsync(Stripe, $"v1/payment_intents/{failed}"))["status"]);
    }

    [Fact]
    public async Task Manual_capture_takes_part_of_the_amount_and_only_once()
    {
        var id = await PayAsync("pm_card_visa", "&capture_method=manual");

        var (_, captured) = await FormAsync($"v1/payment_intents/{id}/capture", "amount_to_capture=400");
        var (again, error) = await FormAsync($"v1/payment_intents/{id}/capture", "");

        Assert.Equal(("succeeded", 400), ((string?)captured["status"], (int)captured["amount_received"]!));
        Assert.Equal((HttpStatusCode.BadRequest, "payment_intent_unexpected_state"), (again.StatusCode, (string?)error["error"]!["code"]));
    }

    [Fact]
    public async Task Refunds_never_exceed_what_was_received()
    {
        var payment = await PayAsync();

        var (_, part) = await FormAsync("v1/refunds", $"payment_intent={payment}&amount=300&metadata[op]=r1");
        var (tooMuch, _) = await FormAsync("v1/refunds", $"payment_intent={payment}&amount=701");
        var (_, rest) = await FormAsync("v1/refunds", $"payment_intent={payment}");
        var (none, error) = await FormAsync("v1/refunds", $"payment_intent={payment}");

        Assert.Equal((300, 700), ((int)part["amount"]!, (int)rest["amount"]!));
        Assert.Equal("r1", (string?)part["metadata"]!["op"]);
        Assert.Equal(HttpStatusCode.BadRequest, tooMuch.StatusCode);
        Assert.Equal((HttpStatusCode.BadRequest, "charge_already_refunded"), (none.StatusCode, (string?)error["error"]!["code"]));
        Assert.Equal(2, (await GetJsonAsync(Stripe, $"v1/refunds?payment_intent={payment}"))["data"]!.AsArray().Count);
    }

    [Fact]
    public async Task An_unpaid_intent_cannot_be_refunded()
    {
        var (_, intent) = await FormAsync("v1/payment_intents", "amount=1000&currency=usd");

        var (response, _) = await FormAsync("v1/refunds", $"payment_intent={(string?)intent["id"]}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("pm_card_pendingRefund", "pending", "succeeded")]
    [InlineData("pm_card_refundFail", "succeeded", "failed")]
    public async Task Some_refunds_end_later(string method, string first, string last)
    {
        var payment = await PayAsync(method);
        var (_, refund) = await FormAsync("v1/refunds", $"payment_intent={payment}");
        Assert.Equal(first, (string?)refund["status"]);

        Sims.Stripe.AdvanceClock(TimeSpan.FromHours(2));

        Assert.Equal(last, (string?)(await GetJsonAsync(Stripe, $"v1/refunds/{(string?)refund["id"]}"))["status"]);
        Assert.Contains(Sims.Stripe.Events, e => (string?)e["type"] == "refund.updated" && (string?)e["data"]!["previous_attributes"]!["status"] == first);
    }

    [Fact]
    public async Task Expansion_follows_ids_to_objects()
    {
        var id = await PayAsync();

        var intent = await GetJsonAsync(Stripe, $"v1/payment_intents/{id}?expand[]=latest_charge.balance_transaction");
        var list = await GetJsonAsync(Stripe, "v1/payment_intents?expand[0]=data.latest_charge");
        var refused = await GetAsync(Stripe, $"v1/payment_intents/{id}?expand[]=nonsense");

        Assert.Equal(941, (int)intent["latest_charge"]!["balance_transaction"]!["net"]!);
        Assert.Equal("charge", (string?)list["data"]![0]!["latest_charge"]!["object"]);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.IsAssignableFrom<JsonValue>((await GetJsonAsync(Stripe, $"v1/payment_intents/{id}"))["latest_charge"]);
    }

    [Fact]
    public async Task Events_are_paged_in_both_directions_and_filtered()
    {
        for (var i = 0; i < 3; i++)
        {
            await PayAsync();
        }

        var all = Ids(await GetJsonAsync(Stripe, "v1/events?limit=100"));
        Assert.Equal(9, all.Count);
        var first = await GetJsonAsync(Stripe, "v1/events?limit=4");
        var second = await GetJsonAsync(Stripe, $"v1/events?limit=4&starting_after={all[3]}");
        var before = await GetJsonAsync(Stripe, $"v1/events?limit=2&ending_before={all[5]}");

        Assert.Equal(all[..4], Ids(first));
        Assert.True((bool)first["has_more"]!);
        Assert.Equal(all[4..8], Ids(second));
        Assert.Equal(all[3..5], Ids(before));
        Assert.Equal(3, Ids(await GetJsonAsync(Stripe, "v1/events?types[]=payment_intent.succeeded&types[]=payout.paid")).Count);
        Assert.Empty(Ids(await GetJsonAsync(Stripe, "v1/events?created[gte]=9999999999")));
    }

    [Fact]
    public async Task A_dispute_is_opened_by_its_trigger()
    {
        var payment = await PayAsync("pm_card_createDispute");

        var dispute = Assert.Single((await GetJsonAsync(Stripe, $"v1/disputes?payment_intent={payment}"))["data"]!.AsArray())!;

        Assert.Equal("needs_response", (string?)dispute["status"]);
        Assert.Contains(Sims.Stripe.Events, e => (string?)e["type"] == "charge.dispute.created");
    }

    [Fact]
    public async Task A_payout_takes_what_is_available_and_its_transactions_add_up()
    {
        await PayAsync("pm_card_bypassPending");
        await PayAsync();

        var payouts = (await JsonAsync(await PostAsync(Stripe, "_sim/payout", "{}")))["payouts"]!.AsArray();
        var payout = Assert.Single(payouts)!;
        var inside = (await GetJsonAsync(Stripe, $"v1/balance_transactions?payout={(string?)payout["id"]}"))["data"]!.AsArray();

        Assert.Equal(941, (int)payout["amount"]!);
        Assert.Equal(0, inside.Sum(t => (int)t!["net"]!));
        Assert.Empty((await JsonAsync(await PostAsync(Stripe, "_sim/payout", "{}")))["payouts"]!.AsArray());
        Sims.Stripe.AdvanceClock(TimeSpan.FromDays(3));
        Assert.Single(Sims.Stripe.PayOut());
    }

    [Fact]
    public async Task Unknown_ids_and_missing_parameters_are_told_in_the_envelope()
    {
        var missing = await GetAsync(Stripe, "v1/payment_intents/pi_none");
        var (response, body) = await FormAsync("v1/payment_intents", "amount=100");

        Assert.Equal((HttpStatusCode.NotFound, "resource_missing"), (missing.StatusCode, (string?)(await JsonAsync(missing))["error"]!["code"]));
        Assert.Equal((HttpStatusCode.BadRequest, "currency"), (response.StatusCode, (string?)body["error"]!["param"]));
    }

    [Fact]
    public async Task The_state_tells_payments_refunds_and_calls_without_client_secrets()
    {
        var payment = await PayAsync("pm_card_visa", "&metadata[customer]=c1");
        await FormAsync("v1/refunds", $"payment_intent={payment}");

        var state = await GetJsonAsync(Stripe, "_sim/state");

        Assert.Equal("c1", (string?)state["payments"]![0]!["metadata"]!["customer"]);
        Assert.Single(state["refunds"]!.AsArray());
        Assert.Equal(1, (int)state["calls"]!["CreateRefund"]!);
        Assert.DoesNotContain("_secret_", state.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_echoed()
    {
        Stripe.DefaultRequestHeaders.Add("Stripe-Version", "2026-10-28.endive");

        var response = await GetAsync(Stripe, "v1/balance");

        Assert.Equal(["2026-10-28.endive"], response.Headers.GetValues("Stripe-Version"));
    }

    private static List<string?> Ids(JsonNode list) => [.. list["data"]!.AsArray().Select(e => (string?)e!["id"])];
}
