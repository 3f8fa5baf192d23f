using Broker.Core.Errors;
using Broker.Crm.HubSpot.Limits;
using Broker.TestSupport;

namespace Broker.Crm.HubSpot.Tests.Limits;

/// <summary>The counting itself, on a clock that stands still between the steps: no run of threads blurs what left when.</summary>
public sealed class PortalLimitsTests
{
    private readonly FakeTimeProvider time = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_comes_no_interval_holds_more_than_allowed_and_searches_keep_their_distance(int seed)
    {
        Random random = new(seed);
        PortalLimits limits = new(new HubSpotLimitsOptions { RequestsPerTenSeconds = 50 }, 4, time);
        List<DateTimeOffset> left = [];
        List<DateTimeOffset> searches = [];
        for (int step = 0; step < 4000; step++)
        {
            for (int i = random.Next(8); i > 0; i--)
            {
                bool search = random.Next(5) == 0;
                Assert.Null(limits.TryTake(search, 0, out TimeSpan wait));
                if (wait == TimeSpan.Zero)
                {
                    left.Add(time.GetUtcNow());
                    (search ? searches : []).Add(time.GetUtcNow());
                }
            }

            if (random.Next(400) == 0)
            {
                limits.Throttled(TimeSpan.FromSeconds(random.Next(1, 10)));
            }

            time.Advance(TimeSpan.FromMilliseconds(random.Next(60)));
        }

        Assert.InRange(left.Count, 300, 4000);
        Assert.All(left.Zip(left.Skip(50)), pair => Assert.True(pair.Second - pair.First > TimeSpan.FromSeconds(10)));
        Assert.All(searches.Zip(searches.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromMilliseconds(250)));
    }

    [Fact]
    public void Nothing_leaves_in_a_pause_and_afterwards_calls_leave_evenly()
    {
        PortalLimits limits = new(new HubSpotLimitsOptions(), 4, time);
        Assert.Null(limits.TryTake(false, 0, out _));

        limits.Throttled(TimeSpan.FromSeconds(7));
        Assert.Null(limits.TryTake(false, 0, out TimeSpan wait));
        Assert.Equal(TimeSpan.FromSeconds(7), wait);
        time.Advance(wait);

        Assert.Null(limits.TryTake(false, 0, out wait));
        Assert.Equal(TimeSpan.Zero, wait);
        Assert.Null(limits.TryTake(false, 0, out wait));
        Assert.Equal(102, wait.TotalMilliseconds);
    }

    [Fact]
    public void A_burst_of_refused_searches_counts_once_and_strikes_are_forgotten()
    {
        PortalLimits limits = new(new HubSpotLimitsOptions(), 4, time);

        Assert.Equal([1, 1, 1], Enumerable.Range(0, 3).Select(_ => limits.SearchThrottled(null).TotalSeconds));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, limits.SearchThrottled(null).TotalSeconds);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, limits.SearchThrottled(null).TotalSeconds);
        Assert.Null(limits.TryTake(false, 0, out TimeSpan wait));
        Assert.Equal(TimeSpan.Zero, wait);
    }

    [Fact]
    public void The_day_is_over_for_all_until_it_is_resumed()
    {
        PortalLimits limits = new(new HubSpotLimitsOptions(), 4, time);
        limits.StopForDay();

        ApiFailure? held = limits.TryTake(true, 0, out _);

        Assert.True(held is { NotSent: true, IsQuotaExhausted: true, Kind: ErrorKind.RateLimited, IsTransient: false });
        limits.Resume();
        Assert.Null(limits.TryTake(true, 0, out TimeSpan wait));
        Assert.Equal(TimeSpan.Zero, wait);
    }

    [Fact]
    public async Task A_free_turn_allocates_nothing()
    {
        PortalLimits limits = new(new HubSpotLimitsOptions { RequestsPerTenSeconds = 100_000 }, 4, time);
        LimitGate gate = new(limits, null, searches: false);
        Assert.Null(await gate.EnterAsync(TimeSpan.FromSeconds(1)));
        long before = GC.GetAllocatedBytesForCurrentThread();

        ApiFailure? held = null;
        for (int i = 0; i < 1000; i++)
        {
            held ??= await gate.EnterAsync(TimeSpan.FromSeconds(1));
        }

        Assert.Null(held);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
