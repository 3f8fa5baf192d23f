
namespace Broker.Testing.Tests;

public sealed class HubSpotSearchTests : HubSpotTest
{
    [Theory]
    [InlineData("""{"filterGroups":[{"filters":[{"propertyName":"email","operator":"LIKE","value":"x"}]}]}""")]
    [InlineData("""{"filterGroups":[{"filters":[{"propertyName":"email","operator":"EQ"}]}]}""")]
    [InlineData("""{"filterGroups":[{"filters":[{"propertyName":"email","operator":"IN","value":"x"}]}]}""")]
    [InlineData("""{"filterGroups":[{"filters":[{"propertyName":"createdate","operator":"BETWEEN","value":"1"}]}]}""")]
    [InlineData("""{"filterGroups":[{"filters":[{"propertyName":"createdate","operator":"GT","value":"soon"}]}]}""")]
    [InlineData("""{"filterGroups":[{"filters":[{"propertyName":"no_such","operator":"HAS_PROPERTY"}]}]}""")]
    [InlineData("""{"filterGroups":[{"filters":[{"propertyName":"associations.p4711_x","operator":"EQ","value":"1"}]}]}""")]
    [InlineData("""{"sorts":["email","firstname"]}""")]
    [InlineData("""{"sorts":["no_such"]}""")]
    [InlineData("""{"after":"x"}""")]
    public async Task What_search_cannot_do_is_refused(string body) => Assert.Equal(400, (await CallAsync("POST", Contacts + "/search", body)).Status);

    [Theory]
    [InlineData(6, 1)]
    [InlineData(1, 7)]
    [InlineData(4, 5)]
    public async Task Too_many_filters_are_refused(int groups, int filters)
    {
        var group = $$"""{"filters":[{{string.Join(',', Enumerable.Repeat("""{"propertyName":"email","operator":"HAS_PROPERTY"}""", filters))}}]}""";

        Assert.Equal(400, (await CallAsync("POST", Contacts + "/search", $$"""{"filterGroups":[{{string.Join(',', Enumerable.Repeat(group, groups))}}]}""")).Status);
    }

    [Fact]
    public async Task A_long_body_is_refused_by_its_characters_not_its_bytes()
    {
        static string Query(int length) => $$"""{"query":"{{new string('ä', length)}}"}""";

        Assert.Equal(200, (await CallAsync("POST", Contacts + "/search", Query(2_900))).Status);
        Assert.Equal(400, (await CallAsync("POST", Contacts + "/search", Query(3_000))).Status);
    }

    [Fact]
    public async Task Case_matters_for_enumerations_and_for_IN_on_text()
    {
        Portal.AddProperty("contacts", "level", "enumeration", unique: false, ["Gold", "gold"]);
        await CreateAsync("contacts", """{"email":"a@b.cc","firstname":"Zoe","level":"Gold"}""");

        Assert.Equal(["a@b.cc"], await FindAsync("""{"filterGroups":[{"filters":[{"propertyName":"firstname","operator":"EQ","value":"zOE"}]}]}"""));
        Assert.Equal(["a@b.cc"], await FindAsync("""{"filterGroups":[{"filters":[{"propertyName":"firstname","operator":"IN","values":["zoe"]}]}]}"""));
        Assert.Empty(await FindAsync("""{"filterGroups":[{"filters":[{"propertyName":"firstname","operator":"IN","values":["Zoe"]}]}]}"""));
        Assert.Empty(await FindAsync("""{"filterGroups":[{"filters":[{"propertyName":"level","operator":"EQ","value":"gold"}]}]}"""));
        Assert.Equal(["a@b.cc"], await FindAsync("""{"filterGroups":[{"filters":[{"propertyName":"level","operator":"IN","values":["Gold"]}]}]}"""));
    }

