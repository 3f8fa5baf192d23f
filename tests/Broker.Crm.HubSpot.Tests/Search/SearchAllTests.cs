using Broker.Core.Paging;
using Broker.Crm.HubSpot.Objects;
using Broker.Crm.HubSpot.Search;

namespace Broker.Crm.HubSpot.Tests.Search;

public sealed class SearchAllTests
{
    private static readonly DateTimeOffset Then = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly HubSpotRig rig = new(o => o.SearchesPerSecond = 5);
    private readonly SearchServer server;

    public SearchAllTests() => server = new SearchServer(rig);

    [Fact]
    public async Task More_than_ten_thousand_come_once_each_while_records_are_written()
    {
        const int Before = 25_000;
        for (int i = 1; i <= Before; i++)
        {
            server.Put(i * 10L, Then);
        }

        long next = Before * 10;
        server.AfterCall = s =>
        {
            s.Put(next += 10, Then);                      // new at the end
            s.Put(10L * (1 + (s.Calls * 37 % Before)), Then.AddDays(1)); // changed somewhere
        };

        List<long> ids = await IdsAsync(new HubSpotSearch { PageSize = 200 });

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(Enumerable.Range(1, Before).Select(static i => i * 10L), ids.Take(Before));
        Assert.InRange(ids.Count, Before, Before + server.Calls);
    }

    [Fact]
    public async Task A_stored_token_goes_on_behind_the_last_record()
    {
        for (int i = 1; i <= 10; i++)
        {
            server.Put(i, Then);
        }

        PagedSequence<HubSpotRecord> all = rig.Client.Objects("contacts").SearchAllAsync(new HubSpotSearch { PageSize = 4 });
        string? token = null;
        await foreach (Page<HubSpotRecord> page in all.AsPagesAsync())
        {
            token = page.ContinuationToken;
            break;
        }

        Assert.Equal("4", token);
        List<string> rest = [];
        await foreach (Page<HubSpotRecord> page in all.AsPagesAsync(token))
        {
            rest.AddRange(page.Items.Select(static r => r.Id));
        }

        Assert.Equal(["5", "6", "7", "8", "9", "10"], rest);
    }

    [Fact]
    public async Task A_token_of_another_list_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(async () =>
        {
            await foreach (Page<HubSpotRecord> _ in rig.Client.Objects("contacts").SearchAllAsync(new HubSpotSearch()).AsPagesAsync("abc"))
            {
            }
        });
        Assert.Equal(0, rig.Server.Count);
    }

    [Fact]
    public void An_order_of_its_own_and_a_full_group_are_refused_before_sending()
    {
        HubSpotFilter filter = HubSpotFilter.HasValue("email");

        ArgumentException order = Assert.Throws<ArgumentException>(() => rig.Client.Objects("contacts").SearchAllAsync(new HubSpotSearch().OrderBy("email")));
        ArgumentException full = Assert.Throws<ArgumentException>(() => rig.Client.Objects("contacts").SearchAllAsync(HubSpotSearch.Where([.. Enumerable.Repeat(filter, 6)])));

        Assert.Contains("hs_object_id", order.Message, StringComparison.Ordinal);
        Assert.Contains("7 filters in one group; HubSpot accepts at most 6", full.Message, StringComparison.Ordinal);
        Assert.Equal(0, rig.Server.Count);
    }

    [Fact]
    public async Task Each_group_carries_the_condition_on_the_id()
    {
        HubSpotRig scripted = new();
        scripted.Server
            .Answer(200, """{"results":[{"id":"7"}],"paging":{"next":{"after":"1"}}}""")
            .Answer(200, """{"results":[{"id":"9"}]}""");

        await foreach (HubSpotRecord _ in scripted.Client.Objects("contacts").SearchAllAsync(HubSpotSearch.Where(HubSpotFilter.Equal("a", 1)).Or(HubSpotFilter.Equal("b", true))))
        {
        }

        Assert.Contains(
            """{"filters":[{"propertyName":"a","operator":"EQ","value":"1"},{"propertyName":"hs_object_id","operator":"GT","value":"7"}]},{"filters":[{"propertyName":"b","operator":"EQ","value":"true"},{"propertyName":"hs_object_id","operator":"GT","value":"7"}]}""",
            scripted.Server.Requests[1].Body,
            StringComparison.Ordinal);
        Assert.DoesNotContain("\"after\"", scripted.Server.Requests[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_repeats_itself_does_not_make_a_record_come_twice_and_ends_with_an_error()
    {
        HubSpotRig scripted = new();
        scripted.Server
            .Answer(200, """{"results":[{"id":"7"},{"id":"5"}],"paging":{"next":{"after":"2"}}}""")
            .Answer(200, """{"results":[{"id":"7"},{"id":"5"}],"paging":{"next":{"after":"2"}}}""");
        List<string> ids = [];

        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (HubSpotRecord record in scripted.Client.Objects("contacts").SearchAllAsync(new HubSpotSearch()))
            {
                ids.Add(record.Id);
            }
        });

        Assert.Equal(["7"], ids);
        Assert.Equal(2, scripted.Server.Count);
    }

    [Fact]
    public async Task An_id_that_is_no_number_is_an_error_that_says_so()
    {
        HubSpotRig scripted = new();
        scripted.Server.Answer(200, """{"results":[{"id":"x7"}]}""");

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (HubSpotRecord _ in scripted.Client.Objects("contacts").SearchAllAsync(new HubSpotSearch()))
            {
            }
        });

        Assert.Contains("hs_object_id", error.Message, StringComparison.Ordinal);
    }

    private async Task<List<long>> IdsAsync(HubSpotSearch search)
    {
        List<long> ids = [];
        await foreach (HubSpotRecord record in rig.Client.Objects("contacts").SearchAllAsync(search))
        {
            ids.Add(long.Parse(record.Id, System.Globalization.CultureInfo.InvariantCulture));
        }

        return ids;
    }
}
