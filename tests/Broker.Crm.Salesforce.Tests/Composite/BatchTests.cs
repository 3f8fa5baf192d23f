using System.Text.Json;
using Broker.Core.Errors;
using Broker.Crm.Salesforce.Composite;
using Broker.Crm.Salesforce.Query;
using static Broker.Crm.Salesforce.Tests.Composite.CompositeBodies;

namespace Broker.Crm.Salesforce.Tests.Composite;

public sealed class BatchTests
{
    private readonly SalesforceRig rig = new();

    [Fact]
    public async Task Addresses_stand_behind_the_version_and_answers_come_by_place()
    {
        rig.Server.Answer(200, """{"hasErrors":true,"results":[{"statusCode":204,"result":null},{"statusCode":404,"result":[{"errorCode":"NOT_FOUND","message":"m"}]},{"statusCode":200,"result":{"Id":"1"}},{"statusCode":412,"result":[{"errorCode":"BATCH_PROCESSING_HALTED","message":"m"}]}]}""");
        BatchRequest request = new();
        CompositeRef update = request.Update("Account", Id(1), Fields(("Name", "x")));
        CompositeRef delete = request.Delete("Account", Id(2));
        CompositeRef get = request.Get("Account", Id(3), ["Id"]);
        CompositeRef halted = request.Query(Soql.FromTrusted("SELECT Id FROM Account"));

        BatchOutcome outcome = await rig.Client.Composite.SendBatchAsync(request);

        Assert.Equal(
            $$"""{"haltOnError":false,"batchRequests":[{"method":"PATCH","url":"v67.0/sobjects/Account/{{Id(1)}}","richInput":{"Name":"x"} },{"method":"DELETE","url":"v67.0/sobjects/Account/{{Id(2)}}"},{"method":"GET","url":"v67.0/sobjects/Account/{{Id(3)}}?fields=Id"},{"method":"GET","url":"v67.0/query?q=SELECT%20Id%20FROM%20Account"}]}""",
            rig.Server.Requests[0].Body!.Replace("}},", "} },", StringComparison.Ordinal));
        Assert.Equal((true, ErrorKind.NotFound, "1", ErrorKind.Refused), (outcome[update].Succeeded, outcome[delete].Error!.Kind, outcome[get].Body!.Value.GetProperty("Id").GetString(), outcome[halted].Error!.Kind));
        Assert.False(outcome.Succeeded);
        Assert.Throws<NotFoundException>(outcome.EnsureSucceeded);
    }

    [Fact]
    public async Task Twenty_five_steps_are_one_call_and_more_are_several_unless_an_error_halts()
    {
        List<int> sent = [];
        ISalesforceComposite composite = rig.Answering(body =>
        {
            int steps = JsonDocument.Parse(body).RootElement.GetProperty("batchRequests").GetArrayLength();
            sent.Add(steps);
            return (200, "{\"hasErrors\":false,\"results\":[" + string.Join(',', Enumerable.Repeat("""{"statusCode":200,"result":{}}""", steps)) + "]}");
        });

        BatchOutcome outcome = await composite.SendBatchAsync(Many(26, halt: false));
        await composite.SendBatchAsync(Many(25, halt: true));
        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(() => composite.SendBatchAsync(Many(26, halt: true)));
        await Assert.ThrowsAsync<ArgumentException>(() => composite.SendBatchAsync(new BatchRequest()));

        Assert.Equal([25, 1, 25], sent);
        Assert.Equal((26, 2, true), (outcome.Parts.Count, outcome.Calls, outcome.Succeeded));
        Assert.Contains("26 steps", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_of_another_length_tells_of_nobody_and_creates_are_not_sent_again()
    {
        rig.Server.Answer(200, """{"hasErrors":false,"results":[{"statusCode":201,"result":{}}]}""");
        BatchRequest request = new();
        request.Create("Account", Fields(("Name", "x")));
        request.Get("Account", Id(1));

        BatchOutcome outcome = await rig.Client.Composite.SendBatchAsync(request);

        Assert.Equal([Outcome.Unknown, Outcome.Refused], outcome.Parts.Select(static p => p.Error!.Outcome));
        Assert.Equal(1, rig.Server.Count);
    }

    [Fact]
    public void Steps_of_a_batch_have_no_references_and_no_headers()
    {
        BatchRequest request = new();
        CompositeRef step = request.Create("Account", Fields(("Name", "x")));

        Assert.Throws<ArgumentException>(() => request.Create("Contact", Fields(("AccountId", step.Id))));
        Assert.Throws<ArgumentException>(() => request.Create("Contact", Fields(("Name", "x")), null, new Dictionary<string, string> { ["If-Match"] = "a" }));
        Assert.Throws<ArgumentException>(() => request.Call("GET", "limits"));
    }

    private static BatchRequest Many(int count, bool halt)
    {
        BatchRequest request = new() { HaltOnError = halt };
        for (int i = 0; i < count; i++)
        {
            request.Get("Account", Id(i));
        }

        return request;
    }
}
