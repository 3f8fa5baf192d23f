using Broker.Testing.Salesforce;

namespace Broker.Testing.Tests.Salesforce;

public sealed class DescribeTests : SalesforceTest
{
    [Fact]
    public async Task Describe_tells_the_fields_and_is_cached_by_date()
    {
        using var response = await SendAsync("GET", "sobjects/Contact/describe");
        var body = await JsonAsync(response);
        var modified = response.Content.Headers.LastModified!.Value;
        var fields = body["fields"]!.AsArray().ToDictionary(f => (string)f!["name"]!, f => f!);

        Assert.Equal("003", (string)body["keyPrefix"]!);
        Assert.Equal(("string", 20, true, true), ((string)fields["TradingLogin__c"]["type"]!, (int)fields["TradingLogin__c"]["length"]!, (bool)fields["TradingLogin__c"]["externalId"]!, (bool)fields["TradingLogin__c"]["unique"]!));
        Assert.False((bool)fields["LastName"]["nillable"]!);
        Assert.Equal("Approved", (string)fields["Kyc__c"]["picklistValues"]![1]!["value"]!);
        Assert.Equal(("Account", "Account"), ((string)fields["AccountId"]["referenceTo"]![0]!, (string)fields["AccountId"]["relationshipName"]!));
        var date = modified.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(304, (await CallAsync("GET", "sobjects/Contact/describe", null, ("If-Modified-Since", date))).Status);
        Org.AdvanceClock(TimeSpan.FromMinutes(1));
        Org.AddField("Contact", new SalesforceField("New__c"));
        Assert.Equal(200, (await CallAsync("GET", "sobjects/Contact/describe", null, ("If-Modified-Since", date))).Status);
    }

    [Fact]
    public async Task The_org_lists_its_objects_and_versions()
    {
        Org.AddObject("TradingAccount__c", new SalesforceField("Client__c", SalesforceFieldType.Reference) { ReferenceTo = "Contact", ChildRelationshipName = "TradingAccounts__r" });
        var list = (await CallAsync("GET", "sobjects")).Body!["sobjects"]!.AsArray();
        Assert.Contains(list, o => (string)o!["name"]! == "TradingAccount__c" && (bool)o["custom"]!);
        Assert.Equal("Contact", (string)(await CallAsync("GET", "sobjects/Contact")).Body!["objectDescribe"]!["name"]!);
        AssertError(await CallAsync("GET", "sobjects/Nope/describe"), 404, "NOT_FOUND");

        Http.DefaultRequestHeaders.Authorization = null;
        var used = Org.DailyRequestsUsed;
        using var response = await SendAsync("GET", "/services/data/");
        var versions = (await JsonAsync(response)).AsArray();
        Assert.Equal(("68.0", "/services/data/v68.0", "Winter '27"), ((string)versions[^1]!["version"]!, (string)versions[^1]!["url"]!, (string)versions[^1]!["label"]!));
        Assert.False(response.Headers.Contains("Sforce-Limit-Info"));
        Assert.Equal(used, Org.DailyRequestsUsed);
    }

    [Theory]
    [InlineData("v25.0", "limits", 410)]
    [InlineData("v25.0", "jobs/ingest", 400)]
    [InlineData("v99.0", "limits", 404)]
    [InlineData("v68.0", "nope", 404)]
    [InlineData("latest", "limits", 200)]
    public async Task Retired_and_unknown_versions_are_refused(string version, string path, int status) =>
        Assert.Equal(status, (await CallAsync("GET", $"/services/data/{version}/{path}")).Status);
}
