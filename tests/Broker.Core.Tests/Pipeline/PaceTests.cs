using Broker.Core.Errors;
using Broker.Core.Results;
using Broker.Core.Tests.Support;
using Broker.TestSupport;

namespace Broker.Core.Tests.Pipeline;

public sealed class PaceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(50)]
    public async Task No_more_than_the_stated_number_goes_out_per_second(int perSecond)
    {
        using var rig = new Rig(o => o.Resilience.RequestsPerSecond = perSecond);
        rig.Time.AutoAdvance = false;
        rig.Stub.Answer(200, Rig.ThingJson);
        DateTimeOffset start = rig.Time.GetUtcNow();
        int calls = perSecond * 4;
        Task[] sending = [.. Enumerable.Range(0, calls).Select(_ => rig.Pipeline.SendAsync(Operations.ReadCall, Operations.Thing, CancellationToken.None))];
        int burst = (perSecond / 10) + 1;
        for (int second = 0; second < 4; second++)
        {
            int due = (perSecond * second) + burst;
            await Eventually.HoldsAsync(() => rig.Stub.Count >= Math.Min(calls, perSecond * second), "the calls that are due");
            Assert.InRange(rig.Stub.Count, perSecond * second, due + 1);
            rig.Time.Advance(TimeSpan.FromSeconds(1));
        }

        await Task.WhenAll(sending).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(calls, rig.Stub.Count);
        Assert.Equal(TimeSpan.FromSeconds(4), rig.Time.GetUtcNow() - start);
    }

    [Fact]
    public async Task Waiting_for_a_turn_does_not_eat_the_attempt_time_limit()
    {
        using var rig = new Rig(o =>
        {
            o.Resilience.RequestsPerSecond = 1;
            o.Resilience.AttemptTimeout = TimeSpan.FromSeconds(2);
        });
        rig.Time.AutoAdvance = false;
        rig.Stub.Answer(200, Rig.ThingJson);
        Task<ApiResult<Thing>>[] sending =
            [.. Enumerable.Range(0, 10).Select(_ => rig.Pipeline.TrySendAsync(Operations.OnceCall, Operations.Thing, CancellationToken.None).AsTask())];
        for (int second = 1; second <= 10; second++)
        {
            rig.Time.Advance(TimeSpan.FromSeconds(1));

            // The clock waits for all that are due, answers included: it would end an attempt that is still under way.
            int due = Math.Min(sending.Length, second + 1);
            await Eventually.HoldsAsync(() => sending.Count(static t => t.IsCompleted) >= due, "the calls that are due");
        }

        Assert.All(await Task.WhenAll(sending), r => Assert.True(r.Succeeded));
    }

    [Fact]
    public async Task A_call_whose_turn_comes_too_late_fails_at_once_and_holds_no_turn()
    {
        using var rig = new Rig(o =>
        {
            o.Resilience.RequestsPerSecond = 1;
            o.Resilience.TotalTimeout = TimeSpan.FromSeconds(3);
            o.Resilience.AttemptTimeout = TimeSpan.FromSeconds(3);
        });
        rig.Time.AutoAdvance = false;
        rig.Stub.Answer(200, Rig.ThingJson);
        Task<ApiResult<Thing>>[] sending =
            [.. Enumerable.Range(0, 100).Select(_ => rig.Pipeline.TrySendAsync(Operations.OnceCall, Operations.Thing, CancellationToken.None).AsTask())];
        Task<ApiResult<Thing>>[] late = [.. sending.Where(t => t.IsCompleted).Skip(1)];
        Assert.InRange(late.Length, 95, 97);
        ApiError error = (await late[0]).Error!;
        Assert.Equal(ErrorKind.RateLimited, error.Kind);
        Assert.Equal(Outcome.NotSent, error.Outcome);
        Assert.InRange(error.RetryAfter!.Value, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4));

        for (int second = 2; second <= 4; second++)
        {
            rig.Time.Advance(TimeSpan.FromSeconds(0.9));

            // With its answer: the last one has a tenth of a second of its total left.
            await Eventually.HoldsAsync(() => sending.Count(static t => t.IsCompleted) == late.Length + second, "the next call");
            Assert.Equal(second, rig.Stub.Count);
            rig.Time.Advance(TimeSpan.FromSeconds(0.1));
        }

        rig.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(4, (await Task.WhenAll(sending)).Count(r => r.Succeeded));
        Assert.True((await rig.Pipeline.TrySendAsync(Operations.OnceCall, Operations.Thing, CancellationToken.None).AsTask()).Succeeded);
    }
}
