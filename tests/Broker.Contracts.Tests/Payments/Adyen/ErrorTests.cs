using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Payments.Adyen.Operations;
using Broker.Contracts.Tests.Payments.Calls;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;
using Broker.Core.Identity;

namespace Broker.Contracts.Tests.Payments.Adyen;

/// <summary>Every failure that Adyen tells, on every call (contracts/payments.md b, h).</summary>
public sealed class ErrorTests(WireMockFixture server) : AdyenContractTest(server)
{
    [WireMockTheory]
    [MemberData(nameof(Calls))]
    public async Task A_refusal_is_final_names_its_code_and_is_never_repeated(string name)
    {
        AdyenCall call = AdyenCalls.Of(name);
        (int Status, string Code, ErrorKind Kind)[] refusals =
        [
            (400, "702", ErrorKind.Validation), (401, "000", ErrorKind.Authentication), (403, "901", ErrorKind.Permission), (404, "30_112", ErrorKind.NotFound),
            (409, "30_031", ErrorKind.Conflict), (422, "167", ErrorKind.Validation),
        ];
        var run = new StubRun(Server);
        foreach ((int status, string code, ErrorKind kind) in refusals)
        {
            foreach (JsonObject answer in new[] { Classic(status, code), Platform(status, code) })
            {
                run.Add($"{call}, {status}", [Stub(call, 1, answer)], async path =>
                {
                    ApiError error = await ErrorOfAsync(call, Client(call, path), Rows.Key);
                    Assert.Equal((kind, Outcome.Refused, status, code, 1), (error.Kind, error.Outcome, error.Status, error.PrintableCode, error.Attempts));
                    Assert.Equal("8816178914079738", error.RelatedId);
                });
            }
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [MemberData(nameof(MoneyCalls))]
    public async Task A_key_at_work_is_repeated_only_on_Adyens_word_and_is_never_taken_for_a_refusal(string name)
    {
        AdyenCall call = AdyenCalls.Of(name);
        bool keyed = call.Safety == AdyenSafety.Keyed;
        var run = new StubRun(Server);
        foreach (int status in new[] { 409, 422 })
        {
            JsonObject busy = FaultAnswers.Answer(status, Body(status, "704"), headers: ("transient-error", "true"));
            run.Add($"{call}, {status} with the hint", [Stub(call, keyed ? 2 : 1, busy, Good(call))], async path =>
            {
                if (keyed)
                {
                    call.Check(await call.CallAsync(Client(call, path), Rows.Key));
                }
                else
                {
                    await UnknownAsync(call, Client(call, path), null, attempts: 1);
                }
            }, sent => SameEveryTime(sent, keyed ? Rows.Key : null));
            run.Add($"{call}, {status} without the hint", [Stub(call, 1, Classic(status, "704"), Good(call))], async path =>
            {
                ApiError error = await ErrorOfAsync(call, Client(call, path), Rows.Key);
                Assert.Equal((ErrorKind.Conflict, Outcome.Unknown, "704"), (error.Kind, error.Outcome, error.PrintableCode));
            });
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [MemberData(nameof(Calls))]
    public async Task A_429_is_waited_for_where_nothing_can_double_and_else_told(string name)
    {
        AdyenCall call = AdyenCalls.Of(name);
        var run = new StubRun(Server);
        foreach (OperationKey? key in new OperationKey?[] { Rows.Key, null })
        {
            bool repeats = call.MayRepeat || (call.Safety == AdyenSafety.Keyed && key is not null);
            run.Add($"{call}, 429, {(key is null ? "no key" : "key")}", [Stub(call, repeats ? 2 : 1, Classic(429, "010"), Good(call))], async path =>
            {
                if (repeats)
                {
                    call.Check(await call.CallAsync(Client(call, path), key));
                    return;
                }

                ApiError error = await ErrorOfAsync(call, Client(call, path), key);
                Assert.Equal((ErrorKind.RateLimited, Outcome.Refused, 1), (error.Kind, error.Outcome, error.Attempts));
            }, sent => SameEveryTime(sent, call.Safety == AdyenSafety.Keyed ? key : null));
        }

        await run.RunAsync();
    }

    [WireMockFact]
    public async Task A_dispute_refusal_with_status_200_is_one_and_an_answer_without_a_result_is_none()
    {
        var run = new StubRun(Server);
        foreach (AdyenCall call in AdyenCalls.All.Where(static call => AdyenCalls.Mappings.PathOf(call.Name).Contains("DisputeService", StringComparison.Ordinal)))
        {
            run.Add($"{call}, refused", [Stub(call, 1, FaultAnswers.Answer(200, """{"disputeServiceResult":{"success":false,"errorMessage":"CANARY"}}"""))], async path =>
            {
                ApiError error = await ErrorOfAsync(call, Client(call, path), null);
                Assert.Equal((ErrorKind.Refused, Outcome.Refused), (error.Kind, error.Outcome));
            });
            run.Add($"{call}, without a result", [Stub(call, call.Safety == AdyenSafety.Final ? 1 : 2, FaultAnswers.Answer(200, "{}"), Good(call))], async path =>
            {
                if (call.Safety == AdyenSafety.Final)
                {
                    await UnknownAsync(call, Client(call, path), null, attempts: 1);
                }
                else
                {
                    call.Check(await call.CallAsync(Client(call, path), null));
                }
            });
        }

        await run.RunAsync();
    }

    private static JsonObject Classic(int status, string code) => FaultAnswers.Answer(status, Body(status, code));

    private static JsonObject Platform(int status, string code) => FaultAnswers.Answer(
        status, $$$"""{"type":"https://docs.example/errors","title":"CANARY","status":{{{status}}},"detail":"CANARY","requestId":"8816178914079738","errorCode":"{{{code}}}","invalidFields":[{"name":"amount.value","value":"CANARY"}]}""", "application/problem+json");

    private static string Body(int status, string code) =>
        $$"""{"status":{{status}},"errorCode":"{{code}}","message":"CANARY 4111111111111111","errorType":"validation","pspReference":"8816178914079738"}""";
}
