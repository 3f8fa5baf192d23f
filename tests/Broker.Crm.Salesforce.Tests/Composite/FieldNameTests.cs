using Broker.Core.Errors;
using Broker.Crm.Salesforce.Composite;
using static Broker.Crm.Salesforce.Tests.Composite.CompositeBodies;

namespace Broker.Crm.Salesforce.Tests.Composite;

/// <summary>A field name of an answer is free text unless it was sent: only then it is told.</summary>
public sealed class FieldNameTests
{
    private const string Refusal = """{"statusCode":"STRING_TOO_LONG","errorCode":"STRING_TOO_LONG","message":"m","fields":["Name","CANARY"]}""";
    private static readonly Dictionary<string, object?> Sent = Fields(("Name", "x"));
    private readonly SalesforceRig rig = new();

    [Fact]
    public async Task Of_a_part_that_failed()
    {
        rig.Server
            .Answer(200, Answer(Part("r1", 400, $"[{Refusal}]")))
            .Answer(200, $$"""{"hasErrors":true,"results":[{"statusCode":400,"result":[{{Refusal}}]}]}""")
            .Answer(200, $$"""[{"success":false,"errors":[{{Refusal}}]}]""")
            .Answer(400, $$"""{"hasErrors":true,"results":[{"referenceId":"t1","errors":[{{Refusal}}]}]}""");
        CompositeRequest request = new();
        request.Create("Account", Sent);
        BatchRequest batch = new();
        batch.Create("Account", Sent);

        AreTold((await rig.Client.Composite.SendAsync(request)).Cause!.Error!);
        AreTold((await rig.Client.Composite.SendBatchAsync(batch)).Parts[0].Error!);
        AreTold((await rig.Client.Composite.CreateManyAsync([new CollectionRecord("Account", Sent)])).Cause!.Error!);
        AreTold((await rig.Client.Composite.CreateTreeAsync("Account", [new TreeRecord("Account", Sent)])).Cause!.Error!);
    }

    [Fact]
    public async Task Of_a_call_that_failed_none_is_told()
    {
        rig.Server.Answer(400, $"[{Refusal}]");

        ApiError error = (await rig.Client.Composite.CreateManyAsync([new CollectionRecord("Account", Sent)])).Cause!.Error!;
        BrokerApiException thrown = await Assert.ThrowsAnyAsync<BrokerApiException>(() => rig.Client.Describe.GetGlobalAsync());

        Assert.Empty(error.Fields);
        Assert.Empty(thrown.Error.Fields);
    }

    private static void AreTold(ApiError error)
    {
        Assert.Equal(["Name"], error.Fields.Select(static field => field.Field));
        Assert.DoesNotContain("CANARY", error.ToString(), StringComparison.Ordinal);
    }
}
