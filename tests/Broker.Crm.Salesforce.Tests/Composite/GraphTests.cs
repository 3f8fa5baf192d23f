using System.Globalization;
using System.Text.Json;
using Broker.Core.Errors;
using Broker.Crm.Salesforce.Composite;
using static Broker.Crm.Salesforce.Tests.Composite.CompositeBodies;

namespace Broker.Crm.Salesforce.Tests.Composite;

public sealed class GraphTests
{
    private readonly SalesforceRig rig = new();

    [Fact]
    public async Task A_graph_succeeds_or_fails_as_a_whole_and_names_its_cause()
    {
        rig.Server.Answer(200, $$"""{"graphs":[{"graphId":"b","graphResponse":{"compositeResponse":[{{Part("acc", 400, Error("PROCESSING_HALTED"))}},{{Part("con", 400, Error("REQUIRED_FIELD_MISSING"))}}]},"isSuccessful":false},{"graphId":"a","graphResponse":{"compositeResponse":[{{Part("con", 201, Created(2))}},{{Part("acc", 201, Created(1))}}]},"isSuccessful":true}]}""");
        CompositeGraph[] graphs = [Two("a"), Two("b")];

        IReadOnlyList<GraphOutcome> outcomes = await rig.Client.Composite.SendGraphsAsync(graphs);

        Assert.Equal([true, false], outcomes.Select(static o => o.Succeeded));
        Assert.Equal((Id(1), Id(2)), (outcomes[0].Steps.Parts[0].Id, outcomes[0].Steps.Parts[1].Id));
        Assert.Equal(("con", false, true), (outcomes[1].Cause!.Name, outcomes[1].WasNotTried, outcomes[1].Steps.Parts[0].IsHalted));
        Assert.Null(outcomes[0].Cause);
        Assert.Throws<ValidationFailedException>(outcomes[1].EnsureSucceeded);
        JsonElement sent = JsonDocument.Parse(rig.Server.Requests[0].Body!).RootElement.GetProperty("graphs")[1];
        Assert.Equal("b", sent.GetProperty("graphId").GetString());
        Assert.Equal("@{acc.id}", sent.GetProperty("compositeRequest")[1].GetProperty("body").GetProperty("AccountId").GetString());
    }

    [Fact]
    public async Task A_graph_that_was_not_tried_is_told_apart_from_one_that_failed()
    {
        rig.Server.Answer(200, $$"""{"graphs":[{"graphId":"a","graphResponse":{"compositeResponse":[{{Part("acc", 400, Error("PROCESSING_HALTED"))}},{{Part("con", 400, Error("PROCESSING_HALTED"))}}]},"isSuccessful":false}]}""");

        Assert.True(Assert.Single(await rig.Client.Composite.SendGraphsAsync([Two("a")])).WasNotTried);
    }

    [Theory]
    [InlineData("""{"graphs":[]}""")]
    [InlineData("""{"graphs":[{"graphId":"a","isSuccessful":true}]}""")]
    [InlineData("""{"graphs":[{"graphId":"a","graphResponse":null,"isSuccessful":false}]}""")]
    [InlineData("""{"graphs":[{"graphId":"a","isSuccessful":false,"graphResponse":{"compositeResponse":[{"referenceId":"acc","httpStatusCode":201,"body":{"id":"1"}},{"referenceId":"con","httpStatusCode":201,"body":{"id":"1"}}]}}]}""")]
    [InlineData("""{"x":1}""")]
    public async Task What_an_answer_does_not_tell_or_contradicts_is_unknown(string body)
    {
        rig.Server.Answer(200, body);

        GraphOutcome outcome = Assert.Single(await rig.Client.Composite.SendGraphsAsync([Two("a")]));

        Assert.False(outcome.Succeeded);
        Assert.All(outcome.Steps.Parts, static p => Assert.Equal(Outcome.Unknown, p.Error!.Outcome));
        Assert.Equal(1, rig.Server.Count);
    }

