using Broker.Core.Errors;
using Broker.Crm.Salesforce.Query;
using Broker.Crm.Salesforce.Records;

namespace Broker.Crm.Salesforce.Tests.Query;

public sealed class ChildPageTests
{
    private const string ChildPath = "/services/data/v61.0/query/0r8yy0000000001AAA-200";
    private static readonly Soql AnyQuery = Soql.FromTrusted("SELECT Id, (SELECT LastName FROM Contacts) FROM Account");
    private readonly SalesforceRig rig = new();

    [Fact]
    public async Task Children_that_did_not_come_with_their_parent_are_fetched()
    {
        rig.Server
            .Answer(200, QueryBodies.Page([QueryBodies.Row(1, QueryBodies.Children([QueryBodies.Contact(1)], ChildPath)), QueryBodies.Row(2, QueryBodies.Children([QueryBodies.Contact(9)]))]))
            .Answer(200, QueryBodies.Page([QueryBodies.Contact(2)], ChildPath + "0")).Answer(200, QueryBodies.Page([QueryBodies.Contact(3)]));

        List<QueriedAccount> accounts = await QueryPageTests.AllAsync(rig.Client.Query.QueryAsync<QueriedAccount>(AnyQuery));

        Assert.Equal(["Contact 1", "Contact 2", "Contact 3"], accounts[0].Contacts!.Select(static c => c.LastName));
        Assert.Equal((true, null, 3L), (accounts[0].Contacts!.Done, accounts[0].Contacts!.NextRecordsUrl, accounts[0].Contacts!.TotalSize!.Value));
        Assert.Equal("Contact 9", Assert.Single(accounts[1].Contacts!).LastName);
        Assert.Equal(("Client \"1\" ë", 1.50m), (accounts[0].Name, accounts[0].Equity));
        Assert.Equal([ChildPath, ChildPath + "0"], rig.Server.Requests.Skip(1).Select(static r => r.PathAndQuery));
    }

    [Fact]
    public async Task Grandchildren_are_fetched_too_also_in_a_stream()
    {
        string inner = """{"attributes":{"type":"Contact"},"LastName":"a","Cases":{"totalSize":2,"done":false,"nextRecordsUrl":"/services/data/v61.0/query/0r8zz-1","records":[{"Subject":"1"}]}}""";
        rig.Server
            .Answer(200, QueryBodies.Page([QueryBodies.Row(1, QueryBodies.Children([QueryBodies.Contact(1)], ChildPath))]))
            .Answer(200, QueryBodies.Page([inner])).Answer(200, QueryBodies.Page(["""{"Subject":"2"}"""]));

        SalesforceRecord account = Assert.Single(await QueryPageTests.AllAsync(rig.Client.Query.StreamAsync(AnyQuery)));

        Assert.Equal(["1", "2"], account.Children("Contacts")![1].Children("Cases")!.Select(static c => c.Text("Subject")));
    }

    [Theory]
    [InlineData(""","Contacts":{"totalSize":2,"done":false,"records":[]}""")]
    [InlineData(""","Contacts":{"totalSize":2,"done" : false,"nextRecordsUrl":null,"records":[]}""")]
    [InlineData(""","Contacts":{"totalSize":2,"done":false,"nextRecordsUrl":"https://evil.example/x","records":[]}""")]
    public async Task Children_that_cannot_be_fetched_fail_the_query(string children)
    {
        rig.Server.Answer(200, QueryBodies.Page([QueryBodies.Row(1, children)]));

        BrokerApiException lost = await Assert.ThrowsAsync<BrokerApiException>(() => QueryPageTests.AllAsync(rig.Client.Query.QueryAsync(AnyQuery)));
        await Assert.ThrowsAsync<BrokerApiException>(() => rig.Client.Query.VisitAsync(AnyQuery, static (ref SalesforceRow _) => { }));

        Assert.Equal((ErrorKind.Protocol, "QueryChildren"), (lost.Error.Kind, lost.Operation));
    }

    [Fact]
    public async Task Children_that_never_end_fail_the_query()
    {
        rig.Server.Answer(200, QueryBodies.Page([QueryBodies.Row(1, QueryBodies.Children([QueryBodies.Contact(1)], ChildPath))]))
            .Answer(200, QueryBodies.Page([QueryBodies.Contact(2)], ChildPath));

        await Assert.ThrowsAsync<BrokerApiException>(() => QueryPageTests.AllAsync(rig.Client.Query.QueryAsync(AnyQuery)));

        Assert.Equal(2, rig.Server.Count);
    }

    [Fact]
    public async Task Children_that_go_on_below_themselves_fail_the_query_soon()
    {
        int page = 0;
        rig.Server.Then((_, _) => Task.FromResult(new HttpResponseMessage
        {
            Content = new StringContent(QueryBodies.Page([QueryBodies.Row(1, QueryBodies.Children([QueryBodies.Contact(1)], ChildPath + page++))])),
        }));

        BrokerApiException endless = await Assert.ThrowsAsync<BrokerApiException>(() => QueryPageTests.AllAsync(rig.Client.Query.QueryAsync(AnyQuery)));

        Assert.Equal((ErrorKind.Protocol, 11), (endless.Error.Kind, rig.Server.Count));
    }

    [Theory]
    [InlineData(400, """[{"errorCode":"INVALID_QUERY_LOCATOR","message":"m"}]""", typeof(QueryLocatorExpiredException))]
    [InlineData(404, """[{"errorCode":"NOT_FOUND","message":"m"}]""", typeof(NotFoundException))]
    [InlineData(200, "{}", typeof(BrokerApiException))]
    public async Task A_failure_to_fetch_children_is_the_failure_of_the_query(int status, string body, Type expected)
    {
        rig.Server.Answer(200, QueryBodies.Page([QueryBodies.Row(1, QueryBodies.Children([QueryBodies.Contact(1)], ChildPath))])).Answer(status, body);

        Exception? thrown = await Record.ExceptionAsync(() => QueryPageTests.AllAsync(rig.Client.Query.QueryAsync(AnyQuery)));

        Assert.IsType(expected, thrown);
    }

    [Theory]
    [InlineData("""{"Name":"nextRecordsUrl"}""", true)]
    [InlineData("""{"Name":"a \"nextRecordsUrl\" b"}""", false)]
    [InlineData("""{"C":{"done":true,"records":[]}}""", false)]
    [InlineData("""{"C":{"done":true},"D":{"done"  :  false}}""", true)]
    [InlineData("""{"done":"false"}""", false)]
    public void The_glance_errs_only_on_the_side_of_looking_closer(string row, bool may) => Assert.Equal(may, IncompleteRows.MayBe(System.Text.Encoding.UTF8.GetBytes(row)));

    [Fact]
    public async Task A_value_that_looks_like_the_mark_changes_nothing()
    {
        rig.Server.Answer(200, QueryBodies.Page([QueryBodies.Row(1, ",\"Note__c\":\"nextRecordsUrl\",\"Rate__c\":1.10")]));

        SalesforceRecord row = Assert.Single(await QueryPageTests.AllAsync(rig.Client.Query.QueryAsync(AnyQuery)));

        Assert.Equal(("nextRecordsUrl", "1.10"), (row.Text("Note__c"), row.Text("Rate__c")));
    }
}
