using System.Text.Json.Nodes;
using Broker.Core.Errors;
using Broker.Crm.HubSpot.Associations;

namespace Broker.Crm.HubSpot.Tests.Associations;

public sealed class AssociationBatchTests
{
    private static readonly HubSpotAssociationType[] Types = [HubSpotAssociationType.HubSpotDefined(279)];

    [Fact]
    public async Task A_batch_read_follows_the_pages_of_each_record_and_a_record_without_links_is_empty()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(207, """
            {"status":"COMPLETE","results":[
              {"from":{"id":2},"to":[{"toObjectId":20,"associationTypes":[]}],"paging":{"next":{"after":"p2"}}},
              {"from":{"id":"1"},"to":[{"toObjectId":10,"associationTypes":[]}]}],
             "numErrors":2,"errors":[
              {"category":"OBJECT_NOT_FOUND","subCategory":"crm.associations.NO_ASSOCIATIONS_FOUND","message":"m","context":{"fromObjectId":["3"],"fromObjectType":["contact"]}},
              {"category":"OBJECT_NOT_FOUND","message":"m","context":{"fromObjectId":[4]}}]}
            """).Answer(200, """{"results":[{"from":{"id":"2"},"to":[{"toObjectId":21}]}]}""");

        IReadOnlyList<HubSpotOutcome<string, IReadOnlyList<HubSpotAssociation>>> outcomes = await rig.Client.Associations.ReadManyAsync("contacts", "companies", ["1", "2", "3", "4"]);

