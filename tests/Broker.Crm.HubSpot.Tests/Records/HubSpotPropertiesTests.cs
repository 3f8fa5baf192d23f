using Broker.Crm.HubSpot.Objects;
using Broker.Crm.HubSpot.Properties;
using Broker.Crm.HubSpot.Records;

namespace Broker.Crm.HubSpot.Tests.Records;

public sealed class HubSpotPropertiesTests
{
    [Theory]
    [MemberData(nameof(Cultures.All), MemberType = typeof(Cultures))]
    public void Every_kind_of_value_is_written_in_HubSpots_form(string culture) => Cultures.In(culture, () =>
    {
        HubSpotProperties map = new HubSpotProperties()
            .Set("text", "Zoë").Set("number", 1250.50m).Set("whole", 7).Set("flag", true).Set("date", new DateOnly(1990, 4, 1))
            .Set("time", new DateTimeOffset(2026, 11, 1, 17, 45, 10, 456, TimeSpan.Zero)).Set("list", ["a", "b"]).Append("more", "c", "d").Clear("phone");

        Assert.Equal("date=1990-04-01 flag=true list=a;b more=;c;d number=1250.50 phone=<clear> text=Zoë time=2026-11-01T17:45:10.456Z whole=7", Models.Properties(map));
        Assert.Equal("9 HubSpot properties", map.ToString());
    });

    [Fact]
    public void Nothing_and_empty_texts_and_empty_lists_clear()
    {
        HubSpotProperties map = new HubSpotProperties()
            .Set("a", "").Set("b", (decimal?)null).Set("c", (long?)null).Set("d", (bool?)null).Set("e", (DateOnly?)null).Set("f", (DateTimeOffset?)null).Set("g", Array.Empty<string>()).Set("h", (IEnumerable<string>?)null);

        Assert.Equal(8, map.Count);
        Assert.All(map, pair => Assert.Null(pair.Value));
        Assert.True(map.ContainsKey("a") && map.TryGetValue("h", out string? value) && value is null && map["b"] is null);
    }

    [Fact]
    public void The_last_value_counts_and_a_removed_one_is_absent()
    {
        HubSpotProperties map = new HubSpotProperties().Set("a", "1").Set("a", 2).Set("b", "x");

        Assert.True(map.Remove("b"));
        Assert.False(map.Remove("b"));
        Assert.Equal("a=2", Models.Properties(map));
        Assert.Equal(["a"], map.Keys);
        Assert.Equal(["2"], map.Values);
        Assert.Throws<KeyNotFoundException>(() => map["b"]);
    }

    [Fact]
    public void Misuse_names_the_property()
    {
        Assert.Contains("products", Assert.Throws<ArgumentException>(() => new HubSpotProperties().Set("products", ["a;b"])).Message, StringComparison.Ordinal);
        Assert.ThrowsAny<ArgumentException>(() => new HubSpotProperties().Set(" ", "x"));
        Assert.ThrowsAny<ArgumentException>(() => new HubSpotProperties().Append("products"));
    }

    [Fact]
    public async Task A_map_is_written_by_the_untyped_methods()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, WireBodies.Record("1"));
        HubSpotProperty? otherKindOfProperty = null;

        await rig.Client.Objects("contacts").UpdateAsync("1", new HubSpotProperties().Set("deposits", 0.1m).Clear("phone"));

        Assert.Null(otherKindOfProperty);
        Assert.Equal("""{"properties":{"deposits":"0.1","phone":""}}""", rig.Server.Requests[0].Body);
    }
}
