using Broker.Core.Errors;
using Broker.Core.Paging;
using Broker.Crm.Salesforce.Query;
using Broker.Crm.Salesforce.Records;

namespace Broker.Crm.Salesforce.Tests.Query;

public sealed class QueryPageTests
{
    private static readonly Soql AnyQuery = Soql.FromTrusted("SELECT Id, Name FROM Account");
    private readonly SalesforceRig rig = new();

    [Fact]
    public async Task Pages_are_followed_where_the_answer_says_with_the_version_it_says()
    {
        rig.Server.Answer(200, QueryBodies.Page([QueryBodies.Row(1), QueryBodies.Row(2)], QueryBodies.NextPath, 3)).Answer(200, QueryBodies.Page([QueryBodies.Row(3)]));

        List<SalesforceRecord> records = await AllAsync(rig.Client.Query.QueryAsync(AnyQuery, new SalesforceQueryOptions { BatchSize = 200 }));

        Assert.Equal(["Client \"1\" ë", "Client \"2\" ë", "Client \"3\" ë"], records.Select(static r => r.Text("Name")));
        Assert.Equal((1.50m, QueryBodies.Id(1), "Account"), (records[0].Number("Equity__c"), records[0].Id, records[0].Type));
        Assert.Equal(["/services/data/v67.0/query?q=SELECT%20Id%2C%20Name%20FROM%20Account", QueryBodies.NextPath], rig.Server.Requests.Select(static r => r.PathAndQuery));
        Assert.All(rig.Server.Requests, static r => Assert.Equal("batchSize=200", r.Headers["Sforce-Query-Options"]));
    }

    [Fact]
    public async Task A_stored_token_goes_on_where_the_first_program_stopped()
    {
        rig.Server.Answer(200, QueryBodies.Page([QueryBodies.Row(1)], QueryBodies.NextPath)).Answer(200, QueryBodies.Page([QueryBodies.Row(2)]));
        PagedSequence<QueriedAccount> query = rig.Client.Query.QueryAsync<QueriedAccount>(AnyQuery);
        string? token = null;
        await foreach (Page<QueriedAccount> page in query.AsPagesAsync())
        {
            token = page.ContinuationToken;
            break;
        }

        List<QueriedAccount> rest = [];
        await foreach (Page<QueriedAccount> page in query.AsPagesAsync(token))
        {
            rest.AddRange(page.Items);
        }

        Assert.Equal((QueryBodies.NextPath, 2.50m), (token, Assert.Single(rest).Equity));
        Assert.Equal(2, rig.Server.Count);
    }

    [Fact]
    public async Task Deleted_records_are_asked_for_at_their_own_resource()
    {
        rig.Server.Answer(200, QueryBodies.Page([]));

        await AllAsync(rig.Client.Query.QueryAllAsync(AnyQuery));
        await AllAsync(rig.Client.Query.QueryAsync(AnyQuery, new SalesforceQueryOptions { IncludeDeleted = true }));

        Assert.All(rig.Server.Requests, static r => Assert.StartsWith("/services/data/v67.0/queryAll?q=", r.PathAndQuery, StringComparison.Ordinal));
        Assert.False(rig.Server.Requests[0].Headers.ContainsKey("Sforce-Query-Options"));
    }

    [Theory]
    [InlineData("https://evil.example/services/data/v67.0/query/0r8-1", "/services/data/v67.0/query/0r8-1")]
    [InlineData("/services/data/v67.0/query/0r8-1", "/services/data/v67.0/query/0r8-1")]
    public async Task A_next_page_is_asked_for_at_our_own_host(string next, string path)
    {
        rig.Server.Answer(200, QueryBodies.Page([], next)).Answer(200, QueryBodies.Page([]));

        await AllAsync(rig.Client.Query.QueryAsync(AnyQuery));

        Assert.Equal(path, rig.Server.Requests[1].PathAndQuery);
    }

