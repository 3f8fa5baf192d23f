using Broker.Core.Errors;
using Broker.Crm.HubSpot.Search;
using Broker.TestSupport;

namespace Broker.Crm.HubSpot.Tests.Limits;

/// <summary>What arrives at a server that counts like HubSpot.</summary>
public sealed class LimitsTests
{
    private static readonly TimeSpan Ten = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(100, null)]
    [InlineData(20, null)]
    [InlineData(190, null)]
    [InlineData(100, 30)]
    public async Task The_rate_at_the_server_never_exceeds_the_limit(int limit, int? option)
    {
        (HubSpotRig rig, QuotaServer server) = Rig(o => o.Limits.RequestsPerTenSeconds = option);
        server.PerInterval = limit;

        for (int i = 0; i < 400; i++)
        {
            await Get(rig);
        }

        Assert.Equal(400, server.Served);
        Assert.Equal(0, server.Refused);
        Assert.InRange(server.Most(Ten), 1, option ?? limit);
        Assert.Equal(limit < (option ?? 100_000) ? limit : option, rig.Client.Limits.RequestsPerInterval);
    }

    [Fact]
    public async Task Without_headers_the_smallest_plan_is_kept()
    {
        (HubSpotRig rig, QuotaServer server) = Rig();
        server.TellsHeaders = false;

        for (int i = 0; i < 250; i++)
        {
            await Get(rig);
        }

        Assert.Equal((250, 0), (server.Served, server.Refused));
        Assert.Equal(100, server.Most(Ten));
    }

    [Fact]
    public async Task Calls_within_the_limit_do_not_wait()
    {
        (HubSpotRig rig, QuotaServer _) = Rig();
        DateTimeOffset before = rig.Time.GetUtcNow();

        for (int i = 0; i < 90; i++)
        {
            await Get(rig);
        }

        Assert.Equal(before, rig.Time.GetUtcNow());
    }

    [Fact]
    public async Task A_refusal_holds_all_calls_of_the_account_searches_included_and_afterwards_they_leave_evenly()
    {
        (HubSpotRig rig, QuotaServer server) = Rig(o => o.Limits.RequestsPerTenSeconds = 100);
        server.TellsHeaders = false;
        server.Foreign = 100;
        rig.Time.AutoAdvance = false;
        using CancellationTokenSource givenUp = new();
        Task first = rig.Client.Objects("contacts").GetAsync("1", cancellationToken: givenUp.Token);
        await Eventually.HoldsAsync(() => server.Refused > 0, "the refusal");
        server.Foreign = 0;
        server.Forget();
        DateTimeOffset refusedAt = server.Arrivals[0];
        await givenUp.CancelAsync(); // its next try would come between the others
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        rig.Time.AutoAdvance = true;

        await Search(rig);
        for (int i = 0; i < 20; i++)
        {
            await Get(rig);
        }

        Assert.Equal(1, server.Refused);
        List<DateTimeOffset> later = [.. server.Arrivals.Skip(1).Order()];
        Assert.True(later[0] - refusedAt >= TimeSpan.FromSeconds(6), "paused");
        Assert.All(later.Take(20).Zip(later.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromMilliseconds(100), "evenly"));
    }

    [Fact]
    public async Task A_storm_that_others_cause_ends_without_a_hammer()
    {
        (HubSpotRig rig, QuotaServer server) = Rig(o => o.Resilience.MaxRetries = 10);
        server.Foreign = 3;

        for (int i = 0; i < 150; i++)
        {
            await Get(rig);
        }

        Assert.Equal(150, server.Served);
        Assert.InRange(server.Refused, 0, 30);
        Assert.InRange(server.Most(Ten), 1, 100);
    }

    [Fact]
    public async Task A_crowd_is_served_completely()
    {
        (HubSpotRig rig, QuotaServer server) = Rig(o => o.Resilience.MaxRetries = 10);
        server.PerInterval = 40;

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => i % 20 == 0 ? Search(rig) : Get(rig))));

        Assert.InRange(server.Served, 200, 220);
    }

    [Fact]
    public async Task No_calls_left_in_the_interval_holds_back_before_the_first_refusal()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, WireBodies.Record("1"), headers: [("X-HubSpot-RateLimit-Remaining", "0")]).Answer(200, WireBodies.Record("1"));
        DateTimeOffset before = rig.Time.GetUtcNow();

        await Get(rig);
        await Get(rig);

        Assert.InRange((rig.Time.GetUtcNow() - before).TotalSeconds, 1, 1.1);
    }

    [Fact]
    public async Task Searches_keep_their_own_pace_and_do_not_hold_up_other_calls()
    {
        (HubSpotRig rig, QuotaServer server) = Rig(o => o.Limits.RequestsPerTenSeconds = 30);
        server.PerInterval = 30;
        for (int i = 0; i < 20; i++)
        {
            await Search(rig);
        }

        DateTimeOffset before = rig.Time.GetUtcNow();
        for (int i = 0; i < 5; i++)
        {
            await Get(rig);
        }

        Assert.Equal((25, 0), (server.Served, server.Refused));
        Assert.All(server.Arrivals.Take(20).Zip(server.Arrivals.Skip(1).Take(19)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromMilliseconds(250)));
        Assert.Equal(before, rig.Time.GetUtcNow());
    }

    [Fact]
    public async Task Searches_that_are_refused_wait_a_second_more_each_time_and_calls_go_on()
    {
        HubSpotRig rig = new();
        rig.Server.Then((request, _) => Task.FromResult(new HttpResponseMessage((System.Net.HttpStatusCode)(request.RequestUri!.AbsolutePath.EndsWith("/search", StringComparison.Ordinal) ? 429 : 200))
        {
            Content = new StringContent(request.RequestUri.AbsolutePath.EndsWith("/search", StringComparison.Ordinal) ? WireBodies.Throttled("secondly") : WireBodies.Record("1")),
        }));
        DateTimeOffset before = rig.Time.GetUtcNow();

        RateLimitedException error = await Assert.ThrowsAsync<RateLimitedException>(() => Search(rig));
        TimeSpan waited = rig.Time.GetUtcNow() - before;
        await Get(rig);

        Assert.InRange(waited.TotalSeconds, 1 + 2 + 3, 6.5);
        Assert.Equal(TimeSpan.FromSeconds(4), error.RetryAfter);
        Assert.Equal(waited, rig.Time.GetUtcNow() - before);
    }

    [Fact]
    public async Task The_day_that_is_used_up_makes_no_further_call_whatever_is_called()
    {
        (HubSpotRig rig, QuotaServer server) = Rig(o => o.Limits.PortalTimeZone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));
        server.TellsHeaders = false;
        server.Daily = 0;

        QuotaExhaustedException first = await Assert.ThrowsAsync<QuotaExhaustedException>(() => Get(rig));
        QuotaExhaustedException[] others = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Assert.ThrowsAsync<QuotaExhaustedException>(() => i % 2 == 0 ? Get(rig) : Search(rig))));

        // 09:00 UTC is 04:00 there: its midnight is at 05:00 UTC of the next day.
        var midnight = new DateTimeOffset(2026, 11, 3, 5, 0, 0, TimeSpan.Zero);
        Assert.Equal(1, server.Total);
        Assert.Equal((Outcome.Refused, midnight), (first.Outcome, first.ResetsAt!.Value));
        Assert.All(others, error => Assert.Equal((Outcome.NotSent, midnight, 0), (error.Outcome, error.ResetsAt!.Value, error.Error.Attempts)));
        Assert.Equal((true, midnight), (rig.Client.Limits.IsStopped, rig.Client.Limits.ResetsAt!.Value));

        server.Daily = 1000;
        rig.Time.Advance(midnight - rig.Time.GetUtcNow() - TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<QuotaExhaustedException>(() => Get(rig));
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        await Get(rig);
        Assert.Equal(2, server.Total);
        Assert.False(rig.Client.Limits.IsStopped);
    }

    [Fact]
    public async Task A_header_that_says_none_are_left_stops_before_the_first_refusal()
    {
        (HubSpotRig rig, QuotaServer server) = Rig();
        server.Daily = 2;

        await Get(rig);
        Assert.Equal(1, rig.Client.Limits.DailyRemaining);
        await Get(rig);
        QuotaExhaustedException error = await Assert.ThrowsAsync<QuotaExhaustedException>(() => Get(rig));

        Assert.Equal((2, 0), (server.Served, server.Refused));
        Assert.Null(error.ResetsAt);
        Assert.Equal(0, rig.Client.Limits.DailyRemaining);
    }

    [Fact]
    public async Task Resume_sends_again_and_without_a_time_zone_a_day_does()
    {
        (HubSpotRig rig, QuotaServer server) = Rig();
        server.TellsHeaders = false;
        server.Daily = 0;
        await Assert.ThrowsAsync<QuotaExhaustedException>(() => Get(rig));

        rig.Client.Limits.Resume();
        await Assert.ThrowsAsync<QuotaExhaustedException>(() => Get(rig));
        Assert.Equal(2, server.Total);

        rig.Time.Advance(TimeSpan.FromHours(23));
        await Assert.ThrowsAsync<QuotaExhaustedException>(() => Get(rig));
        Assert.Equal(2, server.Total);

        server.Daily = 10;
        rig.Time.Advance(TimeSpan.FromHours(1));
        await Get(rig);
        Assert.Equal(3, server.Total);
    }

    [Fact]
    public async Task A_stop_reaches_those_who_wait_in_line()
    {
        (HubSpotRig rig, QuotaServer server) = Rig(o => o.Limits.RequestsPerTenSeconds = 10);
        server.TellsHeaders = false;
        server.Daily = 15;
        rig.Time.AutoAdvance = false;

        Task<Exception?>[] calls = [.. Enumerable.Range(0, 60).Select(_ => Record.ExceptionAsync(() => Get(rig)))];

        // One more interval, and no other before the stop: else the next calls might leave ahead of what the refused ones learn.
        rig.Time.Advance(TimeSpan.FromSeconds(10.5));
        await Eventually.HoldsAsync(() => rig.Client.Limits.IsStopped, "the stop");
        await Eventually.HoldsAsync(
            () =>
            {
                int open = calls.Count(static c => !c.IsCompleted);
                return open == 0 || rig.Time.WaitingTimers > open; // each has its time limit, and the first in line a wait besides
            },
            "the first in line sleeps, or all were told already");
        rig.Time.Advance(TimeSpan.FromSeconds(10.5));
        Exception?[] results = await Task.WhenAll(calls);

        Assert.InRange(results.Count(static r => r is null), 10, 15);
        Assert.All(results.OfType<Exception>(), static r => Assert.IsType<QuotaExhaustedException>(r));
        Assert.InRange(server.Refused, 1, 5);
    }

    [Fact]
    public async Task A_turn_beyond_the_total_limit_is_refused_at_once_and_takes_no_place()
    {
        (HubSpotRig rig, QuotaServer server) = Rig(o => (o.Limits.RequestsPerTenSeconds, o.Resilience.TotalTimeout, o.Resilience.AttemptTimeout) = (1, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5)));
        rig.Time.AutoAdvance = false;
        await Get(rig);

        RateLimitedException error = await Assert.ThrowsAsync<RateLimitedException>(() => Get(rig));

        Assert.Equal((Outcome.NotSent, 0), (error.Outcome, error.Error.Attempts));
        Assert.InRange(error.RetryAfter!.Value.TotalSeconds, 10, 10.5);
        rig.Time.Advance(TimeSpan.FromSeconds(10.5));
        await Get(rig);
        Assert.Equal(2, server.Served);
    }

    [Fact]
    public async Task A_cancelled_wait_gives_its_place_away()
    {
        (HubSpotRig rig, QuotaServer server) = Rig(o => o.Limits.RequestsPerTenSeconds = 1);
        rig.Time.AutoAdvance = false;
        await Get(rig);
        using CancellationTokenSource given = new();
        Task waiting = rig.Client.Objects("contacts").GetAsync("1", cancellationToken: given.Token);
        Task behind = Get(rig);

        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        // Once and no further: a clock that goes on would end the attempt, and a second try be counted.
        await Eventually.HoldsAsync(() => rig.Time.WaitingTimers == 2, "the next in line waits for its turn");
        rig.Time.Advance(TimeSpan.FromSeconds(10.5));
        await behind;
        Assert.Equal(2, server.Served);
    }

    [Fact]
    public async Task No_more_calls_than_allowed_are_on_their_way_at_once()
    {
        HubSpotRig rig = new(o => (o.Limits.MaxInFlight, o.Resilience.MaxRetries) = (3, 10));
        int now = 0;
        int most = 0;
        int failed = 0;
        rig.Server.Then(async (_, token) =>
        {
            int seen = Interlocked.Increment(ref now);
            InterlockedMax(ref most, seen);
            await Task.Yield();
            Interlocked.Decrement(ref now);

            // Ten fail, as often as one call is repeated: so none fails for good, however they meet.
            return Interlocked.Increment(ref failed) is <= 50 and var turn && turn % 5 == 0
                ? throw new HttpRequestException(HttpRequestError.ConnectionError)
                : new HttpResponseMessage { Content = new StringContent(WireBodies.Record("1")) };
        });

        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => i % 3 == 0 ? Task.Run(() => Get(rig)) : Get(rig)));

        Assert.InRange(most, 1, 3);
        await Get(rig);
    }

    [Fact]
    public async Task Switched_off_counting_still_obeys_refusals()
    {
        HubSpotRig rig = new(o => o.Limits.CountsCalls = false);
        DateTimeOffset before = rig.Time.GetUtcNow();
        rig.Server.Answer(200, WireBodies.Record("1"));

        await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => Get(rig)));

        Assert.Equal(before, rig.Time.GetUtcNow());
    }

    private static (HubSpotRig Rig, QuotaServer Server) Rig(Action<HubSpotOptions>? configure = null)
    {
        HubSpotRig rig = new(o =>
        {
            o.Resilience.TotalTimeout = TimeSpan.FromMinutes(20);
            configure?.Invoke(o);
        });
        var server = new QuotaServer(rig.Time);
        rig.Server.Then((request, _) => server.AnswerAsync(request));
        return (rig, server);
    }

    private static async Task Get(HubSpotRig rig) => await rig.Client.Objects("contacts").GetAsync("1");

    private static async Task Search(HubSpotRig rig)
    {
        await foreach (var _ in rig.Client.Objects("contacts").SearchAsync(new HubSpotSearch()))
        {
        }
    }

    private static void InterlockedMax(ref int place, int value)
    {
        int seen = Volatile.Read(ref place);
        while (value > seen && Interlocked.CompareExchange(ref place, value, seen) is var before && before != seen)
        {
            seen = before;
        }
    }
}
