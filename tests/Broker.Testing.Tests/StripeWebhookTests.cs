using System.Net;
using System.Security.Cryptography;
using System.Text;
using Broker.Testing.Webhooks;

namespace Broker.Testing.Tests;

public sealed class StripeWebhookTests : SimulatorTest
{
    protected override BrokerSimulatorsOptions Options => new() { StripeWebhookSecret = "whsec_fixed", WebhookRetryDelays = [TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(5)] };

    [Fact]
    public void The_signature_is_the_documented_HMAC()
    {
        // echo -n '1790000001.{"a":"ë"}' | openssl dgst -sha256 -hmac whsec_test
        var signature = HmacSignature.Create("{\"a\":\"ë\"}"u8, "whsec_test", DateTimeOffset.FromUnixTimeSeconds(1_790_000_001));
        Assert.Equal("t=1790000001,v1=791a1be867630e51424799fe403e107871af5999600be723b98068e510acbe20", signature);
    }

    [Fact]
    public async Task A_payment_is_told_in_order_with_a_signature_over_the_raw_body()
    {
        await using var receiver = await SubscribeAsync("*");

        var id = await PayAsync();

        var received = await receiver.TakeAsync(3);
        Assert.Equal(["payment_intent.created", "charge.succeeded", "payment_intent.succeeded"], received.Select(r => (string?)r.Json["type"]));
        foreach (var delivery in received)
        {
            var signature = delivery.Headers["Stripe-Signature"];
            var time = signature[2..signature.IndexOf(',', StringComparison.Ordinal)];
            var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes("whsec_fixed"), (byte[])[.. Encoding.UTF8.GetBytes(time + "."), .. delivery.Body]);
            Assert.Equal($"t={time},v1={Convert.ToHexStringLower(expected)}", signature);
        }

