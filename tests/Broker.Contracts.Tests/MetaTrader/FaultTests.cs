using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;

namespace Broker.Contracts.Tests.MetaTrader;

/// <summary>The shared fault set on every operation: reads recover, RegisterAccount is sent once and its outcome is unknown.</summary>
public sealed class FaultTests(WireMockFixture server) : MetaTraderContractTest(server)
{
    private static readonly string[] Faults =
        ["reset", "empty", "garbage", "truncated", "delay", "malformed-json", "cut-json", "500", "502", "503", "504"];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (MetaTraderOperation operation in MetaTraderOperation.All)
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
        MetaTraderOperation operation = MetaTraderOperation.Of(name);
        await Server.StubSequenceAsync(operation.Stub, Faulty(fault), operation.Success);
        var client = Client(operation, o =>
        {
            if (fault == "delay")
            {
                o.Resilience.AttemptTimeout = TimeSpan.FromSeconds(1);
                o.RegisterTimeout = TimeSpan.FromSeconds(1);
            }
        });

        if (operation.MayRepeat)
        {
            Assert.NotNull(await operation.CallAsync(client));
            Assert.Equal(2, await Server.CountAsync(operation.Path));
            return;
        }

        var failure = await Assert.ThrowsAsync<OutcomeUnknownException>(() => operation.CallAsync(client));
        Assert.Equal((MetaTraderOperation.Login.ToString(), 1), (failure.RequestIdentity, failure.Error.Attempts));
        Assert.DoesNotContain("p%26ss", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await Server.CountAsync(operation.Path));
    }

    [WireMockFact]
    public async Task A_registration_over_a_kept_connection_that_breaks_is_not_sent_again_by_the_platform()
    {
        MetaTraderOperation ping = MetaTraderOperation.Of("Ping"), register = MetaTraderOperation.Of("RegisterAccount");
        await Server.StubAsync(ping.Stub, ping.Success);
        await Server.StubAsync(register.Stub, WireMockResponse.WithFault(WireMockFault.ConnectionReset));
        var client = Client(register);
        await ping.CallAsync(client);

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => register.CallAsync(client));

        Assert.Equal(1, await Server.CountAsync(register.Path));
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task A_web_page_in_the_place_of_the_api_is_never_a_success(string name)
    {
        MetaTraderOperation operation = MetaTraderOperation.Of(name);
        await Server.StubAsync(operation.Stub, new WireMockResponse(200, "<html><body>Welcome</body></html>") { ContentType = "text/html" });

        if (name == "CheckConnect")
        {
            // A check whose answer has no known shape says so; it is neither connected nor disconnected.
            var check = Assert.IsType<Broker.Core.Boundaries.Accounts.ConnectionCheck>(await operation.CallAsync(Client(operation)));
            Assert.Equal(Broker.Core.Boundaries.Accounts.ConnectionState.Unknown, check.State);
            return;
        }

        var failure = await Assert.ThrowsAnyAsync<BrokerApiException>(() => operation.CallAsync(Client(operation)));
        Assert.Equal(ErrorKind.Protocol, failure.Error.Kind);
        Assert.Equal(operation.MayRepeat ? 4 : 1, await Server.CountAsync(operation.Path));
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task A_429_waits_as_long_as_it_asks(string name)
    {
        MetaTraderOperation operation = MetaTraderOperation.Of(name);
        var busy = new WireMockResponse(429) { Headers = new Dictionary<string, string> { ["Retry-After"] = "1" } };
        await Server.StubSequenceAsync(operation.Stub, busy, operation.Success);
        long started = TimeProvider.System.GetTimestamp();

        Assert.NotNull(await operation.CallAsync(Client(operation)));

        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(20));
        Assert.Equal(2, await Server.CountAsync(operation.Path));
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task A_429_without_a_delay_is_repeated_and_then_told(string name)
    {
        MetaTraderOperation operation = MetaTraderOperation.Of(name);
        await Server.StubAsync(operation.Stub, new WireMockResponse(429));

        var failure = await Assert.ThrowsAsync<RateLimitedException>(() => operation.CallAsync(Client(operation)));

        Assert.Equal((Outcome.Refused, 4, null), (failure.Outcome, failure.Error.Attempts, failure.Error.RetryAfter));
        Assert.Equal(4, await Server.CountAsync(operation.Path));
    }

    private static WireMockResponse Faulty(string fault) => fault switch
    {
        "reset" => WireMockResponse.WithFault(WireMockFault.ConnectionReset),
        "empty" => WireMockResponse.WithFault(WireMockFault.EmptyResponse),
        "garbage" => WireMockResponse.WithFault(WireMockFault.RandomDataThenClose),
        "truncated" => WireMockResponse.WithFault(WireMockFault.MalformedChunk),
        "delay" => WireMockResponse.After(TimeSpan.FromSeconds(3), new WireMockResponse(200, "OK")),
        "malformed-json" => new WireMockResponse(200, """{"id":"a-1","message":}"""),
        "cut-json" => new WireMockResponse(200, """{"message":"Account registered","i"""),
        _ => new WireMockResponse(int.Parse(fault, System.Globalization.CultureInfo.InvariantCulture), "<html>"),
    };
}
