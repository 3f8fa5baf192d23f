using Broker.Crm.HubSpot.Objects;
using static Broker.Contracts.Tests.HubSpot.Operations.Rows;

namespace Broker.Contracts.Tests.HubSpot.Operations;

/// <summary>Batches of records; the answers come in another order than the inputs (contracts/hubspot.md 3).</summary>
internal static class BatchRows
{
    private const string Refused = "\"category\":\"VALIDATION_ERROR\",\"message\":\"CANARY\",\"errors\":[],\"links\":{}";
    private const string Head = "\"status\":\"COMPLETE\",\"numErrors\":1,\"startedAt\":\"2026-11-02T09:00:00Z\",\"completedAt\":\"2026-11-02T09:00:01Z\"";
    private const string Written = $$$"""{{{{Head}}},"results":[{"id":"1","properties":{"email":"ada@example.com"},"objectWriteTraceId":"0","new":true}],"errors":[{"status":"error",{{{Refused}}},"context":{"objectWriteTraceId":["1"]}}]}""";
    private const string Missing = $$$"""{{{{Head}}},"results":[{"id":"1","properties":{"broker_client_id":"C-1"}}],"errors":[{"status":"error",{{{Refused}}},"context":{"ids":["2"]}}]}""";
    private const string MissingKey = $$$"""{{{{Head}}},"results":[{"id":"1","properties":{"broker_client_id":"C-1"}}],"errors":[{"status":"error",{{{Refused}}},"context":{"ids":["C-2"]}}]}""";

    private static readonly HubSpotCreate[] Creates =
    [
        new(Map(("email", "ada@example.com"))),
        new(Map(("email", "bob@example.com"))) { Associations = [new HubSpotNewAssociation("9", HubSpotNewAssociation.UserDefined, 3_000_000_000)] },
    ];

    public static IReadOnlyList<HubSpotCall> All { get; } =
    [
        Batch("ReadObjects", HubSpotSafety.Read, static c => c.Contacts().GetManyAsync(["1", "2"], new HubSpotReadOptions { Properties = ["email"], PropertiesWithHistory = ["phone"], Archived = true }), AreAdaAndBob, Missing),
        Batch("ReadObjects, by a unique value", HubSpotSafety.Read, static c => c.Contacts().GetManyAsync(
            ["C-1", "C-2"], new HubSpotReadOptions { Properties = ["email"], IdProperty = "broker_client_id" }), AreAdaAndBob, MissingKey),
        Streamed("ReadObjects, streamed", HubSpotSafety.Read, static c => c.Contacts().GetManyAsync(StreamOf("1", "2")), AreAdaAndBob, Missing),
        Batch("CreateObjects", HubSpotSafety.Once, static c => c.Contacts().CreateManyAsync(Creates), AreAdaAndBob, Written),
        Streamed("CreateObjects, streamed", HubSpotSafety.Once, static c => c.Contacts().CreateManyAsync(
            StreamOf(Creates[0], new HubSpotCreate(Map(("email", "bob@example.com"))))), AreAdaAndBob, Written),
        Batch("UpdateObjects", HubSpotSafety.Repeatable, static c => c.Contacts().UpdateManyAsync(Updates("Limassol")), AreAdaAndBob, Written),
        Batch("UpdateObjects, by a unique value", HubSpotSafety.Repeatable, static c => c.Contacts().UpdateManyAsync(
        [
            new HubSpotUpdate("C-1", Map(("city", "Limassol"))) { IdProperty = "broker_client_id" }, new HubSpotUpdate("C-2", Map(("city", "Paphos"))) { IdProperty = "broker_client_id" },
        ]), AreAdaAndBob, Written),
        Streamed("UpdateObjects, streamed", HubSpotSafety.Repeatable, static c => c.Contacts().UpdateManyAsync(StreamOf(Updates("Larnaca"))), AreAdaAndBob, Written),
        Batch("UpdateObjects, adding to a list", HubSpotSafety.Once, static c => c.Contacts().UpdateManyAsync(
            [new HubSpotUpdate("1", Map(("products", ";gold"))), new HubSpotUpdate("2", Map(("products", "gold")))]), AreAdaAndBob, Written),
        Batch("UpsertObjects", HubSpotSafety.Repeatable, static c => c.Contacts().UpsertManyAsync("broker_client_id", Upserts("silver")), static written => AreWritten(written, isNew: true), Written),
        Streamed("UpsertObjects, streamed", HubSpotSafety.Repeatable, static c => c.Contacts().UpsertManyAsync("broker_client_id", StreamOf(Upserts("bronze"))), static written => AreWritten(written, isNew: false), Written),
        Batch("UpsertObjects, adding to a list", HubSpotSafety.Once, static c => c.Contacts().UpsertManyAsync("broker_client_id", Upserts(";gold")), static written => AreWritten(written, isNew: false), Written),
        Batch("ArchiveObjects", HubSpotSafety.Repeatable, static c => c.Contacts().ArchiveManyAsync(["1", "2"]), static ids => Assert.Equal(["1", "2"], ids), Missing) with { MayBeEmpty = true },
        Streamed("ArchiveObjects, streamed", HubSpotSafety.Repeatable, static c => c.Contacts().ArchiveManyAsync(StreamOf("3", "4")), static ids => Assert.Equal(["3", "4"], ids), Missing.Replace(""""["2"]"""", """"["4"]"""", StringComparison.Ordinal)) with { MayBeEmpty = true },
    ];

    private static HubSpotUpdate[] Updates(string city) => [new("1", Map(("city", city))), new("2", Map(("city", null)))];

    private static HubSpotUpsert[] Upserts(string product) => [new("C-1", Map(("products", product))), new("C-2", Map(("products", "gold")))];

    private static void AreWritten(IReadOnlyList<HubSpotWritten<HubSpotRecord>> written, bool isNew)
    {
        AreAdaAndBob([.. written.Select(static one => one.Record)]);
        Assert.All(written, one => Assert.Equal(isNew, one.IsNew));
    }
}