        var last = received[2].Json;
        Assert.Equal(("event", false, id, "succeeded"), ((string?)last["object"], (bool)last["livemode"]!, (string?)last["data"]!["object"]!["id"], (string?)last["data"]!["object"]!["status"]));
        Assert.NotNull(last["request"]!["id"]);
    }

    [Fact]
    public async Task Only_wanted_events_are_delivered_and_the_secret_is_told_once()
    {
        await using var receiver = await SubscribeAsync("payment_intent.succeeded");

        await PayAsync();
        await Sims.Stripe.DrainWebhooksAsync();

        Assert.Equal("payment_intent.succeeded", (string?)(await receiver.NextAsync()).Json["type"]);
        Assert.Equal(0, receiver.Waiting);
        var endpoints = await Stripe.GetStringAsync(new Uri("v1/webhook_endpoints", UriKind.Relative));
        var state = await Stripe.GetStringAsync(new Uri("_sim/state", UriKind.Relative));
        Assert.DoesNotContain("whsec_", endpoints + state, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Duplicates_carry_the_same_event_id_and_a_redelivery_may_carry_another()
    {
        await using var receiver = await SubscribeAsync("payment_intent.succeeded");
        Sims.Stripe.SetWebhookMode(WebhookMode.Duplicate);

        await PayAsync();
        var twice = await receiver.TakeAsync(2);
        Sims.Stripe.SetWebhookMode(WebhookMode.Normal);
        Assert.True(Sims.Stripe.Redeliver((string)twice[0].Json["id"]!, newId: true));
        var again = await receiver.NextAsync();

        Assert.Equal((string?)twice[0].Json["id"], (string?)twice[1].Json["id"]);
        Assert.NotEqual((string?)twice[0].Json["id"], (string?)again.Json["id"]);
        Assert.Equal((string?)twice[0].Json["data"]!["object"]!["id"], (string?)again.Json["data"]!["object"]!["id"]);
    }

    [Fact]
    public async Task In_reverse_mode_the_last_event_comes_first()
    {
        await using var receiver = await SubscribeAsync("*");
        await PostAsync(Stripe, "_sim/webhooks", """{"mode":"reverse"}""");

        await PayAsync();

        Assert.Equal(["payment_intent.succeeded", "charge.succeeded", "payment_intent.created"], (await receiver.TakeAsync(3)).Select(r => (string?)r.Json["type"]));
    }

    [Fact]
    public async Task Reversed_and_duplicated_add_up_until_the_normal_mode_is_set()
    {
        await using var receiver = await SubscribeAsync("payment_intent.created", "payment_intent.succeeded");
        Faults.FaultScenarios.Apply(Sims, "duplicate-webhooks");
        Faults.FaultScenarios.Apply(Sims, "out-of-order-webhooks");

        await PayAsync();
        var disturbed = await receiver.TakeAsync(4);
        Sims.Stripe.SetWebhookMode(WebhookMode.Normal);
        await PayAsync();
        var usual = await receiver.TakeAsync(2);

        Assert.Equal(
            ["payment_intent.succeeded", "payment_intent.succeeded", "payment_intent.created", "payment_intent.created"],
            disturbed.Select(r => (string?)r.Json["type"]));
        Assert.Equal(["payment_intent.created", "payment_intent.succeeded"], usual.Select(r => (string?)r.Json["type"]));
    }

    [Fact]
    public async Task Chosen_events_are_held_and_released_so_that_a_refund_is_heard_of_before_its_payment()
    {
        await using var receiver = await SubscribeAsync("payment_intent.succeeded", "charge.refunded");
        using var steering = new Steering.SimulatorSteering(Sims.Stripe.BaseAddress);
        await steering.HoldWebhooksAsync(["payment_intent.*"]);

        await FormAsync("v1/refunds", $"payment_intent={await PayAsync()}");
        Assert.Equal("charge.refunded", (string?)(await receiver.NextAsync()).Json["type"]);
        await steering.ReleaseWebhooksOfAsync(["payment_intent.created", "payment_intent.succeeded"]);

        Assert.Equal("payment_intent.succeeded", (string?)(await receiver.NextAsync()).Json["type"]);
        Assert.Equal(0, receiver.Waiting);
    }

    [Fact]
    public async Task A_refused_delivery_is_tried_again()
    {
        await using var receiver = await SubscribeAsync("payment_intent.succeeded");
        receiver.NextStatuses.Enqueue(500);

        await PayAsync();

        var (first, second) = (await receiver.NextAsync(), await receiver.NextAsync());
        Assert.Equal(first.Body, second.Body);
    }

    [Fact]
    public async Task A_dead_endpoint_does_not_hold_up_others_and_a_deleted_one_gets_nothing()
    {
        await FormAsync("v1/webhook_endpoints", "url=http%3A%2F%2F127.0.0.1%3A1%2Fdead&enabled_events%5B%5D=*");
        await using var receiver = await SubscribeAsync("payment_intent.succeeded");
        await PayAsync();
        await receiver.NextAsync();
        var live = (await GetJsonAsync(Stripe, "v1/webhook_endpoints"))["data"]!.AsArray().Single(e => ((string?)e!["url"])!.Contains("hook", StringComparison.Ordinal))!;

        var deleted = await Stripe.DeleteAsync(new Uri($"v1/webhook_endpoints/{(string?)live["id"]}", UriKind.Relative));
        await PayAsync();
        await Sims.Stripe.DrainWebhooksAsync();

        Assert.Equal(HttpStatusCode.OK, deleted.StatusCode);
        Assert.Equal(0, receiver.Waiting);
    }

    [Fact]
    public async Task Processing_payments_end_when_the_clock_moves()
    {
        await using var receiver = await SubscribeAsync("payment_intent.processing", "payment_intent.succeeded");

        var id = await PayAsync("pm_usBankAccount");
        Assert.Equal("processing", (string?)(await GetJsonAsync(Stripe, $"v1/payment_intents/{id}"))["status"]);
        await PostAsync(Stripe, "_sim/clock", """{"advanceSeconds":90000}""");

        Assert.Equal(["payment_intent.processing", "payment_intent.succeeded"], (await receiver.TakeAsync(2)).Select(r => (string?)r.Json["type"]));
    }

    [Fact]
    public async Task A_thin_event_tells_only_what_to_read()
    {
        await using var receiver = await SubscribeAsync("payment_intent.succeeded");
        await PostAsync(Stripe, "_sim/settings", """{"thinEvents":true}""");

        var id = await PayAsync();

        var body = (await receiver.NextAsync()).Json;
        Assert.Equal(("v2.core.event", "v1.payment_intent.succeeded", id), ((string?)body["object"], (string?)body["type"], (string?)body["related_object"]!["id"]));
        Assert.Equal($"/v1/payment_intents/{id}", (string?)body["related_object"]!["url"]);
        Assert.DoesNotContain("amount", body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_is_rendered_in_its_endpoints_version_and_signed_so()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await FormAsync("v1/webhook_endpoints", $"url={Uri.EscapeDataString(receiver.Url)}&enabled_events[]=payment_intent.succeeded&api_version=2026-10-28.endive");

        await PayAsync();

        var delivery = await receiver.NextAsync();
        Assert.Equal("2026-10-28.endive", (string?)delivery.Json["api_version"]);
        var signature = delivery.Headers["Stripe-Signature"];
        var time = DateTimeOffset.FromUnixTimeSeconds(long.Parse(signature[2..signature.IndexOf(',', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(HmacSignature.Create(delivery.Body, "whsec_fixed", time), signature);
    }

    private async Task<WebhookReceiver> SubscribeAsync(params string[] types)
    {
        var receiver = await WebhookReceiver.StartAsync();
        Assert.Equal("whsec_fixed", await SubscribeStripeAsync(receiver, types));
        return receiver;
    }
}