    [Theory]
    [InlineData("""{"totalSize":1,"done":false,"records":[]}""")]
    [InlineData("""{"totalSize":1,"done":false,"nextRecordsUrl":"/services/oauth2/token","records":[]}""")]
    [InlineData("""{"totalSize":1,"done":true}""")]
    [InlineData("""{"totalSize":1,"done":true,"records":{}}""")]
    [InlineData("""{"totalSize":1,"done":true,"records":[1]}""")]
    [InlineData("""{"totalSize":1,"done":true,"records":[{}]} {}""")]
    [InlineData("""{"totalSize":1,"done":true,"records":[{}""")]
    [InlineData("[]")]
    [InlineData("<html>maintenance</html>")]
    [InlineData("")]
    public async Task Rows_are_never_lost_in_silence(string body)
    {
        SalesforceRig once = new(static o => o.Resilience.MaxRetries = 0);
        once.Server.Answer(200, body);

        BrokerApiException paged = await Assert.ThrowsAsync<BrokerApiException>(() => AllAsync(once.Client.Query.QueryAsync(AnyQuery)));
        BrokerApiException visited = await Assert.ThrowsAsync<BrokerApiException>(() => once.Client.Query.VisitAsync(AnyQuery, static (ref SalesforceRow _) => { }));

        Assert.Equal((ErrorKind.Protocol, ErrorKind.Protocol), (paged.Error.Kind, visited.Error.Kind));
        Assert.Equal(2, once.Server.Count);
    }

    [Fact]
    public async Task A_place_that_ended_says_that_the_query_starts_again()
    {
        rig.Server.Answer(200, QueryBodies.Page([QueryBodies.Row(1)], QueryBodies.NextPath))
            .Answer(400, """[{"message":"invalid query locator","errorCode":"INVALID_QUERY_LOCATOR"}]""");

        QueryLocatorExpiredException paged = await Assert.ThrowsAsync<QueryLocatorExpiredException>(() => AllAsync(rig.Client.Query.QueryAsync(AnyQuery)));

        Assert.Contains("Start the query again", paged.Message, StringComparison.Ordinal);
        Assert.Equal(2, rig.Server.Count);
        await Assert.ThrowsAsync<QueryLocatorExpiredException>(() => rig.Client.Query.VisitAsync(AnyQuery, static (ref SalesforceRow _) => { }));
    }

    [Fact]
    public async Task A_token_that_is_none_is_refused_before_anything_is_sent()
    {
        foreach (string token in new[] { "https://evil.example/x", "0r8-1", "/services/data/../x", "" })
        {
            await Assert.ThrowsAsync<ArgumentException>(async () =>
            {
                await foreach (Page<SalesforceRecord> _ in rig.Client.Query.QueryAsync(AnyQuery).AsPagesAsync(token))
                {
                    Assert.Fail("A page came.");
                }
            });
        }

        Assert.Equal(0, rig.Server.Count);
    }