    [Fact]
    public async Task Numbers_and_times_are_compared_as_such()
    {
        Portal.AddProperty("contacts", "n", "number");
        Portal.AddProperty("contacts", "at", "datetime");
        await CreateAsync("contacts", """{"email":"a@b.cc","n":"9","at":"2026-01-01T00:00:00Z"}""");
        await CreateAsync("contacts", """{"email":"b@b.cc","n":"10.0","at":"2026-01-02T00:00:00Z"}""");
        await CreateAsync("contacts", """{"email":"c@b.cc"}""");

        Assert.Equal(["b@b.cc"], await FindAsync("""{"filterGroups":[{"filters":[{"propertyName":"n","operator":"EQ","value":"10"}]}]}"""));
        Assert.Equal(["b@b.cc"], await FindAsync("""{"filterGroups":[{"filters":[{"propertyName":"n","operator":"GT","value":"9.5"}]}]}"""));
        Assert.Equal(["b@b.cc"], await FindAsync("""{"filterGroups":[{"filters":[{"propertyName":"at","operator":"BETWEEN","value":"1767312000000","highValue":"2026-01-02T00:00:00Z"}]}]}"""));
        Assert.Equal(["b@b.cc", "a@b.cc", "c@b.cc"], await FindAsync("""{"sorts":[{"propertyName":"n","direction":"DESCENDING"}]}"""));
    }

    [Fact]
    public async Task Associations_are_a_pseudo_property()
    {
        var company = await CreateAsync("companies", """{"name":"c"}""");
        await CreateAsync("contacts", """{"email":"a@b.cc"}""", $$""","associations":[{"to":{"id":"{{company}}"},"types":[{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":279}]}]""");
        await CreateContactAsync("b@b.cc");

        Assert.Equal(["a@b.cc"], await FindAsync($$"""{"filterGroups":[{"filters":[{"propertyName":"associations.company","operator":"EQ","value":"{{company}}"}]}]}"""));
    }

    [Fact]
    public async Task While_search_lags_it_shows_the_record_as_it_stood()
    {
        var id = await CreateContactAsync("old@b.cc");
        Portal.AdvanceClock(TimeSpan.FromMinutes(6));
        Portal.SearchLag = TimeSpan.FromMinutes(5);
        await CallAsync("PATCH", $"{Contacts}/{id}", """{"properties":{"email":"new@b.cc"}}""");

        Assert.Equal(["old@b.cc"], await FindAsync("{}"));
        Assert.Empty(await FindAsync("""{"filterGroups":[{"filters":[{"propertyName":"email","operator":"EQ","value":"new@b.cc"}]}]}"""));
        Assert.Equal("new@b.cc", (string?)(await CallAsync("GET", $"{Contacts}/{id}")).Body["properties"]!["email"]);
        Portal.AdvanceClock(TimeSpan.FromSeconds(301));
        Assert.Equal(["new@b.cc"], await FindAsync("{}"));
    }

    [Fact]
    public async Task An_archived_record_is_gone_from_search_at_once()
    {
        var id = await CreateContactAsync("a@b.cc");
        Portal.AdvanceClock(TimeSpan.FromMinutes(6));
        Portal.SearchLag = TimeSpan.FromMinutes(5);

        Portal.ArchiveAsUser("contacts", id);

        Assert.Empty(await FindAsync("{}"));
    }

    [Fact]
    public async Task Twenty_five_thousand_records_are_walked_by_list_and_by_keyset_search()
    {
        const int Count = 25_000;
        Portal.Seed("contacts", Count, n => new Dictionary<string, string> { ["email"] = $"{n}@b.cc", ["firstname"] = n % 2 == 0 ? "even" : "odd" });

        var (listed, after) = (0, "");
        do
        {
            var page = (await CallAsync("GET", $"{Contacts}?limit=100{after}")).Body;
            listed += page["results"]!.AsArray().Count;
            after = (string?)page["paging"]?["next"]?["after"] is { } next ? "&after=" + next : "";
        }
        while (after.Length > 0);

        var (found, last) = (0, "0");
        while (true)
        {
            var page = (await CallAsync("POST", Contacts + "/search",
                $$"""{"limit":200,"sorts":["hs_object_id"],"filterGroups":[{"filters":[{"propertyName":"hs_object_id","operator":"GT","value":"{{last}}"},{"propertyName":"firstname","operator":"EQ","value":"odd"}]}]}""")).Body["results"]!.AsArray();
            if (page.Count == 0)
            {
                break;
            }

            (found, last) = (found + page.Count, (string)page[^1]!["id"]!);
        }

        var sorted = (await CallAsync("POST", Contacts + "/search", """{"limit":1,"sorts":["-lastmodifieddate"]}""")).Body;
        Assert.Equal((Count, Count / 2, Count), (listed, found, (int)sorted["total"]!));
        Assert.Equal("24999@b.cc", (string?)(await CallAsync("GET", $"{Contacts}/24999@b.cc?idProperty=email")).Body["properties"]!["email"]);
    }
}
