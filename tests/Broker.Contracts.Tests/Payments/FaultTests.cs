using System.Globalization;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;

namespace Broker.Contracts.Tests.Payments;

/// <summary>The shared fault set on every operation: reads and keyed calls recover with the same key, calls without a key go out once and end unknown.</summary>
public sealed class FaultTests(WireMockFixture server) : StripeContractTest(server)
{
    private static readonly string[] Faults = ["reset", "empty", "garbage", "truncated", "delay", "malformed-json", "cut-json", "500", "502", "503", "504"];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (StripeOperation operation in StripeOperation.All)
            {
                foreach (string fault in Faults)
                {
                    data.Add(operation.Name, fault);
                }
            }

            return data;
        }
    }

    [WireMockTheory]
    [MemberData(nameof(Cases))]
    public async Task A_fault_is_recovered_from_or_told_as_unknown(string name, string fault)
    {
        StripeOperation operation = StripeOperation.Of(name);
        await Server.StubSequenceAsync(operation.Stub, Faulty(fault), operation.Success);
        var client = Client(o => o.Resilience.AttemptTimeout = fault == "delay" ? TimeSpan.FromSeconds(1) : o.Resilience.AttemptTimeout);

        if (operation.MayRepeat)
        {
            Assert.NotNull(await operation.CallAsync(client));
            await VerifySentAsync(operation, 2);
            return;
        }

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => operation.CallAsync(client));
        await VerifySentAsync(operation);
    }

    [WireMockTheory]
    [InlineData("CreatePaymentIntent")]
    [InlineData("CreateRefund")]
    public async Task Money_that_got_no_answer_at_all_is_unresolved_under_its_key(string name)
    {
        StripeOperation operation = StripeOperation.Of(name);
        await Server.StubAsync(operation.Stub, WireMockResponse.WithFault(WireMockFault.ConnectionReset));

        var failure = await Assert.ThrowsAsync<OutcomeUnknownException>(() => operation.CallAsync(Client()));

        Assert.Equal(operation.Key, failure.RequestIdentity);
        await VerifySentAsync(operation, 4);
    }

    [WireMockFact]
    public async Task A_call_without_a_key_over_a_kept_connection_that_breaks_is_not_sent_again_by_the_platform()
    {
        StripeOperation read = StripeOperation.Of("GetCustomer"), create = StripeOperation.Of("CreateCustomer without a key");
        await Server.StubAsync(read.Stub, read.Success);
        await Server.StubAsync(create.Stub, WireMockResponse.WithFault(WireMockFault.ConnectionReset));
        var client = Client();
        await read.CallAsync(client);

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => create.CallAsync(client));

        await VerifySentAsync(create);
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task A_web_page_in_the_place_of_the_api_is_never_a_success(string name)
    {
        StripeOperation operation = StripeOperation.Of(name);
        await Server.StubAsync(operation.Stub, new WireMockResponse(200, "<html><body>Welcome</body></html>") { ContentType = "text/html" });

        var failure = await Assert.ThrowsAnyAsync<BrokerApiException>(() => operation.CallAsync(Client()));

        Assert.Equal(ErrorKind.Protocol, failure.Error.Kind);
        await VerifySentAsync(operation, operation.MayRepeat ? 4 : 1);
    }

    private static WireMockResponse Faulty(string fault) => fault switch
    {
        "reset" => WireMockResponse.WithFault(WireMockFault.ConnectionReset),
        "empty" => WireMockResponse.WithFault(WireMockFault.EmptyResponse),
        "garbage" => WireMockResponse.WithFault(WireMockFault.RandomDataThenClose),
        "truncated" => WireMockResponse.WithFault(WireMockFault.MalformedChunk),
        "delay" => WireMockResponse.After(TimeSpan.FromSeconds(3), new WireMockResponse(200, "{}")),
        "malformed-json" => new WireMockResponse(200, """{"id":"pi_1","amount":}"""),
        "cut-json" => new WireMockResponse(200, """{"id":"pi_1","amount":125"""),
        _ => new WireMockResponse(int.Parse(fault, CultureInfo.InvariantCulture), "<html>"),
    };
}
