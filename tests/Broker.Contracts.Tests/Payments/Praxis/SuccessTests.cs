using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Payments.Calls;
using Broker.Contracts.Tests.Stubbing;
using Broker.Payments.Praxis;

namespace Broker.Contracts.Tests.Payments.Praxis;

/// <summary>Every call against the mappings of the contract: exactly these requests with these signatures, exactly these values, in any culture (contracts/payments.md b2).</summary>
public sealed class SuccessTests(WireMockFixture server) : PraxisContractTest(server)
{
    public static TheoryData<string, string> InCultures
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (PraxisCall call in PraxisCalls.All)
            {
                data.Add(call.Name, "");
                data.Add(call.Name, "de-DE");
            }

            return data;
        }
    }

    [WireMockTheory]
    [MemberData(nameof(InCultures))]
    public async Task Each_call_looks_up_first_then_sends_exactly_the_documented_request_and_reads_the_answer(string name, string culture)
    {
        PraxisCall call = PraxisCalls.Of(name);
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        await Server.LoadAsync("praxis");

        object? value = await call.CallAsync(Client());

        call.Check(value);
        await Server.VerifyNothingUnmatchedAsync();
        string[] expected = call.Before is { } before ? [before, name] : [name];
        Assert.Equal(expected.Select(PraxisCalls.Mappings.PathOf), (await Server.RequestsAsync()).Select(static request => request.Path));
        foreach (string mapping in expected)
        {
            await Server.VerifyAsync(PraxisCalls.Mappings.ExpectedOf(mapping));
        }
    }

    [WireMockTheory]
    [MemberData(nameof(Calls))]
    public async Task The_signature_is_taken_over_the_configured_fields_in_their_order(string name)
    {
        PraxisCall call = PraxisCalls.Of(name);
        string[] order = ["timestamp", "order_id", "merchant_id"], tid = ["tid", "version"], manage = ["version", "withdrawal_request_id", "intent"], withdrawal = ["amount", "order_id", "wallet_token", "desc"];
        Dictionary<string, string[]> fields = new()
        {
            ["/agent/find-order"] = order, ["/agent/find-transaction"] = tid, ["/agent/manage-withdrawal-request"] = manage, ["/direct/wallet-token"] = withdrawal,
            ["/cashier/cashier"] = ["order_id", "locale", "amount", "cid"],
        };
        var run = new StubRun(Server);
        run.Add(
            name,
            [.. LookUp(call), Stub(call, 1, Good(call))],
            async path => call.Check(await call.CallAsync(Client(path, o => o.SignatureFields = new PraxisSignatureFields
            {
                FindOrder = order, FindTransaction = tid, ManageWithdrawal = manage, CreateWithdrawal = withdrawal, OpenSession = fields["/cashier/cashier"],
            }))),
            sent => Assert.All(sent, request =>
            {
                JsonNode body = JsonNode.Parse(request.Body)!;
                string text = string.Concat(fields[request.Path[request.Path.IndexOf('/', 1)..]].Select(field => body[field]?.ToString())) + MerchantSecret;
                Assert.Equal(Convert.ToHexStringLower(SHA384.HashData(Encoding.UTF8.GetBytes(text))), request.Headers["Gt-Authentication"]);
            }));

        await run.RunAsync();
    }

    [WireMockFact]
    public async Task Where_answers_are_signed_one_with_another_signature_counts_as_none()
    {
        var run = new StubRun(Server);
        foreach (PraxisCall call in PraxisCalls.All.Where(static call => !call.MovesMoney))
        {
            JsonObject signed = Good(call), forged = Good(call);
            signed["headers"]!["Gt-Authentication"] = Convert.ToHexString(SHA384.HashData("01793610002praxis-contract-secret"u8));
            forged["headers"]!["Gt-Authentication"] = Convert.ToHexString(SHA384.HashData("01793610002another"u8));
            static void Sign(PraxisOptions options) => options.SignatureFields.Answer = ["status", "timestamp"];
            run.Add($"{call}, signed", [Stub(call, 1, signed)], async path => call.Check(await call.CallAsync(Client(path, Sign))));
            run.Add($"{call}, forged", [Stub(call, 1, forged)], async path => Assert.Equal("answer_signature", (await ErrorOfAsync(call, Client(path, Sign))).PrintableCode));
            run.Add($"{call}, unsigned", [Stub(call, 1, Good(call))], async path => Assert.Equal("answer_signature", (await ErrorOfAsync(call, Client(path, Sign))).PrintableCode));
        }

        await run.RunAsync();
    }
}
