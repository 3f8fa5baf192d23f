using System.Text.Json;
using Broker.Core.Errors;
using Broker.Crm.Salesforce.Composite;
using static Broker.Crm.Salesforce.Tests.Composite.CompositeBodies;

namespace Broker.Crm.Salesforce.Tests.Composite;

public sealed class TreeTests
{
    private readonly SalesforceRig rig = new();
    private readonly TreeRecord root = new("Account", Fields(("Name", "x"), ("Equity__c", 1.50m)));
    private readonly TreeRecord child;
    private readonly TreeRecord grandchild;

    public TreeTests()
    {
        child = root.Add("Contacts", new TreeRecord("Contact", Fields(("LastName", "a"))));
        root.Add("Contacts", new TreeRecord("Contact", Fields(("LastName", "b"))));
        grandchild = child.Add("Cases", new TreeRecord("Case", Fields(("Subject", "c"))));
    }

    [Fact]
    public async Task A_tree_is_written_with_its_children_and_every_id_comes_back_to_its_record()
    {
        rig.Server.Answer(201, """{"hasErrors":false,"results":[{"referenceId":"t3","id":"5003"},{"referenceId":"t1","id":"0011"},{"referenceId":"t2","id":"0032"},{"referenceId":"t4","id":"0034"}]}""");

        TreeOutcome outcome = await rig.Client.Composite.CreateTreeAsync("Account", [root]);

        Assert.Equal("/services/data/v67.0/composite/tree/Account", rig.Server.Requests[0].PathAndQuery);
        Assert.Equal(
            """{"records":[{"attributes":{"type":"Account","referenceId":"t1"},"Name":"x","Equity__c":1.50,"Contacts":{"records":[{"attributes":{"type":"Contact","referenceId":"t2"},"LastName":"a","Cases":{"records":[{"attributes":{"type":"Case","referenceId":"t3"},"Subject":"c"}]}},{"attributes":{"type":"Contact","referenceId":"t4"},"LastName":"b"}]}}]}""",
            rig.Server.Requests[0].Body);
        Assert.True(outcome.Succeeded);
        Assert.Equal(("0011", "0032", "5003"), (outcome[root].Id, outcome[child].Id, outcome[grandchild].Id));
        Assert.Throws<ArgumentException>(() => outcome[new TreeRecord("Account", Fields())]);
    }

    [Fact]
    public async Task A_failure_names_only_the_records_that_failed_and_the_others_were_undone()
    {
        rig.Server.Answer(400, """{"hasErrors":true,"results":[{"referenceId":"t2","errors":[{"statusCode":"INVALID_EMAIL_ADDRESS","message":"Email: invalid","fields":["LastName","Unsent"]}]}]}""");

        TreeOutcome outcome = await rig.Client.Composite.CreateTreeAsync("Account", [root]);

        Assert.Equal((child, "INVALID_EMAIL_ADDRESS", ErrorKind.Validation, "LastName"), (outcome.Cause!.Record, outcome.Cause.Error!.Code, outcome.Cause.Error.Kind, outcome.Cause.Error.Fields[0].Field));
        Assert.Equal([true, false, true, true], outcome.Results.Select(static r => r.IsRolledBack));
        Assert.All(outcome.Results, static r => Assert.Equal((Outcome.Refused, false, null), (r.Error!.Outcome, r.CallFailed, r.Id)));
        Assert.Throws<ValidationFailedException>(outcome.EnsureSucceeded);
    }

    [Theory]
    [InlineData(400, """[{"errorCode":"JSON_PARSER_ERROR","message":"m"}]""", Outcome.Refused, true)]
    [InlineData(500, "", Outcome.Unknown, true)]
    [InlineData(201, "{}", Outcome.Unknown, false)]
    [InlineData(201, """{"hasErrors":true,"results":[]}""", Outcome.Unknown, true)]
    [InlineData(201, "<html>", Outcome.Unknown, true)]
    public async Task Any_other_answer_is_the_failure_of_all_and_a_tree_is_never_sent_again(int status, string body, Outcome outcome, bool callFailed)
    {
        rig.Server.Answer(status, body);

        TreeOutcome tree = await rig.Client.Composite.CreateTreeAsync("Account", [root]);

        Assert.All(tree.Results, r => Assert.Equal((outcome, callFailed), (r.Error!.Outcome, r.CallFailed)));
        Assert.Equal(1, rig.Server.Count);
    }

    [Fact]
    public async Task Limits_are_refused_with_the_numbers_before_anything_is_sent()
    {
        rig.Server.Answer(500, "");
        await Send(Enumerable.Range(0, 200).Select(static _ => new TreeRecord("Account", Fields())));
        await Send([Line(5)]);
        await Send([Types(5)]);

        Assert.Contains("more than 200 records", (await Assert.ThrowsAsync<ArgumentException>(() => Send(Enumerable.Range(0, 201).Select(static _ => new TreeRecord("Account", Fields()))))).Message, StringComparison.Ordinal);
        Assert.Contains("more than 5 levels", (await Assert.ThrowsAsync<ArgumentException>(() => Send([Line(6)]))).Message, StringComparison.Ordinal);
        Assert.Contains("6 objects; Salesforce allows 5", (await Assert.ThrowsAsync<ArgumentException>(() => Send([Types(6)]))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => Send([]));
        await Assert.ThrowsAsync<ArgumentException>(() => Send([root, root]));
        await Assert.ThrowsAsync<ArgumentException>(() => Send([new TreeRecord("Contact", Fields())]));
        await Assert.ThrowsAsync<ArgumentException>(() => Send([new TreeRecord("Account", Fields(("Rate__c", 1.5)))]));
        TreeRecord circle = new("Account", Fields());
        circle.Add("ChildAccounts", circle);
        await Assert.ThrowsAsync<ArgumentException>(() => Send([circle]));
        Assert.Equal(3, rig.Server.Count);
    }

    private Task<TreeOutcome> Send(IEnumerable<TreeRecord> roots) => rig.Client.Composite.CreateTreeAsync("Account", [.. roots]);

    private static TreeRecord Line(int levels)
    {
        TreeRecord top = new("Account", Fields());
        TreeRecord last = top;
        for (int i = 1; i < levels; i++)
        {
            last = last.Add("ChildAccounts", new TreeRecord("Account", Fields()));
        }

        return top;
    }

    private static TreeRecord Types(int types)
    {
        TreeRecord top = new("Account", Fields());
        for (int i = 1; i < types; i++)
        {
            top.Add("R" + i + "__r", new TreeRecord("T" + i + "__c", Fields()));
        }

        return top;
    }
}
