using Broker.Core.Pipeline;
using Broker.Core.Tests.Support;
using Broker.TestSupport;

namespace Broker.Core.Tests.Pipeline;

/// <summary>The caller's cancellation comes back as the caller's, at once, at every stage. The clock stands still: nothing else could end the call.</summary>
public sealed class CancellationTests
{
    [Fact]
    public async Task Before_anything_was_done()
    {
        using var rig = new Rig();
        using var caller = new CancellationTokenSource();
        await caller.CancelAsync();
        await AssertCancelledAsync(rig.Pipeline.SendAsync(Operations.ReadCall, Operations.Thing, caller.Token), caller);
        Assert.Equal(0, rig.Stub.Count);
    }

    [Fact]
    public async Task While_credentials_are_fetched()
    {
        using var rig = new Rig();
        rig.Protocol.BeforeSend = static token => new ValueTask(Task.Delay(Timeout.Infinite, token));
        await CancelAsync(rig, () => rig.Protocol.Prepared == 1);
    }

    [Fact]
    public async Task While_the_answer_is_awaited()
    {
        using var rig = new Rig();
        rig.Stub.Hang();
        await CancelAsync(rig, () => rig.Stub.Count == 1);
    }

    [Fact]
    public async Task While_the_body_is_read()
    {
        var stalled = new TaskCompletionSource();
        await using var server = new RawServer(async exchange =>
        {
            await exchange.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
            stalled.SetResult();
            await Task.Delay(Timeout.Infinite, exchange.Stopping);
        });
        using var rig = new Rig(server: server);
        await CancelAsync(rig, () => stalled.Task.IsCompleted);
        Assert.Equal(1, server.Count);
    }

    [Fact]
    public async Task While_the_next_try_is_waited_for()
    {
        using var rig = new Rig();
        rig.Stub.Answer(503, "");
        await CancelAsync(rig, () => rig.Time.WaitingTimers == 2);
        Assert.Equal(1, rig.Stub.Count);
        Assert.Equal(0, rig.Time.WaitingTimers);
    }

    [Fact]
    public async Task During_a_later_try()
    {
        using var rig = new Rig();
        rig.Stub.Answer(503, "", headers: ("Retry-After", "0")).Hang();
        await CancelAsync(rig, () => rig.Stub.Count == 2);
    }

    [Fact]
    public async Task While_the_credential_is_renewed()
    {
        using var rig = new Rig();
        rig.Stub.Answer(401, "");
        rig.Protocol.Renew = static async token =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return true;
        };
        await CancelAsync(rig, () => rig.Protocol.Renewals == 1);
    }

    [Fact]
    public async Task While_its_turn_is_waited_for()
    {
        using var rig = new Rig(o => o.Resilience.RequestsPerSecond = 1);
        rig.Time.AutoAdvance = false;
        rig.Stub.Answer(200, Rig.ThingJson);
        await rig.Pipeline.SendAsync(Operations.ReadCall, Operations.Thing, CancellationToken.None);
        await CancelAsync(rig, () => rig.Time.WaitingTimers == 2);
        Assert.Equal(1, rig.Stub.Count);
    }

    private static async Task CancelAsync(Rig rig, Func<bool> reached)
    {
        rig.Time.AutoAdvance = false;
        using var caller = new CancellationTokenSource();
        foreach (RetrySafety safety in new[] { RetrySafety.Read })
        {
            Task<Thing> sending = rig.Pipeline.SendAsync(Operations.Of(safety).Call("/x"), Operations.Thing, caller.Token);
            await Eventually.HoldsAsync(reached, "the stage");
            Assert.False(sending.IsCompleted);
            await caller.CancelAsync();
            await AssertCancelledAsync(sending, caller);
        }
    }

    private static async Task AssertCancelledAsync(Task sending, CancellationTokenSource caller)
    {
        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.Equal(caller.Token, exception.CancellationToken);
    }
}
