namespace Broker.Testing.Tests;

/// <summary>What a reset does to deliveries that are under way.</summary>
public sealed class WebhookResetTests : HubSpotTest
{
    [Fact]
    public async Task A_reset_forgets_a_Stripe_delivery_under_way()
    {
        TaskCompletionSource held = new();
        await using var old = await WebhookReceiver.StartAsync();
        old.HoldNext(held.Task.WaitAsync);
        await SubscribeStripeAsync(old, "payment_intent.succeeded");
        await PayAsync();
        await old.NextAsync();

        Sims.Stripe.Reset();
        await Sims.Stripe.DrainWebhooksAsync().WaitAsync(TimeSpan.FromMinutes(1));
        await using var receiver = await WebhookReceiver.StartAsync();
        await SubscribeStripeAsync(receiver, "payment_intent.succeeded");
        await PayAsync();
        held.SetResult();
        await Sims.Stripe.DrainWebhooksAsync().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal((0, 1), (old.Waiting, receiver.Waiting));
        Assert.Equal((1, 200, true), Assert.Single(Sims.Stripe.Deliveries.Select(static d => (d.Attempts, d.Status, d.Delivered))));
    }

    [Fact]
    public async Task A_reset_forgets_a_HubSpot_delivery_under_way()
    {
        TaskCompletionSource held = new();
        await using var old = await WebhookReceiver.StartAsync();
        old.HoldNext(held.Task.WaitAsync);
        SubscribePortal(old);
        await CreateContactAsync("a@b.cc");
        await old.NextAsync();

        Portal.Reset();
        await Portal.DrainWebhooksAsync().WaitAsync(TimeSpan.FromMinutes(1));
        await using var receiver = await WebhookReceiver.StartAsync();
        SubscribePortal(receiver);
        await CreateContactAsync("b@b.cc");
        held.SetResult();
        await Portal.DrainWebhooksAsync().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal((0, 1), (old.Waiting, receiver.Waiting));
        Assert.Equal((1, 200, true), Assert.Single(Portal.Deliveries.Select(static d => (d.Attempts, d.Status, d.Delivered))));
    }
}
