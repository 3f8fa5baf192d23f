using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Payments.Calls;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;

namespace Broker.Contracts.Tests.HubSpot;

/// <summary>A repeat that finds its own first try applied is done (contracts/hubspot.md 11).</summary>
public sealed class RepeatTests(WireMockFixture server) : HubSpotContractTest(server)
{
    private static readonly JsonObject Lost = FaultAnswers.Answer(503, "<html>CANARY");
    private static readonly JsonObject NotThere = FaultAnswers.Answer(404, """{"category":"OBJECT_NOT_FOUND","message":"CANARY"}""");
    private static readonly JsonObject Exists = FaultAnswers.Answer(409, """{"category":"CONFLICT","message":"CANARY"}""");

    [WireMockFact]
    public async Task A_removal_that_finds_nothing_left_is_done_only_after_a_try_in_doubt()
    {
        var run = new StubRun(Server);
        foreach (HubSpotCall call in HubSpotCalls.All.Where(static call => HubSpotCalls.Mappings.MethodOf(call.Name) == HttpMethod.Delete))
        {
            run.Add($"{call}, lost, then not there", [Stub(call, 2, Lost, NotThere)], async path => call.Check(await call.CallAsync(Clients(path))));
            run.Add($"{call}, not there", [Stub(call, 1, NotThere)], async path => Assert.Equal(ErrorKind.NotFound, (await ErrorOfAsync(call, Clients(path))).Kind));
        }

        await run.RunAsync();
    }

    [WireMockFact]
    public async Task A_definition_that_is_there_already_is_made_only_after_a_try_in_doubt()
    {
        HubSpotCall found = HubSpotCalls.Of("ListSchemas, found");
        var run = new StubRun(Server);
        foreach (HubSpotCall call in new[] { HubSpotCalls.Of("CreateProperty"), HubSpotCalls.Of("CreatePropertyGroup"), HubSpotCalls.Of("CreateSchema") })
        {
            run.Add(
                $"{call}, lost, then a conflict",
                call.Operation == "CreateSchema" ? [Stub(call, 2, Lost, Exists), Stub(found, 1, Good(found))] : [Stub(call, 2, Lost, Exists)],
                async path => call.Check(await call.CallAsync(Clients(path))));
            run.Add($"{call}, a conflict", [Stub(call, 1, Exists)], async path => Assert.Equal((ErrorKind.Conflict, Outcome.Refused), (await ErrorOfAsync(call, Clients(path))) is var e ? (e.Kind, e.Outcome) : default));
        }

        await run.RunAsync();
    }

    [WireMockFact]
    public async Task A_refusal_after_a_try_in_doubt_leaves_a_write_unknown()
    {
        var run = new StubRun(Server);
        foreach (HubSpotCall call in HubSpotCalls.OfAccount.Where(static call => call.MayRepeat))
        {
            run.Add($"{call}, lost, then refused", [Stub(call, 2, Lost, FaultAnswers.Answer(403, """{"category":"MISSING_SCOPES"}"""))], async path =>
            {
                ApiError error = await ErrorOfAsync(call, Clients(path));
                Assert.Equal((ErrorKind.Permission, call.OnlyReads ? Outcome.Refused : Outcome.Unknown, 2), (error.Kind, error.Outcome, error.Attempts));
            });
        }

        await run.RunAsync();
    }
}
