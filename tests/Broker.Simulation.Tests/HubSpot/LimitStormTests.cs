using Broker.Core.Errors;
using Broker.Crm.HubSpot;
using Broker.Crm.HubSpot.Limits;
using Broker.Crm.HubSpot.Objects;
using Broker.Crm.HubSpot.Search;
using Broker.TestSupport;

namespace Broker.Simulation.Tests.HubSpot;

/// <summary>Limits and storms of refusals, on one clock for both sides: everything is served in the end, and never faster than the account allows.</summary>
public sealed class LimitStormTests : HubSpotWorld
{
    private static readonly TimeSpan TenSeconds = TimeSpan.FromSeconds(10);
    private readonly FakeTimeProvider clock = new();
    private readonly InFlightHandler handler = new();
    private readonly DelayCountingClock delays;

    public LimitStormTests() => delays = new DelayCountingClock(clock);

    protected override TimeProvider Clock => clock;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        handler.Dispose();
    }

    [Fact]
    public async Task A_storm_of_the_ten_second_limit_ends_with_all_calls_served_within_the_smallest_plan()
    {
        Portal.RateLimitPerTenSeconds = 100;
        HubSpotClient client = Default();
        IHubSpotObjects<HubSpotRecord> contacts = client.Objects("contacts");
        Portal.StartStorm("TEN_SECONDLY_ROLLING", TimeSpan.FromSeconds(4));

        await DriveAsync(client, Task.WhenAll(Enumerable.Range(0, 150).Select(_ => contacts.FindAsync(Key, "nobody"))));

        Assert.InRange(Portal.LimitRefusals["TEN_SECONDLY_ROLLING"], 1, 100);
        Assert.Equal(150 + Portal.LimitRefusals["TEN_SECONDLY_ROLLING"], Portal.CallLog.Count);
        Assert.InRange(Portal.MaxCallsInAnyWindow(TenSeconds), 2, 100);
    }

    [Fact]
    public async Task A_stated_rate_is_kept_without_a_single_refusal()
    {
        Portal.RateLimitPerTenSeconds = 20;
        HubSpotClient client = Default(20);
        IHubSpotObjects<HubSpotRecord> contacts = client.Objects("contacts");

        await DriveAsync(client, Task.WhenAll(Enumerable.Range(0, 90).Select(i => contacts.UpsertAsync(Key, Text(i), Map(("firstname", "Ada"))))));

        Assert.Empty(Portal.LimitRefusals);
        Assert.Equal((90, 90), (Portal.CallLog.Count, Portal.CountRecords("contacts")));
        Assert.Equal(20, Portal.MaxCallsInAnyWindow(TenSeconds));
    }

    [Fact]
    public async Task A_larger_plan_is_learned_from_the_answers_and_used()
    {
        Portal.RateLimitPerTenSeconds = 190;
        HubSpotClient client = Client(static o => o.Limits = new HubSpotLimitsOptions(), new HttpClient(handler, disposeHandler: false), delays);
        IHubSpotObjects<HubSpotRecord> contacts = client.Objects("contacts");
        await contacts.FindAsync(Key, "nobody");

        await DriveAsync(client, Task.WhenAll(Enumerable.Range(0, 400).Select(_ => contacts.FindAsync(Key, "nobody"))));

        Assert.Empty(Portal.LimitRefusals);
        Assert.Equal(190, client.Limits.RequestsPerInterval);
        Assert.InRange(Portal.MaxCallsInAnyWindow(TenSeconds), 150, 190);
    }

    [Fact]
    public async Task Creates_that_were_refused_as_too_many_were_not_executed_and_come_again()
    {
        HubSpotClient client = Default(20);
        IHubSpotObjects<HubSpotRecord> contacts = client.Objects("contacts");
        Portal.StartStorm("TEN_SECONDLY_ROLLING", 3);

        await DriveAsync(client, Task.WhenAll(Enumerable.Range(0, 10).Select(i => contacts.CreateAsync(Map((Key, Text(i)))))));

        Assert.Equal((10, 13), (Portal.CountRecords("contacts"), Portal.Calls("contacts/create")));
    }

    [Fact]
    public async Task A_storm_on_searches_holds_back_searches_and_nothing_else()
    {
        Portal.SearchLimitPerSecond = 5;
        HubSpotClient client = Default();
        IHubSpotObjects<HubSpotRecord> contacts = client.Objects("contacts");
        Portal.StartStorm("SECONDLY", TimeSpan.FromSeconds(2), "*/search");
        Task<HubSpotRecord?>[] searches = [.. Enumerable.Range(0, 30).Select(_ => FirstAsync(contacts))];

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => contacts.FindAsync(Key, "nobody"))); // the clock stands still
        await DriveAsync(client, Task.WhenAll(searches));

        Assert.Equal(30 + Portal.LimitRefusals["SECONDLY"], Portal.Calls("contacts/search"));
        Assert.InRange(Portal.LimitRefusals["SECONDLY"], 1, 5);
        Assert.InRange(Portal.MaxCallsInAnyWindow(TimeSpan.FromSeconds(1), "*/search"), 2, 5);
    }

    [Fact]
    public async Task When_the_day_is_used_up_nothing_more_is_sent_until_it_is_told_to_go_on()
    {
        Portal.DailyLimit = 3;
        HubSpotClient client = Client(static o => o.Limits = new HubSpotLimitsOptions { PortalTimeZone = TimeZoneInfo.Utc }, new HttpClient(handler, disposeHandler: false));
        IHubSpotObjects<HubSpotRecord> contacts = client.Objects("contacts");
        Portal.StartStorm("DAILY", 1_000);

        QuotaExhaustedException first = await Assert.ThrowsAsync<QuotaExhaustedException>(() => contacts.CreateAsync(Map((Key, "a"))));
        for (int i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<QuotaExhaustedException>(() => contacts.FindAsync(Key, "nobody"));
            await Assert.ThrowsAsync<QuotaExhaustedException>(() => contacts.CreateAsync(Map((Key, "a"))));
            await Assert.ThrowsAsync<QuotaExhaustedException>(() => FirstAsync(contacts));
        }

        Assert.Equal(Outcome.Refused, first.Error.Outcome);
        Assert.True(client.Limits.IsStopped);
        Assert.Equal(new DateTimeOffset(clock.GetUtcNow().Date.AddDays(1), TimeSpan.Zero), client.Limits.ResetsAt);
        Assert.Single(Portal.CallLog);

        Portal.StopStorms();
        client.Limits.Resume();
        await contacts.CreateAsync(Map((Key, "a")));
        Assert.Equal((2, 1, 2L), (Portal.CallLog.Count, Portal.CountRecords("contacts"), client.Limits.DailyRemaining));
    }

    [Fact]
    public async Task The_last_call_of_the_day_stops_the_next_before_it_is_sent_and_midnight_lets_it_go()
    {
        Portal.DailyLimit = 2;
        HubSpotClient client = Client(static o => o.Limits = new HubSpotLimitsOptions { PortalTimeZone = TimeZoneInfo.Utc }, new HttpClient(handler, disposeHandler: false));
        IHubSpotObjects<HubSpotRecord> contacts = client.Objects("contacts");
        await contacts.FindAsync(Key, "nobody");
        await contacts.FindAsync(Key, "nobody");

        await Assert.ThrowsAsync<QuotaExhaustedException>(() => contacts.FindAsync(Key, "nobody"));
        Assert.Equal(2, Portal.CallLog.Count);

        clock.Advance(client.Limits.ResetsAt!.Value - clock.GetUtcNow());
        await contacts.FindAsync(Key, "nobody");
        Assert.Equal(3, Portal.CallLog.Count);
    }

    private static async Task<HubSpotRecord?> FirstAsync(IHubSpotObjects<HubSpotRecord> contacts)
    {
        await foreach (HubSpotRecord record in contacts.SearchAsync(HubSpotSearch.Where(HubSpotFilter.HasValue(Key))))
        {
            return record;
        }

        return null;
    }

    // Every option at its default, save a rate where it is the subject.
    private HubSpotClient Default(int? rate = null) => Client(
        o => (o.Limits, o.Resilience) = (new HubSpotLimitsOptions { RequestsPerTenSeconds = rate }, new()), new HttpClient(handler, disposeHandler: false), delays);

    private Task DriveAsync(HubSpotClient client, Task work) => handler.DriveAsync(clock, delays, client.Limits, work);
}
