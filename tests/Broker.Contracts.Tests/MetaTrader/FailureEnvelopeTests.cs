using Broker.Contracts.Tests.MetaTrader.Operations;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.MetaTrader.Trading;

namespace Broker.Contracts.Tests.MetaTrader;

/// <summary>Every failure envelope on every operation. contracts/metatrader.md 3.1.</summary>
public sealed class FailureEnvelopeTests(WireMockFixture server) : MetaTraderContractTest(server)
{
    // After any failure about the whole, the hosts are asked one by one; see the tests of its own below.
    public static TheoryData<string> AllButPingHostMany => [.. MetaTraderOperations.All.Where(operation => operation.Path != "/PingHostMany").Select(operation => operation.Name)];

    [WireMockTheory]
    [MemberData(nameof(AllButPingHostMany))]
    public async Task A_certain_refusal_is_one_in_every_envelope_and_is_never_repeated(string name)
    {
        MetaTraderOperation operation = MetaTraderOperations.Of(name);
        string code = operation.IsTrade ? "MARKET_CLOSED" : "INVALID_ACCOUNT";
        int number = (operation.IsTrade, operation.Platform) switch
        {
            (true, TradingPlatform.MetaTrader4) => 132,
            (true, _) => 10018,
            (false, TradingPlatform.MetaTrader4) => 65,
            _ => 1001,
        };
        (int Status, string Body)[] envelopes =
        [
            (201, $$$"""{"message":"CANARY","code":"{{{code}}}","stackTrace":"CANARY"}"""),
            (200, $$$"""{"message":"CANARY","code":"{{{code}}}","stackTrace":null}"""),
            (201, $$$"""{"message":"CANARY","code":{{{number}}}}"""),
            (200, $$$"""{"Code":"{{{number}}}","Message":"CANARY"}"""),
            (200, $$$"""{"error":{"message":"CANARY","code":"{{{code}}}"}}"""),
            (200, $$$"""{"error":{"message":"CANARY","code":{{{number}}}}}"""),
            (200, $$$"""{"result":null,"error":{"message":"CANARY","code":"{{{code}}}"}}"""),
            (400, $$$"""{"message":"CANARY","code":"{{{code}}}"}"""),
            (422, $$$"""{"error":{"message":"CANARY","code":"{{{code}}}"}}"""),
        ];
        var run = new CaseRun(Server);
        foreach ((int status, string body) in envelopes)
        {
            run.Add(operation, $"{status} {body}", 1, async path =>
            {
                ApiError error = await Failures.OfAsync(operation, Client(operation, path));
                Assert.Equal((code, ErrorKind.Refused, Outcome.Refused, status, 1), (error.Code, error.Kind, error.Outcome, error.Status, error.Attempts));
            }, Answer(status, body));
            if (operation.IsTrade)
            {
                run.Add(operation, $"trade {status} {body}", 1, path => Failures.TradeAsync(operation, Client(operation, path), TradeStatus.RejectedByMarket, false), Answer(status, body));
            }
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [MemberData(nameof(AllButPingHostMany))]
    public async Task A_failure_without_a_known_code_is_told_by_its_status_and_is_never_repeated(string name)
    {
        MetaTraderOperation operation = MetaTraderOperations.Of(name);
        Outcome vague = operation.Retry == RetryClass.Read ? Outcome.Refused : Outcome.Unknown;
        (int Status, string? Body, ErrorKind Kind, Outcome Outcome, TradeStatus Trade)[] answers =
        [
            (200, """{"error":"CANARY"}""", ErrorKind.Other, vague, TradeStatus.Unknown),
            (201, """{"message":"CANARY","code":"CANARY_NEW"}""", ErrorKind.Other, vague, TradeStatus.Unknown),
            (200, """{"message":"CANARY","code":777777}""", ErrorKind.Other, vague, TradeStatus.Unknown),
            (400, """{"error":"CANARY"}""", ErrorKind.Validation, Outcome.Refused, TradeStatus.RejectedAsInvalid),
            (401, """{"error":"CANARY"}""", ErrorKind.Authentication, Outcome.Refused, TradeStatus.RejectedByPolicy),
            (403, null, ErrorKind.Permission, Outcome.Refused, TradeStatus.RejectedByPolicy),
            (404, null, ErrorKind.NotFound, Outcome.Refused, TradeStatus.RejectedAsInvalid),
        ];
        var run = new CaseRun(Server);
        foreach ((int status, string? body, ErrorKind kind, Outcome outcome, TradeStatus trade) in answers)
        {
            run.Add(operation, $"{status} {body}", 1, async path =>
            {
                ApiError error = await Failures.OfAsync(operation, Client(operation, path));
                Assert.Equal((kind, outcome, status, 1), (error.Kind, error.Outcome, error.Status, error.Attempts));
                string? advice = status switch { 401 or 403 => "Check the API key", 404 => "Dialect", _ => null };
                Assert.Contains(advice ?? "", error.ToString(), StringComparison.Ordinal);
            }, Answer(status, body));
            if (operation.IsTrade)
            {
                bool? applied = trade == TradeStatus.Unknown ? null : false;
                run.Add(operation, $"trade {status} {body}", 1, path => Failures.TradeAsync(operation, Client(operation, path), trade, applied), Answer(status, body));
            }
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task The_zero_code_is_the_apis_own_failure(string name)
    {
        MetaTraderOperation operation = MetaTraderOperations.Of(name);
        if (operation.IsHostPing)
        {
            // There it says that the host was not reached.
            return;
        }

        var run = new CaseRun(Server);
        foreach (string code in new[] { "\"DONE\"", "\"INTERNAL_ERROR\"", "0" })
        {
            run.AddFault(operation, $"code {code}", path => Client(operation, path), Answer(201, $$"""{"message":"CANARY","code":{{code}}}"""));
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task A_429_without_a_delay_is_repeated_where_nothing_can_double_and_then_told(string name)
    {
        MetaTraderOperation operation = MetaTraderOperations.Of(name);
        int sends = operation.RepeatsRefusals ? 4 : 1;
        var run = new CaseRun(Server);
        run.Add(operation, "429", sends, async path =>
        {
            ApiError error = await Failures.OfAsync(operation, Client(operation, path));
            Assert.Equal((ErrorKind.RateLimited, Outcome.Refused, sends, null), (error.Kind, error.Outcome, error.Attempts, error.RetryAfter));
        }, Answer(429, "CANARY"));
        if (operation.IsTrade)
        {
            run.Add(operation, "trade 429", 1, path => Failures.TradeAsync(operation, Client(operation, path), TradeStatus.Throttled, null), Answer(429));
        }

        await run.RunAsync();
    }

    [WireMockFact]
    public async Task A_429_waits_as_long_as_it_asks()
    {
        var run = new CaseRun(Server);
        foreach (MetaTraderOperation operation in MetaTraderOperations.All.Where(operation => operation.RepeatsRefusals).GroupBy(operation => (operation.Retry, operation.Platform)).Select(group => group.First()))
        {
            var busy = Answer(429);
            busy["headers"]!["Retry-After"] = "1";
            run.Add(operation, "429 with a delay", 2, async path =>
            {
                long started = TimeProvider.System.GetTimestamp();
                operation.Check(await operation.CallAsync(Client(operation, path)));
                Assert.True(TimeProvider.System.GetElapsedTime(started) >= TimeSpan.FromSeconds(0.9), "It did not wait."); // how much longer is the machine's affair
            }, busy, AnswerFiles.SuccessOf(operation));
        }

        await run.RunAsync(sideBySide: 16);
    }

    [WireMockTheory]
    [InlineData("mt4")]
    [InlineData("mt5")]
    public async Task A_host_that_cannot_be_reached_is_an_answer_about_the_host(string platform)
    {
        MetaTraderOperation operation = MetaTraderOperations.Of(platform + " PingHost");
        var run = new CaseRun(Server);
        foreach (string code in new[] { "DONE", "INTERNAL_ERROR", "CONNECT_ERROR", "TIMEOUT" })
        {
            run.Add(operation, code, 1, async path =>
            {
                ApiError error = await Failures.OfAsync(operation, Client(operation, path));
                Assert.Equal((ErrorKind.Unavailable, Outcome.Refused, code), (error.Kind, error.Outcome, error.Code));
            }, Answer(201, $$"""{"message":"CANARY","code":"{{code}}"}"""));
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [InlineData("mt4")]
    [InlineData("mt5")]
    public async Task Hosts_are_asked_one_by_one_when_the_call_for_many_fails(string platform)
    {
        MetaTraderOperation many = MetaTraderOperations.Of(platform + " PingHostMany");
        await Server.StubAsync(new WireMockRequest(HttpMethod.Get, "/PingHostMany"), new WireMockResponse(201, """{"message":"m","code":"INVALID_PARAM"}"""));
        await Server.StubAsync(new WireMockRequest(HttpMethod.Get, "/PingHost"), new WireMockResponse(200, "7"));

        var pings = Assert.IsType<(HostAndPort, TimeSpan)[]>(await many.CallAsync(Client(many)));

        Assert.All(pings, ping => Assert.Equal(TimeSpan.FromMilliseconds(7), ping.Item2));
        Assert.Equal((1, 2), (await Server.CountAsync("/PingHostMany"), await Server.CountAsync("/PingHost")));
    }

    [WireMockTheory]
    [InlineData("mt4 CheckConnect")]
    [InlineData("mt5 CheckConnect")]
    [InlineData("mt5 CheckConnect once")]
    public async Task A_check_that_finds_the_account_disconnected_is_an_answer(string name)
    {
        MetaTraderOperation operation = MetaTraderOperations.Of(name);
        var run = new CaseRun(Server);
        foreach (string code in new[] { "NO_CONNECTION", "CONNECT_ERROR" })
        {
            run.Add(operation, code, 1, async path => Assert.Equal(
                ConnectionState.Disconnected, Assert.IsType<ConnectionCheck>(await operation.CallAsync(Client(operation, path))).State), Answer(201, $$"""{"message":"m","code":"{{code}}"}"""));
        }

        await run.RunAsync();
    }
}
