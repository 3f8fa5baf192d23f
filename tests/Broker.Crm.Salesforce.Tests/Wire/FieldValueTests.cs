using Broker.Crm.Salesforce.Records;
using Broker.Crm.Salesforce.Tests.Records;

namespace Broker.Crm.Salesforce.Tests.Wire;

public sealed class FieldValueTests
{
    [Theory]
    [MemberData(nameof(Cultures.All), MemberType = typeof(Cultures))]
    public void Every_type_is_written_the_same_in_every_culture(string culture) => Cultures.In(culture, () => Assert.Equal(
        """{"A":"ı\"\\\n<&>","B":1234567.890,"C":-9223372036854775808,"D":7,"E":true,"F":"2026-01-02","G":"2026-01-02T01:04:05.006Z","H":"03:04:05.006Z","I":null,"Account":{"Key__c":"a"}}""",
        Models.Json(new Dictionary<string, object?>
        {
            ["A"] = "ı\"\\\n<&>",
            ["B"] = 1234567.890m,
            ["C"] = long.MinValue,
            ["D"] = 7,
            ["E"] = true,
            ["F"] = new DateOnly(2026, 1, 2),
            ["G"] = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 6, TimeSpan.FromHours(2)),
            ["H"] = new TimeOnly(3, 4, 5, 6),
            ["I"] = null,
            ["Account"] = new Dictionary<string, object?> { ["Key__c"] = "a" },
        })));

    public static TheoryData<object> Refused() =>
        [1.5, 1.5f, DateTime.UnixEpoch, (short)1, 1u, 'c', Guid.Empty, new[] { "a" }, "CANARY\ud800", "\udc00CANARY", new Dictionary<string, object?> { ["x y"] = "CANARY" }];

    [Theory]
    [MemberData(nameof(Refused))]
    public void Anything_else_is_refused_by_the_name_of_its_field(object value)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => Models.Json(new Dictionary<string, object?> { ["Equity__c"] = value }));

        Assert.True(refused.Message.Contains("Equity__c", StringComparison.Ordinal) || refused.Message.Contains("x y", StringComparison.Ordinal));
        Assert.DoesNotContain("CANARY", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_that_holds_itself_ends()
    {
        var map = new Dictionary<string, object?>();
        map["A"] = map;
        Assert.Throws<ArgumentException>(() => Models.Json(map));
    }

    [Fact]
    public void A_map_of_fields_takes_only_what_Salesforce_has_and_knows_two_spellings_as_one()
    {
        SalesforceFields fields = new SalesforceFields().Set("name", "a").Set("NAME", "b").Set("L", ["x", "y"]).Set("N", (decimal?)null).SetParent("Account", "Key__c", "k").Clear("P");

        Assert.Equal("""{"name":"b","L":"x;y","N":null,"Account":{"Key__c":"k"},"P":null}""", Models.Json(fields));
        Assert.Contains("L", Assert.Throws<ArgumentException>(() => fields.Set("L", ["a;b"])).Message, StringComparison.Ordinal);
        Assert.True(fields.Remove("p"));
    }
}
