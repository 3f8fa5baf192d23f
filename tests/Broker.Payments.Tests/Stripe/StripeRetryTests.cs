using System.Net.Http;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Results;
using Broker.Payments.Stripe;
using Broker.TestSupport;

namespace Broker.Payments.Tests.Stripe;

/// <summary>What may be sent again, and with which key (contracts/payments.md a4, a5, h).</summary>
public sealed class StripeRetryTests
{
    private static readonly OperationKey Key = new("refund-case-1");
    private static readonly RefundRequest Request = new() { Payment = new PaymentId("pi_1"), Amount = new Money(50m, Currency.Of("EUR")), Reason = "requested_by_customer" };

    private readonly FakeTimeProvider time = new() { AutoAdvance = true };

    public static TheoryData<string> Faults() => ["500", "reset", "timeout", "truncated", "429", "409", "lock", "html"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_call_with_a_key_is_repeated_with_the_same_key_and_body(string fault)
    {
        StubHttpHandler handler = Fault(new StubHttpHandler(), fault).Answer(200, StripeBodies.Refund());

        Refund refund = await Client(handler).Refunds.CreateAsync(Request, Key);

        Assert.Equal(new RefundId("re_1"), refund.Id);
        Assert.Equal(2, handler.Count);
        Assert.All(handler.Requests, r => Assert.Equal("refund-case-1", r.Headers["Idempotency-Key"]));
        Assert.Equal(handler.Requests[0].Body, handler.Requests[1].Body);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_call_without_a_key_is_sent_once_whatever_happens(string fault)
    {
        StubHttpHandler handler = Fault(new StubHttpHandler(), fault).Answer(200, """{"id":"cus_1"}""");

        await Assert.ThrowsAnyAsync<BrokerApiException>(() => Client(handler).Customers.CreateAsync(new StripeCustomerRequest { Reference = "c" }, null));

        Assert.False(Assert.Single(handler.Requests).Headers.ContainsKey("Idempotency-Key"));
    }

    [Theory]
    [InlineData("500")]
    [InlineData("reset")]
    [InlineData("timeout")]
    [InlineData("truncated")]
    [InlineData("409")]
    public async Task When_every_try_fails_the_outcome_is_unknown_and_the_key_tells_what_to_look_for(string fault)
    {
        StubHttpHandler handler = Fault(new StubHttpHandler(), fault);

        ApiResult<Refund> result = await Client(handler).Refunds.TryCreateAsync(Request, Key);

        Assert.Equal(Outcome.Unknown, result.Error?.Outcome);
        Assert.Equal("refund-case-1", result.Error?.RequestIdentity);
        Assert.Equal(3, handler.Count);
        Assert.Single(handler.Requests.Select(r => r.Headers["Idempotency-Key"]).Distinct());
    }

    [Fact]
    public async Task A_stored_server_error_is_not_asked_for_again()
    {
        StubHttpHandler handler = new StubHttpHandler()
            .Answer(500, StripeBodies.Error("api_error", null), "application/json", ("Idempotent-Replayed", "true"), ("Stripe-Should-Retry", "true"))
            .Answer(200, StripeBodies.Refund());

        ApiResult<Refund> result = await Client(handler).Refunds.TryCreateAsync(Request, Key);

        Assert.Equal(Outcome.Unknown, result.Error?.Outcome);
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task Stripe_may_forbid_a_repeat()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(503, StripeBodies.Error("api_error", null), "application/json", ("Stripe-Should-Retry", "false"));

        ApiResult<Refund> result = await Client(handler).Refunds.TryCreateAsync(Request, Key);

        Assert.Equal(Outcome.Unknown, result.Error?.Outcome);
        Assert.Single(handler.Requests);
    }

    [Theory]
    [InlineData(424)]
    [InlineData(409)]
    public async Task Stripe_may_ask_for_a_repeat(int status)
    {
        StubHttpHandler handler = new StubHttpHandler()
            .Answer(status, StripeBodies.Error("api_error", null), "application/json", ("Stripe-Should-Retry", "true"))
            .Answer(200, StripeBodies.Refund());

        await Client(handler).Refunds.CreateAsync(Request, Key);

        Assert.Equal(2, handler.Count);
    }

    [Theory]
    [InlineData(400, "idempotency_error", null, ErrorKind.Conflict)]
    [InlineData(400, "invalid_request_error", "parameter_missing", ErrorKind.Validation)]
    [InlineData(400, "invalid_request_error", "charge_already_refunded", ErrorKind.Conflict)]
    [InlineData(400, "invalid_request_error", "payment_intent_unexpected_state", ErrorKind.Conflict)]
    [InlineData(401, "invalid_request_error", null, ErrorKind.Authentication)]
    [InlineData(402, "card_error", "card_declined", ErrorKind.Refused)]
    [InlineData(403, "invalid_request_error", null, ErrorKind.Permission)]
    [InlineData(404, "invalid_request_error", "resource_missing", ErrorKind.NotFound)]
    [InlineData(409, "invalid_request_error", null, ErrorKind.Conflict)]
    public async Task A_refusal_is_final_and_says_so(int status, string type, string? code, ErrorKind kind)
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(status, StripeBodies.Error(type, code));

        ApiResult<Refund> result = await Client(handler).Refunds.TryCreateAsync(Request, Key);

        Assert.Equal(kind, result.Error?.Kind);
        Assert.Equal(Outcome.Refused, result.Error?.Outcome);
        Assert.Equal(code ?? type, result.Error?.PrintableCode);
        Assert.Single(handler.Requests);
    }

    [Theory]
    [InlineData("global-rate")]
    [InlineData("global-concurrency")]
    [InlineData("endpoint-rate")]
    [InlineData("endpoint-concurrency")]
    [InlineData("resource-specific")]
    public async Task Each_rate_limit_backs_off_and_names_its_reason(string reason)
    {
        StubHttpHandler handler = new StubHttpHandler()
            .Answer(429, StripeBodies.Error("invalid_request_error", "rate_limit"), "application/json", ("Stripe-Rate-Limited-Reason", reason), ("Retry-After", "2"));

        ApiResult<Refund> result = await Client(handler).Refunds.TryCreateAsync(Request, Key);

        Assert.Equal(ErrorKind.RateLimited, result.Error?.Kind);
        Assert.Equal(Outcome.Refused, result.Error?.Outcome);
        Assert.Equal(TimeSpan.FromSeconds(2), result.Error?.RetryAfter);
        Assert.Contains(reason, result.Error!.ToString(), StringComparison.Ordinal);
        Assert.Equal(3, handler.Count);
    }

    [Fact]
    public async Task A_read_is_repeated_and_its_failure_changes_nothing()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(500, "oops", "text/plain");

        ApiResult<Payment> result = await Client(handler).Payments.TryGetAsync(new PaymentId("pi_1"));

        Assert.Equal(Outcome.Refused, result.Error?.Outcome);
        Assert.Equal(3, handler.Count);
    }

