using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Results;
using Broker.Core.Secrets;
using Broker.Payments.Adyen;
using Broker.TestSupport;

namespace Broker.Payments.Tests.Adyen;

/// <summary>What may be sent again, and with which key, for every call that moves money (contracts/payments.md b, h). Counted at the handler.</summary>
public sealed class AdyenRetryTests
{
    private static readonly PaymentId Psp = new("7914073381342284");
    private static readonly OperationKey Key = new("case-1-step-2");
    private static readonly Money Amount = new(11.30m, Currency.Of("EUR"));

    private static readonly string[] Calls = ["session", "payment", "details", "link", "cancelByReference", "capture", "cancel", "refund", "reverse", "amount", "transfer", "approve", "cancelTransfer", "returnTransfer"];
    private static readonly string[] Faults = ["500", "503", "reset", "timeout", "truncated", "429", "704", "html"];

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
    public async Task With_a_key_every_try_carries_it_and_the_same_body(string call, string fault)
    {
        StubHttpHandler handler = Fault(new StubHttpHandler(), fault).Answer(200, Good(call));

        ApiError? error = await CallAsync(Client(handler), call, Key);

        Assert.Null(error);
        Assert.Equal(2, handler.Count);
        Assert.All(handler.Requests, static r => Assert.Equal("case-1-step-2", r.Headers["Idempotency-Key"]));
        Assert.Equal(handler.Requests[0].Body, handler.Requests[1].Body);
        Assert.Equal(handler.Requests[0].PathAndQuery, handler.Requests[1].PathAndQuery);
    }

    [Theory]
    [MemberData(nameof(EveryCallAndFault))]
    public async Task Without_a_key_a_call_goes_out_once_whatever_happens(string call, string fault)
    {
        StubHttpHandler handler = Fault(new StubHttpHandler(), fault).Answer(200, Good(call));

        ApiError? error = await CallAsync(Client(handler), call, null);

        Assert.NotNull(error);
        Assert.False(Assert.Single(handler.Requests).Headers.ContainsKey("Idempotency-Key"));
        Assert.Equal(fault == "429" ? Outcome.Refused : Outcome.Unknown, error.Outcome);
    }

    [Theory]
    [InlineData("500")]
    [InlineData("reset")]
    [InlineData("timeout")]
    [InlineData("704")]
    public async Task When_every_try_fails_the_outcome_is_unknown_and_the_key_tells_what_to_look_for(string fault)
    {
        StubHttpHandler handler = Fault(new StubHttpHandler(), fault);

        ApiError? error = await CallAsync(Client(handler), "refund", Key);

        Assert.Equal((Outcome.Unknown, "case-1-step-2", 3), (error!.Outcome, error.RequestIdentity, handler.Count));
        Assert.Equal(Core.Boundaries.Finance.RefundState.Unresolved, error.ToRefundState());
    }

    [Fact]
    public async Task The_same_key_still_at_work_without_the_hint_is_not_repeated_and_stays_unknown()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(422, AdyenTestClient.Error(422, "704"));

        ApiError? error = await CallAsync(Client(handler), "capture", Key);

