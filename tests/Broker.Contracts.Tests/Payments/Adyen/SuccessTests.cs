using System.Globalization;
using Broker.Contracts.Tests.Payments.Adyen.Operations;
using Broker.Contracts.Tests.Payments.Calls;
using Broker.Contracts.Tests.Stubbing;

namespace Broker.Contracts.Tests.Payments.Adyen;

/// <summary>Every call against the mappings of the contract: exactly these requests, exactly these values, in any culture (contracts/payments.md b).</summary>
public sealed class SuccessTests(WireMockFixture server) : AdyenContractTest(server)
{
    public static TheoryData<string, string> InCultures
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (AdyenCall call in AdyenCalls.All)
            {
                data.Add(call.Name, "");
                data.Add(call.Name, "de-DE");
            }

            return data;
        }
    }

    [WireMockTheory]
    [MemberData(nameof(InCultures))]
    public async Task Each_call_sends_exactly_the_documented_request_and_reads_the_answer(string name, string culture)
    {
        AdyenCall call = AdyenCalls.Of(name);
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        await Server.LoadAsync("adyen");

        object? value = await call.CallAsync(Client(call), Rows.Key);

        call.Check(value);
        await Server.VerifyNothingUnmatchedAsync();
        await Server.VerifyAsync(AdyenCalls.Mappings.ExpectedOf(name));
        Assert.Single(await Server.RequestsAsync());
    }

    [WireMockFact]
    public async Task Without_a_key_no_key_is_sent_and_the_media_type_does_not_matter()
    {
        var run = new StubRun(Server);
        foreach (AdyenCall call in AdyenCalls.All)
        {
            foreach (string type in new[] { "text/html", "application/octet-stream" })
            {
                var answer = Good(call);
                answer["headers"] = new System.Text.Json.Nodes.JsonObject { ["Content-Type"] = type };
                run.Add($"{call}, {type}", [Stub(call, 1, answer)], async path => call.Check(await call.CallAsync(Client(call, path), null)), static sent => SameEveryTime(sent, null));
            }
        }

        await run.RunAsync();
    }
}