    [Fact]
    public async Task A_repeated_deletion_that_finds_nothing_is_done()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(500, "{}").Answer(404, StripeBodies.Error("invalid_request_error", "resource_missing"));

        await Client(handler).WebhookEndpoints.DeleteAsync("we_1");

        Assert.Equal(["DELETE /v1/webhook_endpoints/we_1", "DELETE /v1/webhook_endpoints/we_1", "GET /v1/webhook_endpoints/we_1"], handler.Requests.Select(r => $"{r.Method} {r.PathAndQuery}"));
    }

    [Fact]
    public async Task A_first_deletion_that_finds_nothing_is_told()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(404, StripeBodies.Error("invalid_request_error", "resource_missing"));

        await Assert.ThrowsAsync<NotFoundException>(() => Client(handler).WebhookEndpoints.DeleteAsync("we_1"));
    }

    private StripeClient Client(StubHttpHandler handler) => StripeTestClient.Over(handler, o => o.Resilience.MaxRetries = 2, time: time);

    private StubHttpHandler Fault(StubHttpHandler handler, string fault) => fault switch
    {
        "500" => handler.Answer(500, StripeBodies.Error("api_error", null)),
        "reset" => handler.Throw(new HttpRequestException(HttpRequestError.ResponseEnded, "reset")),
        "timeout" => handler.Then(async (_, token) =>
        {
            time.Advance(TimeSpan.FromSeconds(31));
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException("unreachable");
        }),
        "truncated" => handler.Answer(200, "{\"id\":\"re_"),
        "429" => handler.Answer(429, StripeBodies.Error("invalid_request_error", "rate_limit")),
        "409" => handler.Answer(409, StripeBodies.Error("idempotency_error", "idempotency_key_in_use")),
        "lock" => handler.Answer(429, StripeBodies.Error("invalid_request_error", "lock_timeout")),
        _ => handler.Answer(502, "<html>bad gateway</html>", "text/html"),
    };
}
