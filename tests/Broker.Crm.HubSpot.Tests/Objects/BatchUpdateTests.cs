using System.Text.Json.Nodes;
using Broker.Core.Errors;
using Broker.Crm.HubSpot.Objects;
using Result = Broker.Crm.HubSpot.HubSpotOutcome<Broker.Crm.HubSpot.Objects.HubSpotUpdate, Broker.Crm.HubSpot.Objects.HubSpotRecord>;

namespace Broker.Crm.HubSpot.Tests.Objects;

public sealed class BatchUpdateTests
{
    [Fact]
    public async Task Absent_value_and_clear_never_mix_and_each_input_may_have_its_own_key()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, WireBodies.Batch([
            WireBodies.Record("20", """{"broker_client_id":"c-2"}"""),
            WireBodies.Record("3"),
            WireBodies.Record("1", "{}", ""","objectWriteTraceId":"0" """),
        ]));

        IReadOnlyList<Result> results = await rig.Client.Objects("contacts").UpdateManyAsync([
            new HubSpotUpdate("1", HubSpotRig.Map(("a", "x"), ("b", null), ("c", ""))),
            new HubSpotUpdate("C-2", HubSpotRig.Map(("c", "z"))) { IdProperty = "broker_client_id" },
            new HubSpotUpdate("3", HubSpotRig.Map()),
        ]);

        Assert.Equal(["1", "20", "3"], results.Select(r => r.Value?.Id));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(rig.Server.Requests[0].Body!), JsonNode.Parse("""
            {"inputs":[
              {"id":"1","objectWriteTraceId":"0","properties":{"a":"x","b":"","c":""}},
              {"id":"C-2","idProperty":"broker_client_id","objectWriteTraceId":"1","properties":{"c":"z"}},
              {"id":"3","objectWriteTraceId":"2","properties":{}}]}
            """)));
    }

    [Fact]
    public async Task An_error_with_ids_in_its_context_finds_its_input()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(207, WireBodies.Batch([WireBodies.Record("1")], """{"category":"OBJECT_NOT_FOUND","message":"no","context":{"ids":[2,"unheard of"]}}"""));

        IReadOnlyList<Result> results = await rig.Client.Objects("contacts").UpdateManyAsync([Input("2"), Input("1"), Input("3")]);

        Assert.Equal([ErrorKind.NotFound, null, ErrorKind.Protocol], results.Select(r => r.Error?.Kind));
        Assert.Equal([Outcome.Refused, null, Outcome.Unknown], results.Select(r => r.Error?.Outcome));
    }

    [Fact]
    public async Task An_update_is_repeated_when_its_outcome_is_unknown_and_an_append_is_not()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(503, "").Answer(200, WireBodies.Batch([WireBodies.Record("1")])).Answer(503, "");

        Assert.True((await rig.Client.Objects("contacts").UpdateManyAsync([Input("1")]))[0].Succeeded);
        Assert.Equal(2, rig.Server.Count);
        Result append = (await rig.Client.Objects("contacts").UpdateManyAsync([Input("2"), new HubSpotUpdate("1", HubSpotRig.Map(("interests", ";gold")))]))[1];
        Assert.Equal(Outcome.Unknown, append.Error?.Outcome);
        Assert.Equal(3, rig.Server.Count);
    }

    [Fact]
    public async Task The_same_record_twice_is_refused_and_the_same_value_of_two_properties_is_not()
    {
        HubSpotRig rig = new();
        _ = new BatchServer(rig);

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Objects("contacts").UpdateManyAsync([Input("5"), Input("5")]));

        Assert.Contains("Inputs 0 and 1 have the same id", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await rig.Client.Objects("contacts").UpdateManyAsync([Input("5"), Input("5") with { IdProperty = "number" }])).Count(r => r.Succeeded));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Objects("contacts").UpdateManyAsync([Input("5") with { IdProperty = "" }]));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Objects("contacts").UpdateManyAsync([Input(" ")]));
        Assert.Equal(1, rig.Server.Count);
    }

    private static HubSpotUpdate Input(string id) => new(id, HubSpotRig.Map(("key", id)));
}
