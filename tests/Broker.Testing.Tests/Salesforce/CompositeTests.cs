using System.Text.Json.Nodes;

namespace Broker.Testing.Tests.Salesforce;

public sealed class CompositeTests : SalesforceTest
{
    private const string Account = """{"method":"POST","url":"/services/data/v68.0/sobjects/Account","referenceId":"acc","body":{"Name":"Desk"}}""";
    private const string Contact = """{"method":"POST","url":"/services/data/v68.0/sobjects/Contact","referenceId":"con","body":{"LastName":"x","AccountId":"@{acc.id}"}}""";
    private const string Bad = """{"method":"POST","url":"/services/data/v68.0/sobjects/Contact","referenceId":"bad","body":{}}""";

    [Fact]
    public async Task Parts_refer_to_one_another_and_the_whole_is_always_200()
    {
        const string Find = """{"method":"GET","url":"/services/data/v68.0/query?q=SELECT+Name+FROM+Account+WHERE+Id='@{acc.id}'","referenceId":"found"}""";
        const string Again = """{"method":"PATCH","url":"/services/data/v68.0/sobjects/Contact/@{con.id}","referenceId":"upd","body":{"FirstName":"@{found.records[0].Name}"}}""";
        var (status, body) = await CallAsync("POST", "composite", $$"""{"compositeRequest":[{{Account}},{{Contact}},{{Find}},{{Again}}]}""");

        var parts = body!["compositeResponse"]!;
        Assert.Equal((200, "201,201,200,204"), (status, Statuses(parts)));
        Assert.Null(parts[3]!["body"]);
        Assert.Equal($"/services/data/v68.0/sobjects/Account/{parts[0]!["body"]!["id"]}", (string)parts[0]!["httpHeaders"]!["Location"]!);
        var contact = Org.Records("Contact").Single();
        Assert.Equal(((string)parts[0]!["body"]!["id"]!, "Desk"), (contact.Values["AccountId"], contact.Values["FirstName"]));
        Assert.Equal((1, 0), (Org.Calls("composite"), Org.Calls("Account/create")));
        Assert.Equal(1, Org.DailyRequestsUsed);
    }

    [Fact]
    public async Task Without_all_or_none_only_dependents_of_a_failure_are_skipped()
    {
        const string Needs = """{"method":"PATCH","url":"/services/data/v68.0/sobjects/Contact/@{bad.id}","referenceId":"needs","body":{"FirstName":"y"}}""";
        var (status, body) = await CallAsync("POST", "composite", $$"""{"compositeRequest":[{{Bad}},{{Needs}},{{Account}}]}""");

        var parts = body!["compositeResponse"]!;
        Assert.Equal((200, "400,400,201"), (status, Statuses(parts)));
        Assert.Equal(("REQUIRED_FIELD_MISSING", "PROCESSING_HALTED"), ((string)parts[0]!["body"]![0]!["errorCode"]!, (string)parts[1]!["body"]![0]!["errorCode"]!));
        Assert.Equal(1, Org.CountRecords("Account"));
    }

    [Fact]
    public async Task With_all_or_none_a_failure_takes_everything_back()
    {
        var (status, body) = await CallAsync("POST", "composite", $$"""{"allOrNone":true,"compositeRequest":[{{Account}},{{Bad}},{{Contact}}]}""");

        Assert.Equal((200, "400,400,400"), (status, Statuses(body!["compositeResponse"]!)));
        Assert.Equal(["PROCESSING_HALTED", "REQUIRED_FIELD_MISSING", "PROCESSING_HALTED"], body["compositeResponse"]!.AsArray().Select(p => (string)p!["body"]![0]!["errorCode"]!));
        Assert.Equal((0, 0), (Org.CountRecords("Account"), Org.CountRecords("Contact")));
    }

    [Theory]
    [InlineData("""{"method":"get","url":"/services/data/v68.0/limits","referenceId":"a"}""")]
    [InlineData("""{"method":"GET","url":"/services/data/v68.0/limits","referenceId":"a-b"}""")]
    [InlineData("""{"method":"GET","url":"limits","referenceId":"a"}""")]
    [InlineData("""{"method":"GET","url":"/services/data/v68.0/limits","referenceId":"a","httpHeaders":{"Authorization":"x"}}""")]
    [InlineData("""{"method":"GET","url":"/services/data/v68.0/limits","referenceId":"a"},{"method":"GET","url":"/services/data/v68.0/limits","referenceId":"a"}""")]
    public async Task A_part_that_is_not_as_it_must_be_refuses_the_whole_call(string part) =>
        Assert.Equal(400, (await CallAsync("POST", "composite", $$"""{"compositeRequest":[{{part}}]}""")).Status);

