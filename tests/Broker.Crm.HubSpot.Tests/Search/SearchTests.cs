using System.Text.Json.Nodes;
using Broker.Core.Errors;
using Broker.Crm.HubSpot.Objects;
using Broker.Crm.HubSpot.Search;
using Broker.Crm.HubSpot.Tests.Objects;

namespace Broker.Crm.HubSpot.Tests.Search;

public sealed class SearchTests
{
    [Fact]
    public async Task A_search_says_everything_in_its_body_and_pages_by_token()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, """{"total":3,"results":[{"id":"1"},{"id":"2"}],"paging":{"next":{"after":2}}}""").Answer(200, """{"total":3,"results":[{"id":"3"}]}""");
        HubSpotSearch search = new()
        {
            Groups =
            [
                new([HubSpotFilter.Equal("kyc_status", "approved"), HubSpotFilter.Between("deposits", "10", "20.5")]),
                new([HubSpotFilter.In("country", "cyprus", "malta"), HubSpotFilter.HasNoValue("phone")]),
            ],
            Query = "ada",
            Sort = new HubSpotSort("createdate", Descending: true),
            Properties = ["email"],
            PageSize = 2,
        };

        List<string> ids = [];
        await foreach (HubSpotRecord record in rig.Client.Objects("contacts").SearchAsync(search))
        {
            ids.Add(record.Id);
        }

        Assert.Equal(["1", "2", "3"], ids);
        Assert.All(rig.Server.Requests, r => Assert.Equal(("POST", "/crm/objects/2026-09/contacts/search"), (r.Method, r.PathAndQuery)));
        const string Expected = """
            {"filterGroups":[
              {"filters":[{"propertyName":"kyc_status","operator":"EQ","value":"approved"},{"propertyName":"deposits","operator":"BETWEEN","value":"10","highValue":"20.5"}]},
              {"filters":[{"propertyName":"country","operator":"IN","values":["cyprus","malta"]},{"propertyName":"phone","operator":"NOT_HAS_PROPERTY"}]}],
             "sorts":[{"propertyName":"createdate","direction":"DESCENDING"}],"query":"ada","properties":["email"],"limit":2}
            """;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Expected), JsonNode.Parse(rig.Server.Requests[0].Body!)));
        Assert.Equal("2", JsonNode.Parse(rig.Server.Requests[1].Body!)!["after"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_typed_search_asks_for_the_records_own_properties()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, """{"total":0,"results":[]}""");

        await foreach (HubSpotRecord<TestContact> _ in rig.Client.Objects<TestContact>().SearchAsync(HubSpotSearch.Where(HubSpotFilter.HasValue("email"))))
        {
        }

        Assert.Equal(["email", "broker_client_id", "deposits", "lastmodifieddate"], JsonNode.Parse(rig.Server.Requests[0].Body!)!["properties"]!.AsArray().Select(p => p!.GetValue<string>()));
    }

    public static TheoryData<string, string> BeyondLimits => new()
    {
        { "groups", "6 filter groups; HubSpot accepts at most 5" },
        { "filters", "7 filters in one group; HubSpot accepts at most 6" },
        { "total", "20 filters in total; HubSpot accepts at most 18" },
        { "page", "PageSize is 201; allowed: 1 to 200" },
        { "body", "HubSpot accepts at most 3000" },
        { "empty", "filter group of the search is empty" },
    };

    [Theory]
    [MemberData(nameof(BeyondLimits))]
    public void What_HubSpot_would_refuse_is_refused_before_sending(string what, string message)
    {
        HubSpotRig rig = new();
        HubSpotFilter filter = HubSpotFilter.Equal("a", "b");
        HubSpotSearch search = what switch
        {
            "groups" => new() { Groups = [.. Enumerable.Repeat(new HubSpotFilterGroup([filter]), 6)] },
            "filters" => HubSpotSearch.Where([.. Enumerable.Repeat(filter, 7)]),
            "total" => new() { Groups = [.. Enumerable.Repeat(new HubSpotFilterGroup([.. Enumerable.Repeat(filter, 5)]), 4)] },
            "page" => new() { PageSize = 201 },
            "body" => HubSpotSearch.Where(HubSpotFilter.Equal("a", new string('x', 3000))),
            _ => HubSpotSearch.Where(),
        };

        ArgumentException error = Assert.Throws<ArgumentException>(() => rig.Client.Objects("contacts").SearchAsync(search));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, rig.Server.Count);
    }

    [Fact]
    public void Exactly_at_the_limits_is_accepted()
    {
        HubSpotFilter filter = HubSpotFilter.Equal("a", "b");
        HubSpotSearch search = new() { Groups = [.. Enumerable.Repeat(new HubSpotFilterGroup([.. Enumerable.Repeat(filter, 6)]), 3)], PageSize = 200 };

        Assert.NotNull(new HubSpotRig().Client.Objects("contacts").SearchAsync(search));
    }

    [Fact]
    public async Task The_cap_of_ten_thousand_ends_with_a_clear_error_and_without_a_call()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, """{"total":25000,"results":[{"id":"1"}],"paging":{"next":{"after":"9900"}}}""")
            .Answer(200, """{"total":25000,"results":[{"id":"2"}],"paging":{"next":{"after":"10000"}}}""");

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (HubSpotRecord _ in rig.Client.Objects("contacts").SearchAsync(new HubSpotSearch()))
            {
            }
        });

        Assert.Contains("10000", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, rig.Server.Count);
    }

    [Fact]
    public async Task A_search_only_reads_and_is_repeated()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(503, "").Answer(429, WireBodies.Throttled("SECONDLY")).Answer(200, """{"results":[{"id":"1"}]}""");

        await foreach (HubSpotRecord record in rig.Client.Objects("contacts").SearchAsync(new HubSpotSearch()))
        {
            Assert.Equal("1", record.Id);
        }

        Assert.Equal(3, rig.Server.Count);
    }

    [Fact]
    public async Task Searches_keep_the_pace_of_their_own_and_other_calls_do_not_wait()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, """{"results":[]}""");
        DateTimeOffset before = rig.Time.GetUtcNow();

        for (int i = 0; i < 9; i++)
        {
            await foreach (HubSpotRecord _ in rig.Client.Objects("contacts").SearchAsync(new HubSpotSearch()))
            {
            }
        }

        Assert.InRange((rig.Time.GetUtcNow() - before).TotalSeconds, 1.7, 3);
        DateTimeOffset then = rig.Time.GetUtcNow();
        for (int i = 0; i < 9; i++)
        {
            await foreach (HubSpotRecord _ in rig.Client.Objects("contacts").ListAsync())
            {
            }
        }

        Assert.Equal(then, rig.Time.GetUtcNow());
    }

    [Fact]
    public async Task A_refused_filter_property_is_named()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(400, WireBodies.Error("VALIDATION_ERROR", "There was a problem", ""","errors":[{"code":"PROPERTY_DOESNT_EXIST","context":{"propertyName":["nope"]}}]"""));

        ValidationFailedException error = await Assert.ThrowsAsync<ValidationFailedException>(async () =>
        {
            await foreach (HubSpotRecord _ in rig.Client.Objects("contacts").SearchAsync(HubSpotSearch.Where(HubSpotFilter.HasValue("nope"))))
            {
            }
        });

        Assert.Equal("nope", Assert.Single(error.Fields).Field);
    }

    [Fact]
    public void A_list_of_no_values_is_refused() => Assert.Throws<ArgumentException>(() => HubSpotFilter.In("country"));
}
