using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Payments.Adyen.Operations;
using Broker.Contracts.Tests.Payments.Calls;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.TestSupport;

namespace Broker.Contracts.Tests.Payments.Adyen;

/// <summary>The shared fault set on every call, counted at the server (contracts/payments.md b, h).</summary>
public sealed class FaultTests(WireMockFixture server) : AdyenContractTest(server)
{
    private static readonly OperationKey?[] WithAndWithout = [Rows.Key, null];
    private static readonly OperationKey?[] WithoutOnly = [null];

    [WireMockTheory]
    [MemberData(nameof(Calls))]
    public async Task A_fault_is_recovered_from_under_the_same_key_or_told_as_unknown(string name)
    {
        AdyenCall call = AdyenCalls.Of(name);
        var run = new StubRun(Server);
        foreach (string fault in FaultAnswers.Names)
        {
            if (Faulty(call, fault) is { } answer)
            {
                AddFault(run, call, fault, answer);
            }
        }

        await run.RunAsync();
    }

    [WireMockFact]
    public async Task An_answer_that_comes_too_late_is_a_fault_as_well()
    {
        var run = new StubRun(Server);
        foreach (AdyenCall call in AdyenCalls.All)
        {
            AddFault(run, call, "late", null);
        }

        await run.RunAsync(sideBySide: 6);
    }

    [WireMockTheory]
    [MemberData(nameof(KeyedCalls))]
    public async Task When_every_try_under_the_key_fails_the_outcome_is_unknown_and_the_key_tells_what_to_look_for(string name)
    {
        AdyenCall call = AdyenCalls.Of(name);
        var run = new StubRun(Server);
        foreach (string fault in new[] { "reset", "truncated", "page", "500", "503" })
        {
            run.Add(
                $"{call}, {fault}",
                [Stub(call, 3, Faulty(call, fault)!)],
                path => UnknownAsync(call, Client(call, path, static o => o.Resilience.MaxRetries = 2), Rows.Key, attempts: 3),
                static sent => SameEveryTime(sent, Rows.Key));
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [MemberData(nameof(MoneyCalls))]
    public async Task A_call_without_a_key_over_a_kept_connection_that_breaks_is_not_sent_again_by_the_platform(string name)
    {
        AdyenCall call = AdyenCalls.Of(name);
        await Server.StubAsync(new WireMockRequest(HttpMethod.Get, "/checkout/v72/paymentLinks/PLE83C39B0A0DE0C1E"), new WireMockResponse(200, AdyenCalls.Mappings.AnswerOf("GetPaymentLink")));
        foreach (string fault in new[] { WireMockFault.ConnectionReset, WireMockFault.EmptyResponse })
        {
            await Server.StubAsync(new WireMockRequest(AdyenCalls.Mappings.MethodOf(name), AdyenCalls.Mappings.PathOf(name)), WireMockResponse.WithFault(fault));
            var client = Client(call);
            await client.PaymentLinks.GetAsync("PLE83C39B0A0DE0C1E");

            await UnknownAsync(call, client, null, attempts: 1);
        }

        Assert.Equal(2, await Server.CountAsync(AdyenCalls.Mappings.PathOf(name)));
    }

    // Without an answer in its place, the right one comes too late.
    private void AddFault(StubRun run, AdyenCall call, string fault, JsonObject? answer)
    {
        foreach (OperationKey? key in call.Safety == AdyenSafety.Keyed ? WithAndWithout : WithoutOnly)
        {
            bool repeats = fault != "redirect" && (call.MayRepeat || key is not null);
            run.Add(
                $"{call}, {fault}, {(key is null ? "no key" : "key")}",
                [Stub(call, repeats ? 2 : 1, answer ?? Good(call), Good(call))],
                async path =>
                {
                    var clock = new FakeTimeProvider { AutoAdvance = true };
                    using LateAnswerHandler? late = answer is null ? new LateAnswerHandler(clock, TimeSpan.FromSeconds(30), ApiTransport.CreatePrimaryHandler()) : null;
                    Broker.Payments.Adyen.AdyenClient client = Client(call, path, handler: late, clock: late is null ? null : clock);
                    if (repeats)
                    {
                        call.Check(await call.CallAsync(client, key));
                    }
                    else if (call.Safety == AdyenSafety.Read)
                    {
                        Assert.Equal(ErrorKind.Protocol, (await ErrorOfAsync(call, client, key)).Kind);
                    }
                    else
                    {
                        await UnknownAsync(call, client, key, attempts: 1);
                    }
                },
                sent => SameEveryTime(sent, key));
        }
    }

    // A report is passed on as it is, so that any text is one.
    private static JsonObject? Faulty(AdyenCall call, string fault) => call.Operation == "DownloadReport" && fault is ("malformed-json" or "cut-json" or "page")
        ? null
        : FaultAnswers.Of(fault, AdyenCalls.Mappings.AnswerOf(call.Name));
}