    [Fact]
    public async Task Limits_are_refused_with_the_numbers_before_anything_is_sent()
    {
        rig.Server.Answer(200, """{"graphs":[]}""");
        await rig.Client.Composite.SendGraphsAsync([Wide("a", 500)]);
        await rig.Client.Composite.SendGraphsAsync([Deep("a", 15)]);
        await rig.Client.Composite.SendGraphsAsync([Kinds("a", 15)]);

        ArgumentException wide = await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Composite.SendGraphsAsync([Wide("a", 501)]));
        ArgumentException deep = await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Composite.SendGraphsAsync([Two("x"), Deep("a", 16)]));
        ArgumentException kinds = await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Composite.SendGraphsAsync([Kinds("a", 16)]));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Composite.SendGraphsAsync([Two("a"), Two("A")]));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Composite.SendGraphsAsync([]));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Composite.SendGraphsAsync([new CompositeGraph("a")]));

        Assert.Contains("501 steps; allowed: 1 to 500", wide.Message, StringComparison.Ordinal);
        Assert.Contains("16 steps refer to one another in a row; Salesforce allows 15", deep.Message, StringComparison.Ordinal);
        Assert.Contains("16 kinds of steps", kinds.Message, StringComparison.Ordinal);
        Assert.Equal(3, rig.Server.Count);
        Assert.All(new[] { "-a", "a b", "ä", new string('a', 41), "" }, static name => Assert.ThrowsAny<ArgumentException>(() => new CompositeGraph(name)));
    }

    [Theory]
    [InlineData(75, 1, new[] { 75 })]
    [InlineData(76, 1, new[] { 75, 1 })]
    [InlineData(5, 125, new[] { 4, 1 })]
    public async Task More_graphs_than_a_call_holds_are_sent_in_several(int count, int nodes, int[] calls)
    {
        List<int> sent = [];
        ISalesforceComposite composite = rig.Answering(body =>
        {
            JsonElement[] graphs = [.. JsonDocument.Parse(body).RootElement.GetProperty("graphs").EnumerateArray()];
            sent.Add(graphs.Length);
            return (200, "{\"graphs\":[" + string.Join(',', graphs.Select(static g =>
                $$"""{"graphId":"{{g.GetProperty("graphId")}}","isSuccessful":true,"graphResponse":{"compositeResponse":[{{string.Join(',', g.GetProperty("compositeRequest").EnumerateArray().Select(static (s, i) => Part(s.GetProperty("referenceId").GetString()!, 201, Created(i))))}}] } }""")) + "]}");
        });

        IReadOnlyList<GraphOutcome> outcomes = await composite.SendGraphsAsync([.. Enumerable.Range(0, count).Select(i => Wide("g" + i.ToString(CultureInfo.InvariantCulture), nodes))]);

        Assert.Equal(calls, sent);
        Assert.Equal(Enumerable.Range(0, count).Select(static i => "g" + i.ToString(CultureInfo.InvariantCulture)), outcomes.Select(static o => o.Graph.Name));
        Assert.All(outcomes, static o => Assert.True(o.Succeeded));
    }

    [Fact]
    public async Task Creates_are_sent_once_and_upserts_again()
    {
        rig.Server.Answer(500, "");
        CompositeGraph upserts = new("u");
        upserts.Upsert("Account", "Key__c", "a", Fields(("Name", "x")));

        GraphOutcome lost = Assert.Single(await rig.Client.Composite.SendGraphsAsync([Two("a")]));
        int once = rig.Server.Count;
        await rig.Client.Composite.SendGraphsAsync([upserts]);

        Assert.Equal((1, 5, Outcome.Unknown), (once, rig.Server.Count, lost.Cause!.Error!.Outcome));
    }

    private static CompositeGraph Two(string name)
    {
        CompositeGraph graph = new(name);
        CompositeRef account = graph.Create("Account", Fields(("Name", "x")), "acc");
        graph.Create("Contact", Fields(("LastName", "x"), ("AccountId", account.Id)), "con");
        return graph;
    }

    private static CompositeGraph Wide(string name, int nodes)
    {
        CompositeGraph graph = new(name);
        for (int i = 0; i < nodes; i++)
        {
            graph.Create("Account", Fields(("Name", "x")));
        }

        return graph;
    }

    private static CompositeGraph Deep(string name, int depth)
    {
        CompositeGraph graph = new(name);
        CompositeRef? last = null;
        for (int i = 0; i < depth; i++)
        {
            last = graph.Create("Account", last is null ? Fields(("Name", "x")) : Fields(("ParentId", last.Id)));
        }

        return graph;
    }

    private static CompositeGraph Kinds(string name, int kinds)
    {
        CompositeGraph graph = new(name);
        for (int i = 0; i < kinds; i++)
        {
            graph.Create("T" + i.ToString(CultureInfo.InvariantCulture) + "__c", Fields(("Name", "x")));
        }

        return graph;
    }
}
