using Broker.Crm.HubSpot.Objects;
using Broker.TestSupport;

namespace Broker.Crm.HubSpot.Tests.Objects;

public sealed class BatchCanaryTests
{
    private const string Canary = "k7n4ry-value-5512";

    [Theory]
    [InlineData(207)]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(409)]
    [InlineData(503)]
    public async Task Values_keys_and_provider_texts_appear_in_no_text_log_or_telemetry(int status)
    {
        using TelemetryCollector telemetry = new();
        HubSpotRig rig = new(o => o.Resilience.MaxRetries = 1);
        rig.Server.Answer(status, status is 200 or 207
            ? WireBodies.Batch(
                [WireBodies.Record("1", $$"""{"email":"{{Canary}}","deposits":"{{Canary}}"}""", $$""","objectWriteTraceId":"0","warnings":[{"category":"{{Canary}}","message":"{{Canary}}"}]""")],
                $$$"""{"category":"{{{Canary}}}","message":"{{{Canary}}} not valid: [{\"name\":\"{{{Canary}}}\",\"error\":\"{{{Canary}}}\"}]","context":{"objectWriteTraceId":["1"],"ids":["{{{Canary}}}"]}}""")
            : WireBodies.Error(Canary, $$"""{{Canary}} [{"name":"{{Canary}}","error":"{{Canary}}"}]"""));
        IHubSpotObjects<HubSpotRecord<TestContact>> contacts = rig.Client.Objects<TestContact>();
        Dictionary<string, string?> map = HubSpotRig.Map(("email", Canary));
        HubSpotNewAssociation[] links = [new(Canary, HubSpotNewAssociation.HubSpotDefined, 1)];
        List<string> said = [];

        async Task Try(Func<Task> call)
        {
            if (await Record.ExceptionAsync(call) is { } exception)
            {
                said.Add(exception.ToString());
            }
        }

        said.AddRange((await contacts.CreateManyAsync([new HubSpotCreate(map) { Associations = links }, new HubSpotCreate(map)])).Select(Say));
        said.AddRange((await contacts.UpdateManyAsync([new HubSpotUpdate(Canary, map) { IdProperty = "email" }, new HubSpotUpdate("2", map)])).Select(Say));
        said.AddRange((await contacts.UpsertManyAsync("email", [new HubSpotUpsert(Canary, map), new HubSpotUpsert("b", map)])).Select(Say));
        said.AddRange((await contacts.GetManyAsync([Canary, "b"], new HubSpotReadOptions { IdProperty = "email" })).Select(Say));
        said.AddRange((await contacts.ArchiveManyAsync([Canary, "b"])).Select(Say));
        await Try(() => contacts.CreateAsync(map, links));
        await Try(() => contacts.UpdateAsync("email", Canary, map));
        await Try(() => contacts.UpsertAsync("email", Canary, map));
        await Try(() => contacts.GdprDeleteAsync("email", Canary));
        await Try(() => contacts.MergeAsync("1", Canary));
        await Try(() => contacts.ArchiveAsync(Canary));
        await Try(() => contacts.UpsertManyAsync("email", [new HubSpotUpsert(Canary, map), new HubSpotUpsert(Canary, map)]));
        await Try(() => contacts.CreateManyAsync([new HubSpotCreate(HubSpotRig.Map(("email", Canary + "\ud83d")))]));
        await Try(() => contacts.CreateManyAsync([new HubSpotCreate(map)], new CancellationToken(canceled: true)));

        Assert.True(said.Count >= 13);
        Assert.All(said, text => Assert.DoesNotContain("k7n4ry", text, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("k7n4ry", rig.Logs.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("k7n4ry", telemetry.Text, StringComparison.OrdinalIgnoreCase);
    }

    private static string Say<TInput, TValue>(HubSpotOutcome<TInput, TValue> result) => $"{result} {result.Error} {result.Error?.ToException()} {result.Value}";
}
