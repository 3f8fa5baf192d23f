using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Payments.Calls;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.TestSupport;

namespace Broker.Contracts.Tests.Salesforce;

/// <summary>The shared fault set on every operation, counted at the server (contracts/salesforce.md 3).</summary>
public sealed class FaultTests(WireMockFixture server) : SalesforceContractTest(server)
{
    private static readonly string[] Unreadable = ["malformed-json", "cut-json", "page", "other-shape", "no-body"];

    public static TheoryData<string> Faults => [.. FaultAnswers.Names.Except(["redirect"]), "other-shape", "no-body"];

    [WireMockTheory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_is_recovered_from_or_told_as_unknown(string fault)
    {
        var run = new StubRun(Server);
        foreach (SalesforceCall call in SalesforceCalls.Each)
        {
            if (Faulty(call, fault) is not { } answer)
            {
                continue;
            }

            // What reads nothing cannot misread it.
            bool harmless = call.IgnoresAnswer && Unreadable.Contains(fault);
            run.Add($"{call}, {fault}", Stubs(call, call.MayRepeat && !harmless ? 2 : 1, answer, Good(call)), async path =>
            {
                SalesforceClients clients = Clients(path);
                if (harmless)
                {
                    call.Check(await call.CallAsync(clients));
                }
                else
                {
                    await RecoverAsync(call, clients);
                }
            }, sent => SameEveryTime(call, sent));
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [InlineData("truncated", ErrorKind.Transport)]
    [InlineData("cut-json", ErrorKind.Protocol)]
    [InlineData("other-shape", ErrorKind.Protocol)]
    public async Task Rows_that_break_off_while_they_are_handed_on_are_told_and_not_read_again(string fault, ErrorKind kind)
    {
        var run = new StubRun(Server);
        foreach (SalesforceCall call in SalesforceCalls.All.Where(static call => call is { IsStream: true, Operation: "Query" }))
        {
            JsonObject answer = fault == "other-shape" ? FaultAnswers.Answer(200, """{"records":[1]}""") : FaultAnswers.Of(fault, SalesforceCalls.Mappings.AnswerOf(call.Name))!;
            run.Add($"{call}, {fault}", Stubs(call, 1, answer), async path =>
            {
                ApiError error = await ErrorOfAsync(call, Clients(path));
                Assert.Equal((kind, Outcome.Refused), (error.Kind, error.Outcome));
            });
        }

        await run.RunAsync();
    }

    [WireMockFact]
    public async Task An_answer_that_comes_after_the_time_limit_is_a_fault_as_well()
    {
        var run = new StubRun(Server);
        foreach (SalesforceCall call in SalesforceCalls.Each.Where(static call => call.Beside.Count == 0))
        {
            run.Add($"{call}, late", Stubs(call, call.MayRepeat ? 2 : 1, Good(call)), async path =>
            {
                var clock = new FakeTimeProvider { AutoAdvance = true };
                using var late = new LateAnswerHandler(clock, TimeSpan.FromSeconds(30), ApiTransport.CreatePrimaryHandler());
                await RecoverAsync(call, Clients(path, handler: late, clock: clock));
            }, sent => SameEveryTime(call, sent));
        }

        await run.RunAsync(sideBySide: 12);
    }

    [WireMockFact]
    public async Task A_redirect_is_not_followed_and_nothing_was_done()
    {
        var run = new StubRun(Server);
        foreach (SalesforceCall call in SalesforceCalls.Each)
        {
            run.Add($"{call}, redirect", Stubs(call, 1, FaultAnswers.Of("redirect", null)!), async path =>
            {
                ApiError error = await ErrorOfAsync(call, Clients(path));
                Assert.Equal((ErrorKind.Protocol, Outcome.Refused, 302, 1), (error.Kind, error.Outcome, error.Status, error.Attempts));
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
        foreach (SalesforceCall call in SalesforceCalls.Each.Where(call => !(call.IgnoresAnswer && fault == "page")))
        {
            if (Faulty(call, fault) is not { } answer)
            {
                continue;
            }

            int tries = call.MayRepeat ? 3 : 1;
            run.Add($"{call}, {fault}", Stubs(call, tries, answer), async path =>
            {
                ApiError error = await ErrorOfAsync(call, Clients(path, shared: static o => o.Resilience.MaxRetries = 2));
                Assert.Equal((kind, call.OnlyReads ? Outcome.Refused : Outcome.Unknown, tries), (error.Kind, error.Outcome, error.Attempts));
            }, sent => SameEveryTime(call, sent));
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [InlineData(WireMockFault.ConnectionReset)]
    [InlineData(WireMockFault.EmptyResponse)]
    public async Task A_call_that_is_sent_once_over_a_kept_connection_that_breaks_is_not_sent_again_by_the_platform(string fault)
    {
        SalesforceCall read = SalesforceCalls.Of("GetLimits");
        var run = new StubRun(Server);
        foreach (SalesforceCall call in SalesforceCalls.EachOfOrg.Where(static call => !call.MayRepeat))
        {
            run.Add($"{call}, {fault}", [Stub(read, 1, Good(read)), .. Stubs(call, 1, WireMockResponse.WithFault(fault).ToJson())], async path =>
            {
                using var handler = ApiTransport.CreatePrimaryHandler();
                SalesforceClients clients = Clients(path, handler: handler);
                read.Check(await read.CallAsync(clients));
                await UnknownAsync(call, clients);
            });
        }

        await run.RunAsync();
    }

    // Null where the fault cannot be one of the answer.
    private static JsonObject? Faulty(SalesforceCall call, string fault) => fault switch
    {
        "truncated" or "malformed-json" or "cut-json" or "page" or "other-shape" or "no-body" when call.IsStream => null,
        "no-body" when call.MayBeEmpty => null,
        "other-shape" => FaultAnswers.Answer(200, SalesforceCalls.Mappings.AnswerOf(call.Name)?.StartsWith('[') == true ? """{"CANARY":1}""" : """["CANARY"]"""),
        "no-body" => FaultAnswers.Answer(200, null),
        _ => FaultAnswers.Of(fault, SalesforceCalls.Mappings.AnswerOf(call.Name)),
    };
}
