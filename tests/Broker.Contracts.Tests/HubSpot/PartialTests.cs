using Broker.Contracts.Tests.Payments.Calls;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;

namespace Broker.Contracts.Tests.HubSpot;

/// <summary>A 207 brings each input its own outcome (contracts/hubspot.md 3).</summary>
public sealed class PartialTests(WireMockFixture server) : HubSpotContractTest(server)
{
    [WireMockTheory]
    [InlineData(207)]
    [InlineData(200)]
    public async Task What_was_done_is_done_and_what_was_refused_says_why(int status)
    {
        await RunAsync(status, static call => call.Partly!, static (call, fates) =>
        {
            (HubSpotFate[] done, HubSpotFate[] refused) = (fates.Where(static fate => fate.Error is null).ToArray(), fates.Where(static fate => fate.Error is not null).ToArray());
            HubSpotFate fate = Assert.Single(refused);
            Assert.Equal(fates.Count - 1, done.Length);
            Check(call, fate.Error!);
            Assert.Equal((ErrorKind.Validation, "VALIDATION_ERROR", Outcome.Refused, false), (fate.Error!.Kind, fate.Error.PrintableCode, fate.Error.Outcome, fate.CallFailed));
            Assert.Same(call.Operation == "RemoveAssociationsBatch" ? fates[1] : fates[^1], fate);
        });
    }

    [WireMockFact]
    public async Task A_server_failure_of_one_input_leaves_a_write_unknown()
    {
        await RunAsync(207, static call => call.Partly!.Replace("VALIDATION_ERROR", "INTERNAL_ERROR", StringComparison.Ordinal), static (call, fates) =>
        {
            ApiError error = Assert.Single(fates, static fate => fate.Error is not null).Error!;
            Assert.Equal((ErrorKind.Unavailable, call.OnlyReads ? Outcome.Refused : Outcome.Unknown, true), (error.Kind, error.Outcome, error.IsTransient));
        });
    }

    [WireMockFact]
    public async Task What_a_partial_answer_does_not_mention_is_not_taken_for_done()
    {
        await RunAsync(207, static _ => """{"status":"COMPLETE","results":[],"numErrors":1,"errors":[{"message":"CANARY","category":"CANARY","context":{}}]}""", static (call, fates) =>
            Assert.All(fates, fate =>
            {
                Check(call, fate.Error!);
                Assert.Equal(call.OnlyReads ? Outcome.Refused : Outcome.Unknown, fate.Error!.Outcome);
            }));
    }

    private async Task RunAsync(int status, Func<HubSpotCall, string> body, Action<HubSpotCall, IReadOnlyList<HubSpotFate>> check)
    {
        var run = new StubRun(Server);
        foreach (HubSpotCall call in HubSpotCalls.Batches)
        {
            run.Add($"{call}, {status}", [Stub(call, 1, FaultAnswers.Answer(status, body(call)))], async path => check(call, await call.FatesAsync!(Clients(path))));
        }

        await run.RunAsync();
    }
}