    [Theory]
    [InlineData(199)]
    [InlineData(2001)]
    public void A_page_size_out_of_its_range_is_refused_with_the_numbers(int size)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => rig.Client.Query.QueryAsync(AnyQuery, new SalesforceQueryOptions { BatchSize = size }));

        Assert.Contains($"BatchSize is {size}; allowed: 200 to 2000", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => rig.Client.Query.QueryAsync(AnyQuery, new SalesforceQueryOptions { MaxPages = 0 }));
    }

    [Fact]
    public async Task A_query_that_no_address_holds_is_refused_and_pointed_to_Bulk()
    {
        rig.Server.Answer(200, QueryBodies.Page([]));
        int room = QueryRun.MaxAddressBytes - "/services/data/v67.0/query?q=".Length;

        await AllAsync(rig.Client.Query.QueryAsync(Soql.FromTrusted(new string('x', room))));
        ArgumentException refused = Assert.Throws<ArgumentException>(() => rig.Client.Query.QueryAsync(Soql.FromTrusted(new string('x', room + 1))));

        Assert.Contains("14337", refused.Message, StringComparison.Ordinal);
        Assert.Contains("14336", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Bulk", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, rig.Server.Count);
    }

    [Theory]
    [InlineData("SELECT COUNT() FROM Account")]
    [InlineData("select count() from Account WHERE Name = 'x'")]
    [InlineData("SELECT\n COUNT ()\tFROM Account")]
    public async Task A_count_is_the_size_of_an_answer_without_rows(string query)
    {
        rig.Server.Answer(200, """{"totalSize":26,"done":true,"records":[]}""");

        Assert.Equal(26, await rig.Client.Query.CountAsync(Soql.FromTrusted(query)));
    }

    [Theory]
    [InlineData("SELECT Id FROM Account")]
    [InlineData("SELECT COUNT(Id) FROM Account")]
    [InlineData("COUNT()")]
    public async Task A_query_that_counts_nothing_is_refused(string query)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Query.CountAsync(Soql.FromTrusted(query)));
        Assert.Equal(0, rig.Server.Count);
    }

    [Fact]
    public async Task Rows_of_an_aggregate_query_are_records_without_an_id()
    {
        rig.Server.Answer(200, QueryBodies.Page(["""{"attributes":{"type":"AggregateResult"},"Status":"Open","expr0":12.25}"""]));

        SalesforceRecord row = Assert.Single(await AllAsync(rig.Client.Query.QueryAsync(AnyQuery)));

        Assert.Equal(("AggregateResult", null, 12.25m), (row.Type, row.Id, row.Number("expr0")));
    }

    [Fact]
    public async Task A_plan_is_read_and_the_query_is_not_run()
    {
        rig.Server.Answer(200, """{"plans":[{"cardinality":1,"fields":["CreatedDate"],"leadingOperationType":"TableScan","notes":[{"description":"Not considering filter","fields":["IsDeleted"],"tableEnumOrId":"Account"}],"relativeCost":2.8,"sobjectCardinality":10,"sobjectType":"Account"},{}]}""");

        IReadOnlyList<QueryPlan> plans = await rig.Client.Query.ExplainAsync(AnyQuery);

        Assert.Equal(("TableScan", 2.8m, 1L, 10L, "Account"), (plans[0].LeadingOperationType, plans[0].RelativeCost!.Value, plans[0].Cardinality!.Value, plans[0].ObjectCardinality!.Value, plans[0].ObjectType));
        Assert.Equal("Not considering filter", Assert.Single(plans[0].Notes).Description);
        Assert.Null(plans[1].RelativeCost);
        Assert.StartsWith("/services/data/v67.0/query?explain=SELECT", Assert.Single(rig.Server.Requests).PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_is_asked_for_again_after_a_broken_answer()
    {
        rig.Server.Answer(503, "").Answer(200, "{").Answer(200, QueryBodies.Page([QueryBodies.Row(1)]));

        Assert.Single(await AllAsync(rig.Client.Query.QueryAsync(AnyQuery)));
        Assert.Equal(3, rig.Server.Count);
    }

    [Fact]
    public async Task Values_of_a_query_and_of_its_rows_stand_in_no_log_and_no_error()
    {
        const string canary = "CANARY-4711";
        Soql query = Soql.Of($"SELECT Id FROM Account WHERE Name = {canary}");
        rig.Server.Answer(200, QueryBodies.Page([QueryBodies.Row(1, ",\"Secret__c\":\"" + canary + "\"")], QueryBodies.NextPath)).Answer(400, "[{\"message\":\"" + canary + "\",\"errorCode\":\"MALFORMED_QUERY\"}]");

        ValidationFailedException refused = await Assert.ThrowsAsync<ValidationFailedException>(() => AllAsync(rig.Client.Query.QueryAsync(query)));

        Assert.DoesNotContain(canary, refused.ToString() + rig.Logs.Text + query, StringComparison.Ordinal);
        Assert.DoesNotContain("0r8xx2Abc", refused.ToString() + rig.Logs.Text, StringComparison.Ordinal);
    }

    internal static async Task<List<T>> AllAsync<T>(IAsyncEnumerable<T> items)
    {
        List<T> all = [];
        await foreach (T item in items)
        {
            all.Add(item);
        }

        return all;
    }
}
