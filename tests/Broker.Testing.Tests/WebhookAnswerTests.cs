namespace Broker.Testing.Tests;

/// <summary>Receivers that do not answer in time.</summary>
public sealed class WebhookAnswerTests : HubSpotTest
{
    protected override BrokerSimulatorsOptions Options => new()
    {
        WebhookAnswerTimeout = TimeSpan.FromMilliseconds(100),
        WebhookRetryDelays = [.. Enumerable.Repeat(TimeSpan.FromMilliseconds(5), 500)],
    };

    [Fact]
    public async Task A_Stripe_event_that_is_not_answered_in_time_comes_again()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.HoldNext(static token => Task.Delay(Timeout.Infinite, token));
        await SubscribeStripeAsync(receiver, "payment_intent.succeeded");

        await PayAsync();

        var tries = await receiver.TakeAsync(2);
        Assert.Single(tries.Select(static t => (string?)t.Json["id"]).Distinct());
    }

    [Fact]
    public async Task A_HubSpot_batch_that_is_not_answered_in_time_comes_again()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.HoldNext(static token => Task.Delay(Timeout.Infinite, token));
        SubscribePortal(receiver);

        await CreateContactAsync("a@b.cc");

        var tries = await receiver.TakeAsync(2);
        Assert.Equal([0, 1], tries.Select(static t => (int)t.Json[0]!["attemptNumber"]!));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_time_to_answer_that_is_none_is_refused(int seconds)
    {
        var error = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => BrokerSimulators.StartAsync(new BrokerSimulatorsOptions { WebhookAnswerTimeout = TimeSpan.FromSeconds(seconds) }));
        Assert.Contains("WebhookAnswerTimeout", error.Message, StringComparison.Ordinal);
    }
}
