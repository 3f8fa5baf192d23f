using Broker.TestSupport;

namespace Broker.Core.Tests.TestSupport;

public sealed class FakeTimeProviderTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void It_stands_still_until_it_is_moved()
    {
        DateTimeOffset before = time.GetUtcNow();
        long stamp = time.GetTimestamp();
        Assert.Equal(before, time.GetUtcNow());
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(before.AddSeconds(3), time.GetUtcNow());
        Assert.Equal(TimeSpan.FromSeconds(3), time.GetElapsedTime(stamp));
    }

    [Fact]
    public void Timers_fire_in_due_order_each_at_its_own_time()
    {
        var fired = new List<(string, DateTimeOffset)>();
        DateTimeOffset start = time.GetUtcNow();
        using ITimer late = time.CreateTimer(_ => fired.Add(("late", time.GetUtcNow())), null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        using ITimer early = time.CreateTimer(_ => fired.Add(("early", time.GetUtcNow())), null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);
        using ITimer never = time.CreateTimer(_ => fired.Add(("never", time.GetUtcNow())), null, TimeSpan.FromSeconds(11), Timeout.InfiniteTimeSpan);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal([("early", start.AddSeconds(2)), ("late", start.AddSeconds(5))], fired);
    }

    [Fact]
    public void A_periodic_timer_fires_every_period_and_a_disposed_one_never()
    {
        int count = 0;
        ITimer timer = time.CreateTimer(_ => count++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(3, count);
        timer.Dispose();
        Assert.False(timer.Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan));
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(3, count);
        Assert.Equal(0, time.WaitingTimers);
    }

    [Fact]
    public async Task Delays_and_cancellation_sources_follow_it()
    {
        Task delay = Task.Delay(TimeSpan.FromSeconds(5), time);
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(7), time);
        Assert.Equal(2, time.WaitingTimers);
        time.Advance(TimeSpan.FromSeconds(5));
        await delay;
        Assert.False(source.IsCancellationRequested);
        source.CancelAfter(TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(source.IsCancellationRequested);
    }

    [Fact]
    public async Task It_runs_through_waits_by_itself_when_told_to()
    {
        time.AutoAdvance = true;
        DateTimeOffset before = time.GetUtcNow();
        await Task.Delay(TimeSpan.FromSeconds(5), time).WaitAsync(TimeSpan.FromSeconds(60));
        await Task.Delay(TimeSpan.FromSeconds(4), time).WaitAsync(TimeSpan.FromSeconds(60));
        await Eventually.HoldsAsync(() => time.GetUtcNow() == before.AddSeconds(9), "the clock moved by both waits");
    }

    [Fact]
    public void It_never_goes_back_when_it_is_moved_further_while_it_is_being_moved()
    {
        DateTimeOffset start = time.GetUtcNow();
        using ITimer timer = time.CreateTimer(_ => time.Advance(TimeSpan.FromSeconds(10)), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(start.AddSeconds(11), time.GetUtcNow());
    }

    [Fact]
    public async Task Several_threads_that_move_it_lose_no_timer()
    {
        time.AutoAdvance = true;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(async () =>
        {
            for (int i = 0; i < 500; i++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1 + ((worker + i) % 7)), time);
            }
        }))).WaitAsync(TimeSpan.FromSeconds(120));
        Assert.Equal(0, time.WaitingTimers);
    }
}