        Assert.Equal(["1", "2", "3", "4"], outcomes.Select(o => o.Input));
        Assert.Equal(["10", "20 21", ""], outcomes.Take(3).Select(o => string.Join(' ', o.Value!.Select(l => l.ToId))));
        Assert.Equal((ErrorKind.NotFound, Outcome.Refused, "4"), (outcomes[3].Error!.Kind, outcomes[3].Error!.Outcome, outcomes[3].Error!.RequestIdentity));
        Assert.Equal("""{"inputs":[{"id":"2","after":"p2"}]}""", rig.Server.Requests[1].Body);
    }

    [Fact]
    public async Task A_record_of_which_a_later_page_fails_is_a_failure_and_not_a_part()
    {
        HubSpotRig rig = new(o => o.Resilience.MaxRetries = 0);
        rig.Server.Answer(200, """{"results":[{"from":{"id":"1"},"to":[{"toObjectId":10}],"paging":{"next":{"after":"a"}}},{"from":{"id":"2"},"to":[{"toObjectId":11}]}]}""").Answer(500, "");

        IReadOnlyList<HubSpotOutcome<string, IReadOnlyList<HubSpotAssociation>>> outcomes = await rig.Client.Associations.ReadManyAsync("contacts", "companies", ["1", "2"]);

        Assert.Equal([false, true], outcomes.Select(o => o.Succeeded));
        Assert.True(outcomes[0].CallFailed);
    }

    [Fact]
    public async Task A_page_token_that_repeats_ends_the_read()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, """{"results":[{"from":{"id":"1"},"to":[],"paging":{"next":{"after":"a"}}},{"from":{"id":"2"},"to":[{"toObjectId":3}]}]}""");

        IReadOnlyList<HubSpotOutcome<string, IReadOnlyList<HubSpotAssociation>>> outcomes = await rig.Client.Associations.ReadManyAsync("contacts", "companies", ["1", "2"]);

        Assert.Equal([ErrorKind.Protocol, null], outcomes.Select(o => o.Error?.Kind));

        Assert.Equal(2, rig.Server.Count);
    }

    [Fact]
    public async Task Reads_are_split_at_1000_and_creates_at_2000()
    {
        HubSpotRig reads = new(), creates = new(), removals = new();
        foreach (HubSpotRig rig in (HubSpotRig[])[reads, creates, removals])
        {
            rig.Server.Answer(200, """{"status":"COMPLETE","results":[]}""");
        }

        string[] ids = [.. Enumerable.Range(1, 2001).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        await reads.Client.Associations.ReadManyAsync("contacts", "companies", ids);
        IReadOnlyList<HubSpotOutcome<HubSpotAssociationLink>> created = await creates.Client.Associations.CreateManyAsync("contacts", "companies", [.. ids.Select(i => new HubSpotAssociationLink(i, "9", Types))]);
        await removals.Client.Associations.RemoveAllManyAsync("contacts", "companies", [.. ids.Select(i => new HubSpotAssociationPair(i, "9"))]);

        Assert.Equal([1000, 1000, 1], Sizes(reads));
        Assert.Equal([2000, 1], Sizes(creates));
        Assert.Equal([1000, 1000, 1], Sizes(removals));
        Assert.Equal(ids, created.Select(o => o.Input.FromId));
        Assert.All(created, o => Assert.True(o.Succeeded));
    }

    [Fact]
    public async Task A_partial_create_tells_each_link_its_own_outcome()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(207, """
            {"status":"COMPLETE","results":[{"fromObjectId":5,"toObjectId":50,"labels":[]}],"errors":[
              {"category":"VALIDATION_ERROR","message":"secret words","context":{"fromObjectId":["6"],"toObjectId":["60"]}}]}
            """);

        IReadOnlyList<HubSpotOutcome<HubSpotAssociationLink>> outcomes = await rig.Client.Associations.CreateManyAsync(
            "contacts", "companies", [new("6", "61", Types), new("6", "60", Types), new("5", "50", Types)]);

        Assert.Equal([Outcome.Unknown, Outcome.Refused, null], outcomes.Select(o => o.Error?.Outcome));
        Assert.Equal((ErrorKind.Validation, "VALIDATION_ERROR", "6>60"), (outcomes[1].Error!.Kind, outcomes[1].Error!.Code, outcomes[1].Error!.RequestIdentity));
        Assert.DoesNotContain("secret", outcomes[1].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(204, "")]
    [InlineData(200, "")]
    [InlineData(200, """{"status":"COMPLETE","results":[],"startedAt":"2026-11-02T09:00:00Z"}""")]
    [InlineData(200, """{"status":"COMPLETE","completedAt":"2026-11-02T09:00:00Z"}""")]
    [InlineData(200, "{}")]
    public async Task Removals_are_done_with_and_without_a_body(int status, string body)
    {
        HubSpotRig rig = new();
        rig.Server.Answer(status, body);

        Assert.True((await rig.Client.Associations.RemoveAllManyAsync("contacts", "companies", [new("1", "2")]))[0].Succeeded);
        Assert.True((await rig.Client.Associations.RemoveLabelsManyAsync("contacts", "companies", [new("1", "2", Types)]))[0].Succeeded);
    }

    [Theory]
    [InlineData("PENDING")]
    [InlineData("PROCESSING")]
    [InlineData("CANCELED")]
    public async Task A_batch_that_is_not_complete_is_unknown(string status)
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, $$"""{"status":"{{status}}","results":[]}""");

        HubSpotOutcome<HubSpotAssociationPair> outcome = (await rig.Client.Associations.RemoveAllManyAsync("contacts", "companies", [new("1", "2")]))[0];

        Assert.Equal(Outcome.Unknown, outcome.Error!.Outcome);
    }

    [Fact]
    public async Task Default_links_are_matched_by_their_objects_whatever_the_order()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(207, """
            {"results":[{"from":{"id":"2"},"to":{"id":20},"associationSpec":{"associationTypeId":1}},{"from":{"id":20},"to":{"id":2}}],
             "errors":[{"category":"OBJECT_NOT_FOUND","context":{"id":["1"]}}]}
            """);

        IReadOnlyList<HubSpotOutcome<HubSpotAssociationPair>> outcomes = await rig.Client.Associations.AssociateDefaultManyAsync("contacts", "companies", [new("1", "10"), new("2", "20")]);

        Assert.Equal([ErrorKind.NotFound, null], outcomes.Select(o => o.Error?.Kind));
    }

    [Fact]
    public async Task A_refused_token_stops_the_calls_and_says_that_the_rest_was_not_sent()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(403, WireBodies.Error("MISSING_SCOPES", "x"));

        IReadOnlyList<HubSpotOutcome<HubSpotAssociationPair>> outcomes = await rig.Client.Associations.RemoveAllManyAsync(
            "contacts", "companies", [.. Enumerable.Range(0, 1500).Select(i => new HubSpotAssociationPair($"{i}", "9"))]);

        Assert.Equal(1, rig.Server.Count);
        Assert.Equal((Outcome.Refused, Outcome.NotSent), (outcomes[999].Error!.Outcome, outcomes[1000].Error!.Outcome));
        Assert.All(outcomes, o => Assert.True(o.CallFailed));
    }

    [Fact]
    public async Task Inputs_that_cannot_be_told_apart_are_refused_before_anything_is_sent()
    {
        HubSpotRig rig = new();
        IHubSpotAssociations links = rig.Client.Associations;

        ArgumentException twice = await Assert.ThrowsAsync<ArgumentException>(() => links.CreateManyAsync("contacts", "companies", [new("1", "2", Types), new("3", "2", Types), new("1", "2", Types)]));
        await Assert.ThrowsAsync<ArgumentException>(() => links.CreateManyAsync("contacts", "companies", [new("1", "2", [])]));
        await Assert.ThrowsAsync<ArgumentException>(() => links.RemoveAllManyAsync("contacts", "companies", [new("1", " ")]));
        await Assert.ThrowsAsync<ArgumentException>(() => links.ReadManyAsync("contacts", "companies", ["1", ""]));
        await Assert.ThrowsAsync<ArgumentException>(() => links.AssociateDefaultManyAsync("contacts", "companies", [null!]));

        Assert.Contains("Inputs 0 and 2", twice.Message, StringComparison.Ordinal);
        Assert.Equal(0, rig.Server.Count);
    }

    [Fact]
    public async Task Nothing_to_do_sends_nothing()
    {
        HubSpotRig rig = new();

        Assert.Empty(await rig.Client.Associations.ReadManyAsync("contacts", "companies", []));
        Assert.Empty(await rig.Client.Associations.CreateManyAsync("contacts", "companies", []));
        Assert.Equal(0, rig.Server.Count);
    }

    [Fact]
    public async Task Cancellation_ends_a_batch()
    {
        HubSpotRig rig = new();
        using CancellationTokenSource source = new();
        rig.Server.Then((_, _) =>
        {
            source.Cancel();
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent("""{"results":[]}""") });
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.Client.Associations.ReadManyAsync(
            "contacts", "companies", [.. Enumerable.Range(0, 1500).Select(i => $"{i}")], source.Token));

        Assert.Equal(1, rig.Server.Count);
    }

    private static IEnumerable<int> Sizes(HubSpotRig rig) => rig.Server.Requests.Select(r => JsonNode.Parse(r.Body!)!["inputs"]!.AsArray().Count);
}
