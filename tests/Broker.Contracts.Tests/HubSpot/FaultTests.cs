using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Payments.Calls;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.TestSupport;

namespace Broker.Contracts.Tests.HubSpot;

/// <summary>The shared fault set on every call, counted at the server (contracts/hubspot.md 11).</summary>
public sealed class FaultTests(WireMockFixture server) : HubSpotContractTest(server)
{
    private static readonly string[] Unreadable = ["malformed-json", "cut-json", "page", "other-shape", "no-body"];

    public static TheoryData<string> Faults => [.. FaultAnswers.Names.Except(["redirect"]), "521", "523", "524", "other-shape", "no-body"];

    [WireMockTheory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_is_recovered_from_or_told_as_unknown(string fault)
    {
        var run = new StubRun(Server);
        foreach (HubSpotCall call in HubSpotCalls.All)
        {
            if (Faulty(call, fault) is not { } answer)
            {
                continue;
            }

            // What reads nothing cannot misread it.
            bool harmless = (call.IgnoresAnswer && Unreadable.Contains(fault)) || (call.MayBeEmpty && fault == "no-body");
            run.Add($"{call}, {fault}", [Stub(call, call.MayRepeat && !harmless ? 2 : 1, answer, Good(call))], async path =>
            {
                HubSpotClients clients = Clients(path);
                if (harmless)
                {
                    call.Check(await call.CallAsync(clients));
                }
                else
                {
                    await RecoverAsync(call, clients);
                }
            }, SameEveryTime);
        }

        await run.RunAsync();
    }

    [WireMockFact]
    public async Task An_answer_that_comes_after_the_time_limit_is_a_fault_as_well()
    {
        var run = new StubRun(Server);
        foreach (HubSpotCall call in HubSpotCalls.All)
        {
            run.Add($"{call}, late", [Stub(call, call.MayRepeat ? 2 : 1, Good(call))], async path =>
            {
                var clock = new FakeTimeProvider { AutoAdvance = true };
                using var late = new LateAnswerHandler(clock, TimeSpan.FromSeconds(30), ApiTransport.CreatePrimaryHandler());
                await RecoverAsync(call, Clients(path, handler: late, clock: clock));
            }, SameEveryTime);
        }

        await run.RunAsync(sideBySide: 12);
    }

    [WireMockFact]
    public async Task A_redirect_is_not_followed()
    {
        var run = new StubRun(Server);
        foreach (HubSpotCall call in HubSpotCalls.All)
        {
            run.Add($"{call}, redirect", [Stub(call, 1, FaultAnswers.Of("redirect", null)!)], async path =>
            {
                ApiError error = await ErrorOfAsync(call, Clients(path));
                Assert.Equal((ErrorKind.Protocol, call.OnlyReads ? Outcome.Refused : Outcome.Unknown, 302, 1), (error.Kind, error.Outcome, error.Status, error.Attempts));
            });
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [InlineData("503", ErrorKind.Unavailable)]
    [InlineData("truncated", ErrorKind.Transport)]
    [InlineData("page", ErrorKind.Protocol)]
    public async Task A_fault_that_stays_ends_the_tries_and_leaves_a_write_unknown(string fault, ErrorKind kind)
    {
        var run = new StubRun(Server);
        foreach (HubSpotCall call in HubSpotCalls.All.Where(call => !(call.IgnoresAnswer && fault == "page")))
        {
            int tries = call.MayRepeat ? 3 : 1;
            run.Add($"{call}, {fault}", [Stub(call, tries, Faulty(call, fault)!)], async path =>
            {
                ApiError error = await ErrorOfAsync(call, Clients(path, shared: static o => o.Resilience.MaxRetries = 2));
                Assert.Equal((kind, call.OnlyReads ? Outcome.Refused : Outcome.Unknown, tries), (error.Kind, error.Outcome, error.Attempts));
            }, SameEveryTime);
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [InlineData("503", false)]
    [InlineData("reset", false)]
    [InlineData("400", true)]
    [InlineData("401", true)]
    public async Task A_batch_that_fails_as_a_whole_says_so_of_each_input(string fault, bool refused)
    {
        var run = new StubRun(Server);
        foreach (HubSpotCall call in HubSpotCalls.Batches)
        {
            run.Add($"{call}, {fault}", [Stub(call, 1, Faulty(call, fault)!)], async path =>
            {
                IReadOnlyList<HubSpotFate> fates = await call.FatesAsync!(Clients(path, shared: static o => o.Resilience.MaxRetries = 0));
                Assert.True(fates.Count >= 2);
                Assert.All(fates, fate =>
                {
                    Check(call, fate.Error!);
                    Assert.True(fate.CallFailed);
                    Assert.Equal(call.OnlyReads || refused ? Outcome.Refused : Outcome.Unknown, fate.Error!.Outcome);
                });
            });
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [InlineData(WireMockFault.ConnectionReset)]
    [InlineData(WireMockFault.EmptyResponse)]
    public async Task A_call_that_is_sent_once_over_a_kept_connection_that_breaks_is_not_sent_again_by_the_platform(string fault)
    {
        HubSpotCall read = HubSpotCalls.Of("ListPipelines");
        var run = new StubRun(Server);
        foreach (HubSpotCall call in HubSpotCalls.OfAccount.Where(static call => !call.MayRepeat && call.Operation != "CreatePipeline"))
        {
            run.Add($"{call}, {fault}", [Stub(read, 1, Good(read)), Stub(call, 1, WireMockResponse.WithFault(fault).ToJson())], async path =>
            {
                using var handler = ApiTransport.CreatePrimaryHandler();
                HubSpotClients clients = Clients(path, handler: handler);
                read.Check(await read.CallAsync(clients));
                await UnknownAsync(call, clients);
            });
        }

        await run.RunAsync();
    }

    private static JsonObject? Faulty(HubSpotCall call, string fault) => fault switch
    {
        "other-shape" => FaultAnswers.Answer(200, """["CANARY"]"""),
        // What was set is known from the call itself.
        "no-body" => call.Operation == "SetAssociationLabels" ? null : FaultAnswers.Answer(200, null),
        _ => FaultAnswers.Of(fault, HubSpotCalls.Mappings.AnswerOf(call.Name)),
    };
}