        Assert.Equal((ErrorKind.Conflict, Outcome.Unknown, 1), (error!.Kind, error.Outcome, handler.Count));
    }

    [Theory]
    [InlineData(400, "702", ErrorKind.Validation)]
    [InlineData(401, "000", ErrorKind.Authentication)]
    [InlineData(403, "901", ErrorKind.Permission)]
    [InlineData(422, "167", ErrorKind.Validation)]
    [InlineData(422, "29_001", ErrorKind.Validation)]
    public async Task A_refusal_is_final_and_names_its_code(int status, string code, ErrorKind kind)
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(status, AdyenTestClient.Error(status, code));

        ApiError? error = await CallAsync(Client(handler), "refund", Key);

        Assert.Equal((kind, Outcome.Refused, code, "8816178914079738", 1), (error!.Kind, error.Outcome, error.PrintableCode, error.RelatedId, handler.Count));
    }

    [Fact]
    public async Task The_newer_error_form_names_its_fields()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(
            422, """{"type":"https://x","title":"t","status":422,"detail":"CANARY","requestId":"1W1UI15PLVGC9V8O","errorCode":"30_081","invalidFields":[{"name":"amount.value","message":"CANARY","value":"CANARY"},7]}""", "application/problem+json");

        ApiError? error = await CallAsync(Client(handler), "transfer", Key);

        Assert.Equal(("30_081", "1W1UI15PLVGC9V8O", "amount.value"), (error!.PrintableCode, error.RelatedId, Assert.Single(error.Fields).Field));
        Assert.DoesNotContain("CANARY", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>Welcome</html>", false)]
    [InlineData("{\"id\":\"RET1\"", false)]
    [InlineData("{} {}", false)]
    [InlineData("[]", false)]
    [InlineData("", true)]
    [InlineData(" \r\n", true)]
    [InlineData("{\"id\":\"RET1\",\"status\":\"Authorised\"}", true)]
    public async Task An_answer_that_only_says_done_is_none_when_it_is_a_page_or_cut_short(string body, bool done)
    {
        foreach (string call in (string[])["approve", "cancelTransfer", "returnTransfer"])
        {
            ApiError? error = await CallAsync(Client(new StubHttpHandler().Answer(200, body, "text/html")), call, null);

            Assert.Equal(done ? null : Outcome.Unknown, error?.Outcome);
        }

        ApiResult<bool> deleted = await Client(new StubHttpHandler().Answer(200, body, "text/html")).StoredMethods.TryDeleteAsync("S1", "client-1");
        Assert.Equal(done, deleted.Succeeded);
    }

    [Theory]
    [InlineData("500")]
    [InlineData("reset")]
    [InlineData("429")]
    [InlineData("timeout")]
    public async Task Defending_and_accepting_a_dispute_go_out_once(string fault)
    {
        StubHttpHandler handler = Fault(new StubHttpHandler(), fault);
        AdyenClient adyen = Client(handler);

        Assert.NotNull((await adyen.Disputes.TryDefendAsync("D1", "R1")).Error);
        Assert.NotNull((await adyen.Disputes.TryAcceptAsync("D1")).Error);

        Assert.Equal(2, handler.Count);
    }

    [Fact]
    public async Task The_finance_boundary_refunds_under_the_orders_key()
    {
        StubHttpHandler handler = Fault(new StubHttpHandler(), "500").Answer(201, AdyenTestClient.Modification(kind: "refunds"));
        var boundary = new AdyenFinanceBoundary(Client(handler), new Broker.Payments.Timelines.InMemoryPaymentEventStore(), time);

        Core.Boundaries.BoundaryResult<Core.Boundaries.Finance.RefundConfirmation> made = await boundary.RefundAsync(
            new Core.Boundaries.Finance.RefundOrder(Psp, Amount, Key, "requested_by_customer"));

        Assert.Equal(Core.Boundaries.Finance.RefundState.Pending, made.Value.State);
        Assert.All(handler.Requests, static r => Assert.Equal("case-1-step-2", r.Headers["Idempotency-Key"]));
        Assert.Contains("\"merchantRefundReason\":\"CUSTOMER REQUEST\"", handler.Requests[0].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(422)]
    [InlineData(500)]
    [InlineData(200)]
    public async Task Nothing_of_keys_bodies_and_instruments_is_logged_traced_or_thrown(int status)
    {
        using var telemetry = new TelemetryCollector();
        using var log = new LogCollector();
        string body = """{"status":1,"errorCode":"4242424242424242","message":"CANARY 4242424242424242","pspReference":"CANARY not an id","invalidFields":[{"name":"CANARY number 4242424242424242"}]}""";
        StubHttpHandler handler = new StubHttpHandler().Answer(status, body, "application/json", ("pspReference", "psp CANARY!"));
        AdyenClient adyen = AdyenTestClient.Over(handler, o => o.ApiKey = Secret.From("AQE-CANARY"), log);
        var request = new AdyenPaymentRequest { Amount = Amount, Reference = "DEP-1", PaymentMethod = """{"number":"4242424242424242"}"""u8.ToArray() };

        BrokerApiException thrown = await Assert.ThrowsAnyAsync<BrokerApiException>(() => adyen.Payments.CreateAsync(request, Key));

        Assert.NotEmpty(log.Lines);
        foreach (string canary in (string[])["CANARY", "4242424242424242"])
        {
            Assert.DoesNotContain(canary, log.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(canary, telemetry.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(canary, thrown.ToString(), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(canary, request.ToString(), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(canary, Core.Boundaries.BoundaryFailure.From(thrown.Error).ToString(), StringComparison.OrdinalIgnoreCase);
        }
    }

    private static async Task<ApiError?> CallAsync(AdyenClient adyen, string call, OperationKey? key)
    {
        var session = new AdyenSessionRequest { Amount = Amount, Reference = "DEP-1" };
        var payment = new AdyenPaymentRequest { Amount = Amount, Reference = "DEP-1", StoredPaymentMethod = "S1", ShopperReference = "client-1" };
        var transfer = new WithdrawalId("4QPX1");
        return call switch
        {
            "session" => (await adyen.Sessions.TryCreateAsync(session, key)).Error,
            "payment" => (await adyen.Payments.TryCreateAsync(payment, key)).Error,
            "details" => (await adyen.Payments.TrySubmitDetailsAsync("""{"redirectResult":"x"}"""u8.ToArray(), null, key)).Error,
            "link" => (await adyen.PaymentLinks.TryCreateAsync(session, key)).Error,
            "cancelByReference" => (await adyen.Payments.TryCancelByReferenceAsync("DEP-1", key)).Error,
            "capture" => (await adyen.Modifications.TryCaptureAsync(Psp, Amount, null, key)).Error,
            "cancel" => (await adyen.Modifications.TryCancelAsync(Psp, null, key)).Error,
            "refund" => (await adyen.Modifications.TryRefundAsync(Psp, Amount, null, null, key)).Error,
            "reverse" => (await adyen.Modifications.TryReverseAsync(Psp, null, key)).Error,
            "amount" => (await adyen.Modifications.TryUpdateAmountAsync(Psp, Amount, null, key)).Error,
            "transfer" => (await adyen.Transfers.TryCreateAsync(new WithdrawalRequest { Amount = Amount, Destination = "SE1", Reference = "w-1" }, key)).Error,
            "approve" => (await adyen.Transfers.TryApproveAsync(transfer, key)).Error,
            "cancelTransfer" => (await adyen.Transfers.TryCancelAsync(transfer, key)).Error,
            _ => (await adyen.Transfers.TryReturnAsync(transfer, Amount, null, key)).Error,
        };
    }

    private static string Good(string call) => call switch
    {
        "session" => """{"id":"CS1"}""",
        "link" => """{"id":"PL1","status":"active","url":"https://test.adyen.link/PL1"}""",
        "payment" or "details" => AdyenTestClient.Payment("Authorised"),
        "transfer" => AdyenTestClient.Transfer("received"),
        _ => AdyenTestClient.Modification(),
    };

    private AdyenClient Client(StubHttpHandler handler) => AdyenTestClient.Over(handler, static o => o.Resilience.MaxRetries = 2, time: time);

    private StubHttpHandler Fault(StubHttpHandler handler, string fault) => fault switch
    {
        "500" => handler.Answer(500, AdyenTestClient.Error(500, "905")),
        "503" => handler.Answer(503, string.Empty),
        "reset" => handler.Throw(new HttpRequestException(HttpRequestError.ResponseEnded, "reset")),
        "timeout" => handler.Then(async (_, token) =>
        {
            time.Advance(TimeSpan.FromSeconds(31));
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException("unreachable");
        }),
        "truncated" => handler.Answer(200, "{\"pspReference\":\"79"),
        "429" => handler.Answer(429, AdyenTestClient.Error(429, "010")),
        "704" => handler.Answer(422, AdyenTestClient.Error(422, "704"), "application/json", ("transient-error", "true")),
        _ => handler.Answer(502, "<html>bad gateway</html>", "text/html"),
    };
}
