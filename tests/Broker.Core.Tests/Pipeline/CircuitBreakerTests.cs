using Broker.Core.Errors;
using Broker.Core.Results;
using Broker.Core.Tests.Support;
using Broker.TestSupport;

namespace Broker.Core.Tests.Pipeline;

public sealed class CircuitBreakerTests
{
    [Fact]
    public async Task After_many_failures_nothing_is_sent_until_a_probe_succeeds()
    {
        using Rig rig = await BrokenAfterAsync(4);
        ApiResult<Thing> refused = await SendAsync(rig);
        Assert.Equal(ErrorKind.CircuitOpen, refused.Error!.Kind);
        Assert.Equal(Outcome.NotSent, refused.Error.Outcome);
        Assert.Equal(0, refused.Error.Attempts);
        Assert.True(refused.Error.IsTransient);
        Assert.NotNull(refused.Error.RetryAfter);
        Assert.Equal(4, rig.Stub.Count);

        rig.Time.Advance(TimeSpan.FromSeconds(6));
        Assert.True((await SendAsync(rig)).Succeeded);
        Assert.True((await SendAsync(rig)).Succeeded);
        Assert.Equal(6, rig.Stub.Count);
    }

    [Fact]
    public async Task A_probe_that_fails_keeps_it_open()
    {
        using Rig rig = await BrokenAfterAsync(5);
        await SendAsync(rig);
        rig.Time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(ErrorKind.Unavailable, (await SendAsync(rig)).Error!.Kind);
        Assert.Equal(ErrorKind.CircuitOpen, (await SendAsync(rig)).Error!.Kind);
        Assert.Equal(5, rig.Stub.Count);
    }

    [Fact]
    public async Task A_probe_that_its_caller_cancelled_proves_nothing()
    {
        using var rig = new Rig(Fast);
        for (int i = 0; i < 4; i++)
        {
            rig.Stub.Answer(503, "");
        }

        rig.Stub.Hang().Answer(200, Rig.ThingJson);
        await BreakAsync(rig);
        rig.Time.Advance(TimeSpan.FromSeconds(6));
        using var caller = new CancellationTokenSource();
        Task<ApiResult<Thing>> probe = rig.Pipeline.TrySendAsync(Operations.ReadCall, Operations.Thing, caller.Token).AsTask();
        await Eventually.HoldsAsync(() => rig.Stub.Count == 5, "the probe is sent");
        await caller.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => probe);
        Assert.Equal(ErrorKind.CircuitOpen, (await SendAsync(rig)).Error!.Kind);
        rig.Time.Advance(TimeSpan.FromSeconds(6));
        Assert.True((await SendAsync(rig)).Succeeded);
    }

    [Theory]
    [InlineData(40, 0, ErrorKind.Unavailable)] // 4 of 44 failed
    [InlineData(40, 20, ErrorKind.Unavailable)] // still within the sampling time
    [InlineData(40, 31, ErrorKind.CircuitOpen)] // forgotten: 4 of 4
    [InlineData(0, 0, ErrorKind.CircuitOpen)]
    public async Task What_went_well_before_the_first_failure_counts_for_its_time(int successes, int secondsBetween, ErrorKind fifth)
    {
        using var rig = new Rig(Fast);
        for (int i = 0; i < successes; i++)
        {
            rig.Stub.Answer(200, Rig.ThingJson);
        }

        for (int i = 0; i < 5; i++)
        {
            rig.Stub.Answer(503, "");
        }

        for (int i = 0; i < successes; i++)
        {
            Assert.True((await SendAsync(rig)).Succeeded);
        }

        rig.Time.Advance(TimeSpan.FromSeconds(secondsBetween));
        await BreakAsync(rig);

        Assert.Equal(fifth, (await SendAsync(rig)).Error!.Kind);
    }

    [Fact]
    public async Task An_open_breaker_answers_at_once_instead_of_making_calls_wait()
    {
        using var rig = new Rig(o =>
        {
            Fast(o);
            o.Resilience.MaxRetries = 3;
        });
        rig.Stub.Answer(503, "");
        await rig.Pipeline.TrySendAsync(Operations.ReadCall, Operations.Thing, CancellationToken.None);
        rig.Time.AutoAdvance = false;
        DateTimeOffset before = rig.Time.GetUtcNow();
        ApiResult<Thing> result = await SendAsync(rig);
        Assert.Equal(ErrorKind.CircuitOpen, result.Error!.Kind);
        Assert.Equal(before, rig.Time.GetUtcNow());
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(429)]
    public async Task Refusals_and_throttles_are_answers_and_do_not_open_it(int status)
    {
        using var rig = new Rig(Fast);
        rig.Stub.Answer(status, "");
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(status, (await SendAsync(rig)).Error!.Status);
        }

        Assert.Equal(20, rig.Stub.Count);
    }

    [Fact]
    public async Task A_call_that_was_in_doubt_when_the_breaker_opened_stays_in_doubt()
    {
        using var rig = new Rig(o =>
        {
            Fast(o);
            o.Resilience.BreakerMinimumThroughput = 2;
            o.Resilience.MaxRetries = 5;
        });
        rig.Stub.Answer(503, "");
        ApiResult<Thing> result = await rig.Pipeline.TrySendAsync(Operations.Idempotent.Call().WithIdempotencyKey("k"), Operations.Thing, CancellationToken.None);
        Assert.Equal(Outcome.Unknown, result.Error!.Outcome);
        Assert.Equal(2, result.Error.Attempts);
    }

    private static void Fast(TestOptions options)
    {
        options.Resilience.MaxRetries = 0;
        options.Resilience.BreakerMinimumThroughput = 4;
    }

    private static async Task<Rig> BrokenAfterAsync(int failures)
    {
        var rig = new Rig(Fast);
        for (int i = 0; i < failures; i++)
        {
            rig.Stub.Answer(503, "");
        }

        rig.Stub.Answer(200, Rig.ThingJson);
        await BreakAsync(rig);
        return rig;
    }

    private static async Task BreakAsync(Rig rig)
    {
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(ErrorKind.Unavailable, (await SendAsync(rig)).Error!.Kind);
        }
    }

    private static Task<ApiResult<Thing>> SendAsync(Rig rig) => rig.Pipeline.TrySendAsync(Operations.ReadCall, Operations.Thing, CancellationToken.None).AsTask();
}
