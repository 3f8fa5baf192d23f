using Broker.Crm.Salesforce.Composite;
using Broker.Crm.Salesforce.Records;
using static Broker.Crm.Salesforce.Tests.Composite.CompositeBodies;

namespace Broker.Crm.Salesforce.Tests.Composite;

/// <summary>Collections take the headers of a write (contracts/salesforce.md 3).</summary>
public sealed class CollectionHeaderTests
{
    private readonly SalesforceRig rig = new();

    [Fact]
    public async Task Every_call_of_a_collection_has_the_headers_also_one_that_is_repeated()
    {
        CollectionOptions options = new() { ChunkSize = 1, WriteOptions = new SalesforceWriteOptions { AssignmentRuleId = "01Q000000000001AAA", DuplicateRule = new SalesforceDuplicateRule() } };
        rig.Server.Answer(200, $"[{Created(0)}]").Answer(200, $"[{HeldRow}]").Answer(200, $"[{Created(1)}]");

        CollectionOutcome outcome = await rig.Client.Composite.CreateManyAsync([new CollectionRecord("Lead", Fields()), new CollectionRecord("Lead", Fields())], options);

        Assert.True(outcome.Succeeded);
        Assert.Equal(3, rig.Server.Requests.Count);
        Assert.All(rig.Server.Requests, static request => Assert.Equal(
            ("01Q000000000001AAA", "allowSave=false; includeRecordDetails=false; runAsCurrentUser=true", null),
            (request.Headers.GetValueOrDefault("Sforce-Auto-Assign"), request.Headers.GetValueOrDefault("Sforce-Duplicate-Rule-Header"), request.Headers.GetValueOrDefault("Sforce-Mru"))));
    }

    [Fact]
    public async Task A_condition_or_update_only_is_refused_before_anything_is_sent()
    {
        foreach (SalesforceWriteOptions write in new SalesforceWriteOptions[] { new() { UpdateOnly = true }, new() { IfMatch = "\"v\"" }, new() { IfUnmodifiedSince = rig.Time.GetUtcNow() } })
        {
            ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(() =>
                rig.Client.Composite.UpsertManyAsync("Account", "Key__c", [Fields(("Key__c", "1"))], new CollectionOptions { WriteOptions = write }));
            Assert.Contains("DuplicateRule", refused.Message, StringComparison.Ordinal);
        }

        Assert.Empty(rig.Server.Requests);
    }
}
