using System.Globalization;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Paging;
using Broker.Core.Results;
using Broker.Payments.Stripe;
using Broker.Payments.Stripe.Areas;
using Broker.TestSupport;

namespace Broker.Payments.Tests.Stripe;

public sealed class StripePaymentsTests
{
    private static readonly OperationKey Key = new("deposit-1");

    [Fact]
    public async Task A_payment_is_read_with_its_charge_and_keeps_the_raw_state()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, StripeBodies.Intent(charge: StripeBodies.Charge(refunded: 2550, disputed: true)));

        Payment payment = await StripeTestClient.Over(handler).Payments.GetAsync("pi_1");

        StubRequest request = Assert.Single(handler.Requests);
        Assert.Equal("/v1/payment_intents/pi_1?expand[]=latest_charge", request.PathAndQuery);
        Assert.Equal("Bearer sk_test_unit", request.Headers["Authorization"]);
        Assert.Equal("2026-07-29.dahlia", request.Headers["Stripe-Version"]);
        Assert.False(request.Headers.ContainsKey("Idempotency-Key"));
        Assert.Equal(new PaymentId("pi_1"), payment.Id);
        Assert.Equal(PaymentState.Succeeded, payment.State);
        Assert.Equal("succeeded", payment.RawState);
        Assert.Equal(new Money(125.50m, Currency.Of("EUR")), payment.Requested);
        Assert.Equal(new Money(125.50m, Currency.Of("EUR")), payment.Received);
        Assert.Equal(new Money(25.50m, Currency.Of("EUR")), payment.Refunded);
        Assert.True(payment.Disputed);
        Assert.Equal("ch_1", payment.ChargeId);
        Assert.Equal(new PayerId("cus_1"), payment.Payer);
        Assert.Equal("client-1", payment.Reference);
        Assert.Equal("D-1", payment.Metadata["deposit"]);
        Assert.Null(payment.ClientSecret);
        Assert.Equal(PaymentEvidence.ApiRead, payment.Evidence);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1793001600), payment.CreatedAt);
    }

    [Fact]
    public async Task A_charge_that_is_only_an_id_leaves_refunds_unknown_instead_of_zero()
    {
        Payment payment = await StripeTestClient.Over(new StubHttpHandler().Answer(200, StripeBodies.Intent())).Payments.GetAsync("pi_1");

        Assert.Equal("ch_1", payment.ChargeId);
        Assert.Null(payment.Refunded);
        Assert.Null(payment.Disputed);
    }

    [Fact]
    public async Task A_failed_attempt_keeps_its_codes_raw()
    {
        string error = """{"type":"card_error","code":"card_declined","decline_code":"brand_new_code","payment_method":{"id":"pm","type":"card"}}""";
        StubHttpHandler handler = new StubHttpHandler().Answer(200, StripeBodies.Intent(status: "requires_payment_method", received: 0, charge: "null", error: error));

        Payment payment = await StripeTestClient.Over(handler).Payments.GetAsync("pi_1");

        Assert.Equal(PaymentState.Failed, payment.State);
        Assert.Equal(new PaymentDecline("card_declined", "brand_new_code", null), payment.Decline);
        Assert.Null(payment.ChargeId);
    }

    [Fact]
    public async Task A_newer_body_with_unknown_members_states_and_numbers_as_text_still_reads()
    {
        string body = """
            {"id":"pi_2","object":"payment_intent","brand_new":{"a":[1,{"id":"no"}]},"amount":"1099","amount_received":null,"currency":"usd","created":"1793001600",
            "customer":{"id":"cus_2","object":"customer","metadata":{"id":"no"}},"livemode":true,"metadata":null,"latest_charge":null,"last_payment_error":null,"status":"brand_new_state"}
            """;
        Payment payment = await StripeTestClient.Over(new StubHttpHandler().Answer(200, body)).Payments.GetAsync("pi_2");

        Assert.Equal(PaymentState.Unknown, payment.State);
        Assert.Equal("brand_new_state", payment.RawState);
        Assert.Equal(new Money(10.99m, Currency.Of("USD")), payment.Requested);
        Assert.Equal(new PayerId("cus_2"), payment.Payer);
        Assert.True(payment.LiveMode);
        Assert.Empty(payment.Metadata);
    }

    [Theory]
    [InlineData("""{"id":"pi_1","amount":1,"currency":"eur","created":1}""")]
    [InlineData("""{"id":"pi_1","amount":1.5,"currency":"eur","created":1,"status":"succeeded"}""")]
    [InlineData("""{"id":"","amount":1,"currency":"eur","created":1,"status":"succeeded"}""")]
    [InlineData("""{"id":"pi_1","amount":1050,"currency":"isk","created":1,"status":"succeeded"}""")]
    [InlineData("""{"id":"pi_1","amount":1,"currency":"euro","created":1,"status":"succeeded"}""")]
    [InlineData("[]")]
    [InlineData("{\"id\":\"pi_1\"")]
    [InlineData("<html>")]
    [InlineData("")]
    public async Task An_answer_that_cannot_be_trusted_is_a_protocol_error_not_a_guess(string body)
    {
        ApiResult<Payment> result = await StripeTestClient.Over(new StubHttpHandler().Answer(200, body)).Payments.TryGetAsync(new PaymentId("pi_1"));

        Assert.Equal(ErrorKind.Protocol, result.Error?.Kind);
    }

    [Fact]
    public async Task A_creation_sends_exactly_the_pairs_of_the_request_under_any_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            StubHttpHandler handler = new StubHttpHandler().Answer(200, StripeBodies.Intent());
            var request = new PaymentRequest
            {
                Amount = new Money(1234.50m, Currency.Of("EUR")),
                Payer = new PayerId("cus_1"),
                Reference = "client-1",
                PaymentMethod = "pm_card_visa",
                Confirm = true,
                Description = "Einzahlung",
                Metadata = new Dictionary<string, string> { ["deposit"] = "D-1" },
            };

            Payment payment = await StripeTestClient.Over(handler).Payments.CreateAsync(request, Key);

            StubRequest sent = Assert.Single(handler.Requests);
            Assert.Equal("POST /v1/payment_intents", $"{sent.Method} {sent.PathAndQuery}");
            Assert.Equal("deposit-1", sent.Headers["Idempotency-Key"]);
            Assert.Equal("application/x-www-form-urlencoded", sent.Headers["Content-Type"]);
            Assert.Equal(
                [
                    "amount=123450", "currency=eur", "customer=cus_1", "description=Einzahlung", "payment_method=pm_card_visa", "confirm=true",
                    "automatic_payment_methods[enabled]=true", "automatic_payment_methods[allow_redirects]=never", "metadata[deposit]=D-1",
                    "metadata[broker_client_id]=client-1", "expand[0]=latest_charge",
                ],
                StripeTestClient.Pairs(sent.Body));
            Assert.Equal("pi_1_secret_CANARY", payment.ClientSecret?.Reveal());
            Assert.DoesNotContain("CANARY", payment.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task A_decline_is_a_value_that_keeps_the_payment()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(402, StripeBodies.Declined(), "application/json", ("Request-Id", "req_7"));

        ApiResult<Payment> result = await StripeTestClient.Over(handler).Payments.TryCreateAsync(Request(), Key);

        Assert.False(result.TryGet(out _, out ApiError? error));
        Assert.Equal(ErrorKind.Refused, error.Kind);
        Assert.Equal(Outcome.Refused, error.Outcome);
        Assert.Equal("card_declined", error.PrintableCode);
        Assert.Equal("pi_9", error.RelatedId);
        Assert.Equal("req_7", error.RequestId);
        Assert.False(error.IsTransient);
        Assert.True(StripeDecline.TryGet(error, out PaymentId? payment, out PaymentDecline? decline));
        Assert.Equal(new PaymentId("pi_9"), payment);
        Assert.Equal(new PaymentDecline("card_declined", "insufficient_funds", "try_again_later"), decline);
        Assert.Contains("Declined: insufficient_funds. Network advice: try_again_later.", error.ToString(), StringComparison.Ordinal);
        Assert.Single(handler.Requests);
    }

    [Theory]
    [InlineData("brand_new_code")]
    [InlineData("a_code_that_is_longer_than_any_word_on_the_list_and_than_the_room_for_one_of_them")]
    [InlineData("expired\\u005fcard")]
    [InlineData("caf\u00e9")]
    [InlineData("")]
    public async Task Codes_are_kept_as_they_were_sent_whether_listed_or_not(string sent)
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(402, $$$"""{"error":{"type":"card_error","code":"card_declined","decline_code":"{{{sent}}}"}}""");

        ApiResult<Payment> result = await StripeTestClient.Over(handler).Payments.TryGetAsync(new PaymentId("pi_9"));

        Assert.True(StripeDecline.TryGet(result.Error!, out _, out PaymentDecline? decline));
        Assert.Equal(sent.Replace("\\u005f", "_", StringComparison.Ordinal), decline.DeclineCode);
        Assert.Single(handler.Requests);
    }

    [Theory]
    [InlineData("expired_card", "", "Declined: expired_card. The payment stays; another try is a new operation with a new key.")]
    [InlineData("no-such-code", "", "Declined. The payment stays; another try is a new operation with a new key.")]
    [InlineData("no-such-code", "do_not_try_again", "Declined. Network advice: do_not_try_again. The payment stays; another try is a new operation with a new key.")]
    [InlineData("expired_card", "no-such-advice", "Declined: expired_card. The payment stays; another try is a new operation with a new key.")]
    public async Task The_advice_of_a_decline_tells_only_listed_codes(string code, string advice, string expected)
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(
            402, $$$"""{"error":{"type":"card_error","code":"card_declined","decline_code":"{{{code}}}","advice_code":"{{{advice}}}"}}""");

        ApiResult<Payment> result = await StripeTestClient.Over(handler).Payments.TryGetAsync(new PaymentId("pi_9"));

        Assert.Equal(expected, result.Error!.Advice);
    }

    [Fact]
    public async Task The_throwing_form_tells_a_decline_by_its_exception()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(402, StripeBodies.Declined());

        BrokerApiException thrown = await Assert.ThrowsAsync<BrokerApiException>(() => StripeTestClient.Over(handler).Payments.CreateAsync(Request(), Key));

        Assert.Equal("pi_9", thrown.Error.RelatedId);
    }

    [Fact]
    public async Task A_payment_without_a_key_is_not_sent()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, StripeBodies.Intent());

        await Assert.ThrowsAsync<ArgumentException>(() => StripeTestClient.Over(handler).Payments.CreateAsync(Request(), default));
        await Assert.ThrowsAsync<ArgumentException>(() => StripeTestClient.Over(handler).Payments.GetAsync(default(PaymentId)));

        Assert.Empty(handler.Requests);
    }

    [Fact]
    public async Task An_id_cannot_leave_its_place_in_the_path()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(404, StripeBodies.Error("invalid_request_error", "resource_missing"));

        await Assert.ThrowsAsync<NotFoundException>(() => StripeTestClient.Over(handler).Payments.GetAsync("../customers?x=1"));

        Assert.Equal("/v1/payment_intents/..%2Fcustomers%3Fx%3D1?expand[]=latest_charge", Assert.Single(handler.Requests).PathAndQuery);
    }

    [Fact]
    public async Task A_list_pages_by_the_last_id_and_resumes_from_a_stored_token()
    {
        StubHttpHandler handler = new StubHttpHandler()
            .Answer(200, StripeBodies.List(true, StripeBodies.Intent("pi_3"), StripeBodies.Intent("pi_2")))
            .Answer(200, StripeBodies.List(false, StripeBodies.Intent("pi_1")));
        PagedSequence<Payment> list = StripeTestClient.Over(handler).Payments.ListAsync(new PayerId("cus_1"));

        List<string> ids = [];
        await foreach (Payment payment in list)
        {
            ids.Add(payment.Id.Value);
        }

        await foreach (Page<Payment> page in list.AsPagesAsync("pi_9"))
        {
            Assert.Null(page.ContinuationToken);
        }

        Assert.Equal(["pi_3", "pi_2", "pi_1"], ids);
        Assert.Equal(
            [
                "/v1/payment_intents?customer=cus_1&expand[]=data.latest_charge&limit=100",
                "/v1/payment_intents?customer=cus_1&expand[]=data.latest_charge&limit=100&starting_after=pi_2",
                "/v1/payment_intents?customer=cus_1&expand[]=data.latest_charge&limit=100&starting_after=pi_9",
            ],
            handler.Requests.Select(r => r.PathAndQuery));
    }

    private static PaymentRequest Request() => new() { Amount = new Money(10m, Currency.Of("EUR")) };
}
