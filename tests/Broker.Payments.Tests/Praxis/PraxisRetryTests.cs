using Broker.Core.Boundaries;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Payments.Praxis;
using Broker.TestSupport;

namespace Broker.Payments.Tests.Praxis;

/// <summary>What moves money goes out once, whatever the answer, and never before the order was looked up. Counted at the handler (contracts/payments.md b2, h).</summary>
public sealed class PraxisRetryTests
{
    private static readonly Money Amount = new(11.30m, Currency.Of("EUR"));
    private static readonly string[] Calls = ["session", "withdrawal", "approve", "cancel"];
    private static readonly string[] Faults = ["500", "503", "reset", "timeout", "truncated", "429", "html", "negative", "201", "wrongType"];

    private readonly FakeTimeProvider time = new() { AutoAdvance = true };

    public static TheoryData<string, string> EveryCallAndFault()
    {
        var data = new TheoryData<string, string>();
        foreach (string call in Calls)
        {
            foreach (string fault in Faults)
            {
                data.Add(call, fault);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryCallAndFault))]
    public async Task A_money_call_goes_out_once_whatever_happens_and_tells_what_to_look_for(string call, string fault)
    {
        StubHttpHandler handler = Fault(LookUp(new StubHttpHandler(), call), fault).Answer(200, Good(call));

        ApiError? error = await CallAsync(Client(handler), call);

        Assert.NotNull(error);
        Assert.Equal(["look-up", "money"], handler.Requests.Select(Kind));
        Assert.Equal(fault == "429" ? Outcome.Refused : Outcome.Unknown, error.Outcome);
        Assert.Equal(call is "session" or "withdrawal" ? "DEP-1" : "77", error.RequestIdentity);
        Assert.DoesNotContain("CANARY", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EveryCallAndFault))]
    public async Task A_look_up_that_fails_is_repeated_and_nothing_is_sent_before_it_succeeded(string call, string fault)
    {
        StubHttpHandler handler = Fault(new StubHttpHandler(), fault);

        ApiError? error = await CallAsync(Client(handler), call);

        Assert.NotNull(error);
        Assert.All(handler.Requests, static r => Assert.Equal("look-up", Kind(r)));
        Assert.NotEqual(Outcome.Unknown, error.Outcome);
    }

    [Theory]
    [InlineData("session")]
    [InlineData("withdrawal")]
    public async Task After_a_lost_answer_the_same_order_is_found_and_not_sent_again(string call)
    {
        StubHttpHandler handler = Fault(LookUp(new StubHttpHandler(), call), "reset").Answer(200, PraxisTestClient.Body("pending", call == "session" ? "sale" : "payout"));
        PraxisClient praxis = Client(handler);

        ApiError? lost = await CallAsync(praxis, call);
        ApiError? again = await CallAsync(praxis, call);

        Assert.Equal(Outcome.Unknown, lost!.Outcome);
        Assert.Null(again);
        Assert.Equal(1, handler.Requests.Count(static r => Kind(r) == "money"));
    }

    [Theory]
    [InlineData("session")]
    [InlineData("withdrawal")]
    public async Task A_look_up_that_is_refused_for_an_unlisted_reason_creates_nothing(string call)
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, """{"status":13,"description":"CANARY"}""");

        ApiError? error = await CallAsync(Client(handler), call);

        Assert.Equal((ErrorKind.Refused, "13", 1), (error!.Kind, error.PrintableCode, handler.Count));
        Assert.Contains("OrderNotFoundStatuses", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("approve", "in progress", true)]
    [InlineData("approve", "approved", true)]
    [InlineData("approve", "rejected", false)]
    [InlineData("approve", "split", false)]
    [InlineData("approve", "brand new", false)]
    [InlineData("cancel", "rejected", true)]
    [InlineData("cancel", "cancelled", true)]
    [InlineData("cancel", "in progress", false)]
    [InlineData("cancel", "approved", false)]
    public async Task What_no_longer_waits_for_approval_is_not_touched(string call, string state, bool done)
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, PraxisTestClient.Body(state, "payout"));

        ApiError? error = await CallAsync(Client(handler), call);

        Assert.Equal(done, error is null);
        Assert.Equal("look-up", Kind(Assert.Single(handler.Requests)));
        Assert.True(done || error is { Outcome: Outcome.NotSent, PrintableCode: "not_waiting" });
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(500)]
    [InlineData(200)]
    public async Task Nothing_of_secrets_bodies_and_instruments_is_logged_traced_or_thrown(int status)
    {
        using var telemetry = new TelemetryCollector();
        using var log = new LogCollector();
        StubHttpHandler handler = new StubHttpHandler()
            .Answer(200, PraxisTestClient.NotFound)
            .Answer(status, """{"status":"CANARY","description":"CANARY 4242424242424242","redirect_url":"CANARY","transaction":{"transaction_status":"CANARY 4242424242424242!"}}""");
        PraxisClient praxis = PraxisTestClient.Over(handler, log: log);
        WithdrawalRequest request = Withdrawal();

        BrokerApiException thrown = await Assert.ThrowsAnyAsync<BrokerApiException>(() => praxis.Withdrawals.CreateAsync(request));

        Assert.Equal(96, handler.Requests[1].Headers["Gt-Authentication"].Length);
        Assert.NotEmpty(log.Lines);
        foreach (string canary in (string[])["CANARY", "4242424242424242", handler.Requests[1].Headers["Gt-Authentication"]])
        {
            Assert.DoesNotContain(canary, log.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(canary, telemetry.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(canary, thrown.ToString(), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(canary, BoundaryFailure.From(thrown.Error).ToString(), StringComparison.OrdinalIgnoreCase);
        }
    }

    private static string Kind(StubRequest request) => request.PathAndQuery.Contains("find-", StringComparison.Ordinal) ? "look-up" : "money";

    private static WithdrawalRequest Withdrawal() => new() { Amount = Amount, Destination = "wallet-CANARY", Reference = "DEP-1", Payer = new PayerId("client-1") };

    private static async Task<ApiError?> CallAsync(PraxisClient praxis, string call) => call switch
    {
        "session" => (await praxis.Sessions.TryOpenAsync(new PraxisSessionRequest { Amount = Amount, Order = "DEP-1", Payer = new PayerId("client-1") })).Error,
        "withdrawal" => (await praxis.Withdrawals.TryCreateAsync(Withdrawal())).Error,
        "approve" => (await praxis.Withdrawals.TryApproveAsync(new WithdrawalId("77"))).Error,
        _ => (await praxis.Withdrawals.TryCancelAsync(new WithdrawalId("77"))).Error,
    };

    private static string Good(string call) => call switch
    {
        "session" => """{"status":0,"redirect_url":"https://cashier.example/login/abc"}""",
        "withdrawal" => PraxisTestClient.Body("requested", "payout"),
        _ => """{"status":0}""",
    };

    private static StubHttpHandler LookUp(StubHttpHandler handler, string call) =>
        handler.Answer(200, call is "session" or "withdrawal" ? PraxisTestClient.NotFound : PraxisTestClient.Body("requested", "payout"));

    private PraxisClient Client(StubHttpHandler handler) => PraxisTestClient.Over(handler, static o => o.Resilience.MaxRetries = 2, time: time);

    private StubHttpHandler Fault(StubHttpHandler handler, string fault) => fault switch
    {
        "500" => handler.Answer(500, """{"status":-1,"description":"CANARY"}"""),
        "503" => handler.Answer(503, string.Empty),
        "reset" => handler.Throw(new HttpRequestException(HttpRequestError.ResponseEnded, "reset")),
        "timeout" => handler.Then(async (_, token) =>
        {
            time.Advance(TimeSpan.FromSeconds(31));
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException("unreachable");
        }),
        "truncated" => handler.Answer(200, "{\"status\":0,\"redirect_url\":\"htt"),
        "429" => handler.Answer(429, string.Empty),
        "negative" => handler.Answer(200, """{"status":-1,"description":"CANARY"}"""),
        "201" => handler.Answer(201, """{"error":"failed"}"""),
        "wrongType" => handler.Answer(200, "status=0", "text/plain"),
        _ => handler.Answer(502, "<html>bad gateway</html>", "text/html"),
    };
}
