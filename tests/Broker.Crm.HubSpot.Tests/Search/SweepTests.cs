using Broker.Crm.HubSpot.Objects;
using Broker.Crm.HubSpot.Search;

namespace Broker.Crm.HubSpot.Tests.Search;

public sealed class SweepTests
{
    private readonly HubSpotRig rig = new(o => o.SearchesPerSecond = 5);
    private readonly SearchServer server;
    private readonly DateTimeOffset start;

    public SweepTests()
    {
        server = new SearchServer(rig);
        start = Whole(rig.Time.GetUtcNow()).AddHours(-10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Every_change_is_found_while_records_change_and_searches_lag(int seed)
    {
        var random = new Random(seed);
        server.Lag = () => TimeSpan.FromSeconds(random.Next(30));
        var latest = new Dictionary<string, DateTimeOffset>();
        void Change()
        {
            DateTimeOffset now = Whole(rig.Time.GetUtcNow());
            long id = random.Next(1, 400);
            server.Put(id, now);
            latest[id.ToString(System.Globalization.CultureInfo.InvariantCulture)] = now;
        }

        for (int i = 0; i < 300; i++)
        {
            Change();
            if (random.Next(4) == 0)
            {
                rig.Time.Advance(TimeSpan.FromMilliseconds(random.Next(1, 20_000)));
            }
        }

        var seen = new Dictionary<string, DateTimeOffset>();
        HubSpotSweepCursor cursor = new(start);
        for (int sweep = 0; sweep < 40; sweep++)
        {
            server.AfterCall = sweep < 38 ? _ => Change() : null;
            await foreach (HubSpotChangePage<HubSpotRecord> page in rig.Client.Objects("contacts").SweepAsync(cursor, new HubSpotSweepOptions { PageSize = 7 }))
            {
                foreach (HubSpotRecord record in page.Records)
                {
                    seen[record.Id] = record.UpdatedAt!.Value;
                }

                cursor = HubSpotSweepCursor.Parse(page.Cursor.ToString());
                if (random.Next(12) == 0)
                {
                    break; // a crash after the cursor was stored
                }
            }

            rig.Time.Advance(TimeSpan.FromSeconds(random.Next(10)));
        }

        rig.Time.Advance(TimeSpan.FromMinutes(1));

        await foreach (HubSpotChangePage<HubSpotRecord> page in rig.Client.Objects("contacts").SweepAsync(cursor))
        {
            foreach (HubSpotRecord record in page.Records)
            {
                seen[record.Id] = record.UpdatedAt!.Value;
            }
        }

        Assert.Equal(latest.OrderBy(static p => p.Key, StringComparer.Ordinal), seen.OrderBy(static p => p.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Thousands_of_records_with_one_time_neither_loop_nor_end_the_sweep()
    {
        const int Same = 12_000;
        for (int i = 1; i <= Same; i++)
        {
            server.Put(i, start.AddHours(1));
        }

        server.Put(Same + 1, start.AddHours(2));

        List<string> ids = await SweepAsync(new HubSpotSweepCursor(start));

        Assert.Equal(Same + 1, ids.Count);
        Assert.Equal(Same + 1, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("12001", ids[^1]);
    }

    [Fact]
    public async Task A_stored_cursor_inside_one_time_goes_on_behind_its_id()
    {
        for (int i = 1; i <= 30; i++)
        {
            server.Put(i, start.AddHours(1));
        }

        List<string> ids = await SweepAsync(HubSpotSweepCursor.Parse(new HubSpotSweepCursor(start.AddHours(1), AfterId: 20).ToString()));

        Assert.Equal(Enumerable.Range(21, 10).Select(static i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)), ids);
    }

    [Fact]
    public async Task The_last_cursor_stays_behind_the_present_but_never_before_the_first()
    {
        server.Put(1, Whole(rig.Time.GetUtcNow()));
        HubSpotSweepCursor old = new(start), recent = new(Whole(rig.Time.GetUtcNow()).AddSeconds(-5));

        HubSpotSweepCursor fromOld = await LastCursorAsync(old), fromRecent = await LastCursorAsync(recent);

        Assert.InRange(rig.Time.GetUtcNow() - fromOld.ChangedAt, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2.5));
        Assert.Equal(recent, fromRecent);
    }

    [Fact]
    public async Task Other_objects_are_swept_by_their_own_property()
    {
        HubSpotRig scripted = new();
        scripted.Server.Answer(200, """{"results":[]}""");

        await foreach (HubSpotChangePage<HubSpotRecord> page in scripted.Client.Objects("deals").SweepAsync(new HubSpotSweepCursor(start), new HubSpotSweepOptions { Filters = [HubSpotFilter.HasValue("x")], Properties = ["x"] }))
        {
            Assert.Empty(page.Records);
        }

        Assert.Contains("\"hs_lastmodifieddate\",\"operator\":\"GTE\"", scripted.Server.Requests[0].Body, StringComparison.Ordinal);
        Assert.Contains("\"properties\":[\"x\"]", scripted.Server.Requests[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_filters_and_a_negative_overlap_are_refused_before_sending()
    {
        HubSpotFilter filter = HubSpotFilter.HasValue("email");

        Assert.Throws<ArgumentException>(() => { _ = rig.Client.Objects("contacts").SweepAsync(new HubSpotSweepCursor(start), new HubSpotSweepOptions { Filters = [filter, filter, filter, filter, filter] }); });
        Assert.Throws<ArgumentException>(() => { _ = rig.Client.Objects("contacts").SweepAsync(new HubSpotSweepCursor(start), new HubSpotSweepOptions { Overlap = TimeSpan.FromSeconds(-1) }); });
        Assert.Equal(0, rig.Server.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("1/")]
    [InlineData("1/2/3")]
    [InlineData("-1")]
    [InlineData("99999999999999999")]
    public void A_text_that_is_no_cursor_is_refused(string text) => Assert.Throws<FormatException>(() => HubSpotSweepCursor.Parse(text));

    private static DateTimeOffset Whole(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    private async Task<List<string>> SweepAsync(HubSpotSweepCursor from)
    {
        List<string> ids = [];
        await foreach (HubSpotChangePage<HubSpotRecord> page in rig.Client.Objects("contacts").SweepAsync(from))
        {
            ids.AddRange(page.Records.Select(static r => r.Id));
        }

        return ids;
    }

    private async Task<HubSpotSweepCursor> LastCursorAsync(HubSpotSweepCursor from)
    {
        HubSpotSweepCursor last = from;
        await foreach (HubSpotChangePage<HubSpotRecord> page in rig.Client.Objects("contacts").SweepAsync(from))
        {
            last = page.Cursor;
        }

        return last;
    }
}
