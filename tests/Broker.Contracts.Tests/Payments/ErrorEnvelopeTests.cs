using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Payments;
using Broker.Payments.Stripe;

namespace Broker.Contracts.Tests.Payments;

/// <summary>Every error envelope on every operation. contracts/payments.md a5, h.</summary>
public sealed class ErrorEnvelopeTests(WireMockFixture server) : StripeContractTest(server)
{
    public static TheoryData<string, int, string, string, ErrorKind> Refusals
    {
        get
        {
            var data = new TheoryData<string, int, string, string, ErrorKind>();
            foreach (StripeOperation operation in StripeOperation.All)
            {
                data.Add(operation.Name, 400, "invalid_request_error", "parameter_missing", ErrorKind.Validation);
                data.Add(operation.Name, 400, "idempotency_error", "", ErrorKind.Conflict);
                data.Add(operation.Name, 400, "invalid_request_error", "payment_intent_unexpected_state", ErrorKind.Conflict);
                data.Add(operation.Name, 401, "invalid_request_error", "api_key_expired", ErrorKind.Authentication);
                data.Add(operation.Name, 402, "card_error", "card_declined", ErrorKind.Refused);
                data.Add(operation.Name, 403, "invalid_request_error", "secret_key_required", ErrorKind.Permission);
                data.Add(operation.Name, 404, "invalid_request_error", "resource_missing", ErrorKind.NotFound);
                data.Add(operation.Name, 409, "invalid_request_error", "resource_already_exists", ErrorKind.Conflict);
            }

            return data;
        }
    }

    [WireMockTheory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_is_certain_sent_once_and_tells_only_listed_codes(string name, int status, string type, string code, ErrorKind kind)
    {
        StripeOperation operation = StripeOperation.Of(name);
        await Server.StubAsync(operation.Stub, Envelope(status, type, code));

        var failure = await Assert.ThrowsAnyAsync<BrokerApiException>(() => operation.CallAsync(Client()));

        Assert.Equal(
            ("stripe", kind, Outcome.Refused, status, code.Length > 0 ? code : type, "req_err"),
            (failure.System, failure.Error.Kind, failure.Outcome, failure.Status, failure.ProviderCode, failure.RequestId));
        Assert.DoesNotContain("CANARY", failure.ToString(), StringComparison.Ordinal);
        await VerifySentAsync(operation);
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task A_key_in_use_is_waited_for_with_the_same_key(string name)
    {
        StripeOperation operation = StripeOperation.Of(name);
        await Server.StubSequenceAsync(operation.Stub, Envelope(409, "idempotency_error", "idempotency_key_in_use"), operation.Success);

        await AssertRepeatedOrUnknownAsync(operation, Outcome.Unknown);
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task A_lock_is_waited_for(string name)
    {
        StripeOperation operation = StripeOperation.Of(name);
        await Server.StubSequenceAsync(operation.Stub, Envelope(429, "invalid_request_error", "lock_timeout"), operation.Success);

        await AssertRepeatedOrUnknownAsync(operation, Outcome.Refused);
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task A_limit_is_waited_out_when_it_says_how_long(string name)
    {
        StripeOperation operation = StripeOperation.Of(name);
        await Server.StubSequenceAsync(
            operation.Stub, Envelope(429, "invalid_request_error", "rate_limit", ("Stripe-Rate-Limited-Reason", "endpoint-rate"), ("Retry-After", "0")), operation.Success);

        await AssertRepeatedOrUnknownAsync(operation, Outcome.Refused);
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task A_limit_that_stays_is_told(string name)
    {
        StripeOperation operation = StripeOperation.Of(name);
        await Server.StubAsync(operation.Stub, Envelope(429, "invalid_request_error", "rate_limit", ("Stripe-Rate-Limited-Reason", "global-rate")));

        var failure = await Assert.ThrowsAsync<RateLimitedException>(() => operation.CallAsync(Client()));

        Assert.Contains("Limit: global-rate.", failure.Message, StringComparison.Ordinal);
        await VerifySentAsync(operation, operation.MayRepeat ? 4 : 1);
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task Stripes_word_against_a_repeat_is_kept(string name)
    {
        StripeOperation operation = StripeOperation.Of(name);
        await Server.StubAsync(operation.Stub, Envelope(500, "api_error", "", ("Stripe-Should-Retry", "false")));

        var failure = await Assert.ThrowsAnyAsync<BrokerApiException>(() => operation.CallAsync(Client()));

        Assert.Equal(operation.OnlyReads ? Outcome.Refused : Outcome.Unknown, failure.Outcome);
        await VerifySentAsync(operation);
    }

    [WireMockFact]
    public async Task A_stored_server_error_ends_the_tries_and_leaves_the_refund_unresolved()
    {
        StripeOperation operation = StripeOperation.Of("CreateRefund");
        await Server.StubSequenceAsync(operation.Stub, Envelope(500, "api_error", ""), Envelope(500, "api_error", "", ("Idempotent-Replayed", "true")));

        var failure = await Assert.ThrowsAsync<OutcomeUnknownException>(() => operation.CallAsync(Client()));

        Assert.Equal(("refund-1", Core.Boundaries.Finance.RefundState.Unresolved), (failure.RequestIdentity, failure.Error.ToRefundState()!.Value));
        await VerifySentAsync(operation, 2);
    }

    [WireMockFact]
    public async Task A_decline_keeps_the_payment_and_its_reason()
    {
        StripeOperation operation = StripeOperation.Of("CreatePaymentIntent");
        const string Extra = ",\"decline_code\":\"insufficient_funds\",\"charge\":\"ch_9\",\"payment_intent\":{\"id\":\"pi_9\",\"object\":\"payment_intent\",\"client_secret\":\"CANARY\"}";
        await Server.StubAsync(operation.Stub, new WireMockResponse(402, "{\"error\":{\"type\":\"card_error\",\"code\":\"card_declined\"" + Extra + "}}"));

        var failure = await Assert.ThrowsAsync<BrokerApiException>(() => operation.CallAsync(Client()));

        Assert.True(StripeDecline.TryGet(failure.Error, out PaymentId? payment, out PaymentDecline? decline));
        Assert.Equal((new PaymentId("pi_9"), new PaymentDecline("card_declined", "insufficient_funds", null)), (payment!.Value, decline));
        await VerifySentAsync(operation);
    }

    private static WireMockResponse Envelope(int status, string type, string code, params (string Name, string Value)[] headers) =>
        new(status, "{\"error\":{\"type\":\"" + type + "\"" + (code.Length == 0 ? "" : ",\"code\":\"" + code + "\"") + ",\"message\":\"CANARY\",\"param\":\"CANARY\"}}")
        {
            Headers = new Dictionary<string, string>(headers.Select(h => KeyValuePair.Create(h.Name, h.Value))) { ["Request-Id"] = "req_err" },
        };

    private async Task AssertRepeatedOrUnknownAsync(StripeOperation operation, Outcome withoutKey)
    {
        if (operation.MayRepeat)
        {
            Assert.NotNull(await operation.CallAsync(Client()));
            await VerifySentAsync(operation, 2);
            return;
        }

        var failure = await Assert.ThrowsAnyAsync<BrokerApiException>(() => operation.CallAsync(Client()));
        Assert.Equal(withoutKey, failure.Outcome);
        await VerifySentAsync(operation);
    }
}