    [Fact]
    public async Task The_numbers_of_parts_are_limited()
    {
        var many = string.Join(',', Enumerable.Range(0, 26).Select(i => Account.Replace("\"acc\"", $"\"a{i}\"", StringComparison.Ordinal)));
        Assert.Equal(400, (await CallAsync("POST", "composite", $$"""{"compositeRequest":[{{many}}]}""")).Status);
        var queries = string.Join(',', Enumerable.Range(0, 6).Select(i => $$"""{"method":"GET","url":"/services/data/v68.0/query?q=SELECT+Id+FROM+Account","referenceId":"q{{i}}"}"""));
        Assert.Equal(400, (await CallAsync("POST", "composite", $$"""{"compositeRequest":[{{queries}}]}""")).Status);
        Assert.Equal(0, Org.CountRecords("Account"));
    }

    [Fact]
    public async Task Graphs_stand_or_fall_one_by_one()
    {
        var (status, body) = await CallAsync("POST", "composite/graph", $$"""
            {"graphs":[{"graphId":"g1","compositeRequest":[{{Account}},{{Contact}}]},{"graphId":"g2","compositeRequest":[{{Account}},{{Bad}}]}]}
            """);

        var graphs = body!["graphs"]!;
        Assert.Equal((200, true, false), (status, (bool)graphs[0]!["isSuccessful"]!, (bool)graphs[1]!["isSuccessful"]!));
        Assert.Equal("400,400", Statuses(graphs[1]!["graphResponse"]!["compositeResponse"]!));
        Assert.Equal("PROCESSING_HALTED", (string)graphs[1]!["graphResponse"]!["compositeResponse"]![0]!["body"]![0]!["errorCode"]!);
        Assert.Equal((1, 1), (Org.CountRecords("Account"), Org.CountRecords("Contact")));
        const string Query = """{"method":"GET","url":"/services/data/v68.0/query?q=x","referenceId":"q"}""";
        Assert.Equal(400, (await CallAsync("POST", "composite/graph", $$"""{"graphs":[{"graphId":"g","compositeRequest":[{{Query}}]}]}""")).Status);
    }

    [Fact]
    public async Task After_fourteen_failed_graphs_the_rest_halts()
    {
        var graphs = string.Join(',', Enumerable.Range(0, 15).Select(i => $$"""{"graphId":"b{{i}}","compositeRequest":[{{Bad}}]}""")) + $$""",{"graphId":"good","compositeRequest":[{{Account}}]}""";
        var body = (await CallAsync("POST", "composite/graph", $$"""{"graphs":[{{graphs}}]}""")).Body!;

        Assert.All(body["graphs"]!.AsArray(), g => Assert.False((bool)g!["isSuccessful"]!));
        Assert.Equal(0, Org.CountRecords("Account"));
    }

    [Fact]
    public async Task A_tree_is_created_with_its_children_or_not_at_all()
    {
        const string Tree = """
            {"records":[{"attributes":{"type":"Account","referenceId":"a"},"Name":"Desk","Contacts":{"records":[
              {"attributes":{"type":"Contact","referenceId":"c1"},"LastName":"x"},{"attributes":{"type":"Contact","referenceId":"c2"},"LastName":"y","Email":"EMAIL"}]}}]}
            """;
        var failed = await CallAsync("POST", "composite/tree/Account", Tree.Replace("EMAIL", "nobody", StringComparison.Ordinal));
        Assert.Equal((400, true), (failed.Status, (bool)failed.Body!["hasErrors"]!));
        var failure = Assert.Single(failed.Body["results"]!.AsArray())!;
        Assert.Equal(("c2", "INVALID_EMAIL_ADDRESS"), ((string)failure["referenceId"]!, (string)failure["errors"]![0]!["statusCode"]!));
        Assert.Equal(0, Org.CountRecords("Account"));

        var made = await CallAsync("POST", "composite/tree/Account", Tree.Replace("EMAIL", "y@example.com", StringComparison.Ordinal));
        Assert.Equal(201, made.Status);
        Assert.Equal(["a", "c1", "c2"], made.Body!["results"]!.AsArray().Select(r => (string)r!["referenceId"]!));
        Assert.All(Org.Records("Contact"), c => Assert.Equal((string)made.Body["results"]![0]!["id"]!, c.Values["AccountId"]));
    }

    [Fact]
    public async Task A_batch_goes_on_unless_it_is_told_to_halt()
    {
        const string Requests = """[{"method":"GET","url":"v68.0/sobjects/Nope/x"},{"method":"POST","url":"v68.0/sobjects/Account","richInput":{"Name":"Desk"}}]""";
        var going = (await CallAsync("POST", "composite/batch", $$"""{"batchRequests":{{Requests}}}""")).Body!;
        Assert.Equal((true, 404, 201), ((bool)going["hasErrors"]!, (int)going["results"]![0]!["statusCode"]!, (int)going["results"]![1]!["statusCode"]!));
        var halted = (await CallAsync("POST", "composite/batch", $$"""{"haltOnError":true,"batchRequests":{{Requests}}}""")).Body!;
        Assert.Equal((412, "BATCH_PROCESSING_HALTED"), ((int)halted["results"]![1]!["statusCode"]!, (string)halted["results"]![1]!["result"]![0]!["errorCode"]!));
        Assert.Equal(1, Org.CountRecords("Account"));
    }

    private static string Statuses(JsonNode parts) => string.Join(',', parts.AsArray().Select(p => (int)p!["httpStatusCode"]!));
}
