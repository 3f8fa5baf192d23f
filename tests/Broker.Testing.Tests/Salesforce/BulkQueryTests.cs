using System.Globalization;

namespace Broker.Testing.Tests.Salesforce;

public sealed class BulkQueryTests : SalesforceTest
{
    [Theory]
    [InlineData(false, "null")]
    [InlineData(true, "")]
    public async Task Pages_repeat_the_header_and_the_last_has_no_usable_locator(bool omitted, string last)
    {
        Org.OmitLastLocator = omitted;
        Seed(5);
        var id = await RunAsync("SELECT Id, LastName, Account.Name FROM Contact ORDER BY LastName");
        var lines = new List<string>();
        var (locator, pages) = ("", 0);
        do
        {
            using var page = await SendAsync("GET", $"jobs/query/{id}/results?maxRecords=2&locator={locator}");
            string[] text = (await page.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal("\"Id\",\"LastName\",\"Account.Name\"", text[0]);
            Assert.Equal(text.Length - 1, int.Parse(page.Headers.GetValues("Sforce-NumberOfRecords").Single(), CultureInfo.InvariantCulture));
            lines.AddRange(text[1..]);
            locator = page.Headers.TryGetValues("Sforce-Locator", out var values) ? values.Single() : "";
            pages++;
        }
        while (locator != last);

        Assert.Equal((3, 5), (pages, lines.Distinct().Count()));
        Assert.EndsWith("\"L0\",\"\"", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_belong_to_the_version_of_their_job()
    {
        Seed(1);
        var id = await RunAsync("SELECT Id FROM Contact");
        Assert.Equal(409, (await CallAsync("GET", $"/services/data/v67.0/jobs/query/{id}/results")).Status);
        using var right = await SendAsync("GET", $"jobs/query/{id}/results/");
        Assert.Equal(200, (int)right.StatusCode);
    }

    [Fact]
    public async Task Several_pages_can_be_named_at_once()
    {
        Seed(13);
        Org.BulkQueryPageSize = 2;
        var id = await RunAsync("SELECT Id FROM Contact");
        var first = (await CallAsync("GET", $"jobs/query/{id}/resultPages")).Body!;
        Assert.Equal((5, false), (first["resultPages"]!.AsArray().Count, (bool)first["done"]!));
        var second = (await CallAsync("GET", (string)first["nextRecordsUrl"]!)).Body!;
        Assert.Equal((2, true), (second["resultPages"]!.AsArray().Count, (bool)second["done"]!));
        var ids = new HashSet<string>();
        foreach (var page in first["resultPages"]!.AsArray().Concat(second["resultPages"]!.AsArray()))
        {
            using var response = await SendAsync("GET", (string)page!["resultUrl"]!);
            ids.UnionWith((await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1));
        }

        Assert.Equal(13, ids.Count);
    }

    [Theory]
    [InlineData("SELECT COUNT() FROM Contact", "API_ERROR")]
    [InlineData("SELECT Id, (SELECT Id FROM Contacts) FROM Account", "API_ERROR")]
    [InlineData("SELECT Id FROM Contact OFFSET 3", "API_ERROR")]
    [InlineData("SELECT Id FROM", "MALFORMED_QUERY")]
    public async Task What_bulk_cannot_do_is_refused(string soql, string code) =>
        AssertError(await CallAsync("POST", "jobs/query", $$"""{"operation":"query","query":"{{soql}}"}"""), 400, code);

    [Fact]
    public async Task A_query_job_can_be_aborted_and_no_rows_still_have_a_header()
    {
        var job = (await CallAsync("POST", "jobs/query", """{"operation":"queryAll","query":"SELECT Id FROM Contact"}""")).Body!;
        Assert.Equal(("UploadComplete", "V2Query"), ((string)job["state"]!, (string)job["jobType"]!));
        Assert.Equal("Aborted", (string)(await CallAsync("PATCH", $"jobs/query/{job["id"]}", """{"state":"Aborted"}""")).Body!["state"]!);
        Assert.Equal(204, (await CallAsync("DELETE", $"jobs/query/{job["id"]}")).Status);
        using var empty = await SendAsync("GET", $"jobs/query/{await RunAsync("SELECT Id FROM Contact")}/results");
        Assert.Equal("\"Id\"\n", await empty.Content.ReadAsStringAsync());
    }

    private void Seed(int count) => Org.Seed("Contact", count, n => new Dictionary<string, string?> { ["LastName"] = "L" + n.ToString(CultureInfo.InvariantCulture) });

    private async Task<string> RunAsync(string soql)
    {
        var id = (string)(await CallAsync("POST", "jobs/query", $$"""{"operation":"query","query":"{{soql}}"}""")).Body!["id"]!;
        Assert.Equal("InProgress", (string)(await CallAsync("GET", $"jobs/query/{id}")).Body!["state"]!);
        Assert.Equal("JobComplete", (string)(await CallAsync("GET", $"jobs/query/{id}")).Body!["state"]!);
        return id;
    }
}
