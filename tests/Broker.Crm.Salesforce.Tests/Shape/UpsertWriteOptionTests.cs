using System.Globalization;
using System.Text.Json;
using Broker.Crm.Salesforce.Records;
using Broker.Crm.Salesforce.Shape;
using Broker.Crm.Salesforce.Tests.Composite;
using static Broker.Crm.Salesforce.Tests.Composite.CompositeBodies;

namespace Broker.Crm.Salesforce.Tests.Shape;

/// <summary>The headers of a write go along whatever way its records take.</summary>
public sealed class UpsertWriteOptionTests
{
    private const string By = "Key__c";
    private const string Duplicates = "allowSave=true; includeRecordDetails=false; runAsCurrentUser=true";
    private static readonly SalesforceWriteOptions Write = new() { AutoAssign = false, UpdateMru = true, DuplicateRule = new SalesforceDuplicateRule { AllowSave = true } };
    private static readonly UpsertManyOptions Options = new() { WriteOptions = Write };
    private readonly SalesforceRig rig = new();

    [Fact]
    public async Task A_single_call_and_collections_have_them_as_headers()
    {
        rig.Server.Answer(201, Created(1)).Answer(200, $"[{Created(1)},{Created(2)}]");

        await rig.Client.UpsertManyAsync([Account(1)], By, Options);
        await rig.Client.UpsertManyAsync([Account(1), Account(2)], By, Options);

        Assert.All(rig.Server.Requests, static request => Assert.Equal(
            ("FALSE", "updateMru=true", Duplicates), (request.Headers.GetValueOrDefault("Sforce-Auto-Assign"), request.Headers.GetValueOrDefault("Sforce-Mru"), request.Headers.GetValueOrDefault("Sforce-Duplicate-Rule-Header"))));
        Assert.Equal(2, rig.Server.Requests.Count);
    }

    [Theory]
    [InlineData(SalesforceShape.Composite, "compositeRequest")]
    [InlineData(SalesforceShape.Graph, "graphs")]
    public async Task Each_step_has_them_as_its_own_headers(SalesforceShape shape, string member)
    {
        rig.Server.Answer(200, "{}");

        await rig.Client.UpsertManyAsync([Account(1)], By, Options with { Shape = shape });

        JsonElement list = JsonDocument.Parse(rig.Server.Requests[0].Body!).RootElement.GetProperty(member);
        JsonElement step = shape == SalesforceShape.Graph ? list[0].GetProperty("compositeRequest")[0] : list[0];
        Assert.Equal($$"""{"Sforce-Auto-Assign":"FALSE","Sforce-Mru":"updateMru=true","Sforce-Duplicate-Rule-Header":"{{Duplicates}}"}""", step.GetProperty("httpHeaders").GetRawText());
        Assert.Null(rig.Server.Requests[0].Headers.GetValueOrDefault("Sforce-Auto-Assign"));
    }

    [Fact]
    public async Task A_job_takes_the_assignment_rule_and_gives_way_to_collections_for_the_others()
    {
        BulkStub bulk = new();
        UpsertRun run = new(null!, bulk);
        UpsertRecord[] records = [.. Enumerable.Range(0, 3).Select(Account)];
        UpsertManyOptions few = new() { BulkThreshold = 2 };
        rig.Server.Answer(200, $"[{Created(0)},{Created(1)},{Created(2)}]");

        await run.RunAsync(records, By, few with { WriteOptions = new SalesforceWriteOptions { AssignmentRuleId = "01Q000000000001" } }, default);
        await run.RunAsync(records, By, few with { WriteOptions = new SalesforceWriteOptions { AutoAssign = false } }, default);
        UpsertReport report = await rig.Client.UpsertManyAsync(records, By, few with { WriteOptions = Write });

        Assert.Equal(["01Q000000000001", null], bulk.Jobs.Select(static job => job.AssignmentRuleId));
        Assert.Equal((SalesforceShape.Collections, true), (report.Choices[0].Shape, report.Succeeded));
        Assert.Contains("cannot carry", report.Choices[0].Reason, StringComparison.Ordinal);
        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.UpsertManyAsync(records, By, new UpsertManyOptions { Shape = SalesforceShape.Bulk, WriteOptions = Write }));
        Assert.Contains("WriteOptions", refused.Message, StringComparison.Ordinal);
        Assert.Single(rig.Server.Requests);
    }

    [Fact]
    public async Task What_holds_for_one_record_is_refused_before_anything_is_sent()
    {
        SalesforceWriteOptions[] wrong =
        [
            new() { UpdateOnly = true }, new() { IfMatch = "\"v\"" }, new() { IfNoneMatch = "\"v\"" }, new() { IfUnmodifiedSince = rig.Time.GetUtcNow() }, new() { IfModifiedSince = rig.Time.GetUtcNow() },
            new() { AutoAssign = true, AssignmentRuleId = "01Q000000000001" }, new() { AssignmentRuleId = "no id" },
        ];
        foreach (SalesforceWriteOptions options in wrong)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.UpsertManyAsync([Account(1)], By, new UpsertManyOptions { WriteOptions = options }));
        }

        Assert.Empty(rig.Server.Requests);
    }

    private static UpsertRecord Account(int number) => new("Account", Fields((By, number.ToString(CultureInfo.InvariantCulture)), ("Name", "x")));
}
