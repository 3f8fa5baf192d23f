using System.Globalization;
using System.Text;
using System.Text.Json;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Results;
using Broker.Payments.Adyen;
using Broker.TestSupport;

namespace Broker.Payments.Tests.Adyen;

/// <summary>What is sent and what is read (contracts/payments.md b).</summary>
public sealed class AdyenCallTests
{
    private static readonly PaymentId Psp = new("7914073381342284");
    private static readonly OperationKey Key = new("op-1");
    private static readonly Money Amount = new(11.30m, Currency.Of("EUR"));

    [Fact]
    public async Task Hosts_and_headers_and_the_account_are_those_of_the_contract()
    {
        var asked = new List<Uri>();
        StubHttpHandler handler = new StubHttpHandler().Then((request, _) =>
        {
            asked.Add(request.RequestUri!);
            string body = request.RequestUri!.Host.StartsWith("balance", StringComparison.Ordinal) ? AdyenTestClient.Transfer("received")
                : request.RequestUri.Host.StartsWith("ca-", StringComparison.Ordinal) ? """{"disputeServiceResult":{"success":true}}"""
                : AdyenTestClient.Modification();
            return Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
        });
        AdyenClient test = AdyenTestClient.Over(handler);
        AdyenClient live = AdyenTestClient.Over(handler, o => (o.Environment, o.LivePrefix) = (AdyenEnvironment.Live, "1797a841fbb37ca7-Example"));

        await test.Modifications.CaptureAsync(Psp, Amount, "m-1", Key);
        await test.Transfers.GetAsync(new WithdrawalId("4QPX1"));
        await test.Disputes.AcceptAsync("D1");
        await live.Modifications.CancelAsync(Psp, null, Key);
        await live.Transfers.GetAsync(new WithdrawalId("4QPX1"));

        Assert.Equal(
            [
                "https://checkout-test.adyen.com/v72/payments/7914073381342284/captures",
                "https://balanceplatform-api-test.adyen.com/btl/v4/transfers/4QPX1",
                "https://ca-test.adyen.com/ca/services/DisputeService/v30/acceptDispute",
                "https://1797a841fbb37ca7-example-checkout-live.adyenpayments.com/checkout/v72/payments/7914073381342284/cancels",
                "https://balanceplatform-api-live.adyen.com/btl/v4/transfers/4QPX1",
            ],
            asked.Select(static uri => uri.AbsoluteUri));
        Assert.Equal(("AQE-unit", "op-1"), (handler.Requests[0].Headers["X-API-Key"], handler.Requests[0].Headers["Idempotency-Key"]));
        Assert.False(handler.Requests[1].Headers.ContainsKey("Idempotency-Key"));
        AssertJson("""{"merchantAccount":"HoldoutMerchant","amount":{"value":1130,"currency":"EUR"},"reference":"m-1"}""", handler.Requests[0].Body);
    }

    [Theory]
    [InlineData("Authorised", PaymentState.Authorized)]
    [InlineData("Refused", PaymentState.Failed)]
    [InlineData("Error", PaymentState.Failed)]
    [InlineData("Cancelled", PaymentState.Canceled)]
    [InlineData("Pending", PaymentState.Processing)]
    [InlineData("RedirectShopper", PaymentState.RequiresAction)]
    [InlineData("BrandNewCode", PaymentState.Unknown)]
    public async Task Every_result_code_with_status_200_is_a_result_and_no_error(string code, PaymentState state)
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, AdyenTestClient.Payment(code, ""","refusalReasonCode":"2","refusalReason":"CANARY","action":{"type":"redirect","paymentData":"Ab02"}"""));

        AdyenPaymentResult result = await AdyenTestClient.Over(handler).Payments.CreateAsync(Request(), Key);

        Assert.Equal((state, code, Psp, "2"), (result.State, result.RawState, result.Payment!.Value, result.RefusalReasonCode));
        Assert.Equal("""{"type":"redirect","paymentData":"Ab02"}""", Encoding.UTF8.GetString(result.Action.Span));
        Assert.DoesNotContain("CANARY", result.ToString(), StringComparison.Ordinal);
        AssertJson(
            """{"merchantAccount":"HoldoutMerchant","amount":{"value":1130,"currency":"EUR"},"reference":"DEP-1","returnUrl":"https://b.example/back","paymentMethod":{"type":"scheme","encryptedCardNumber":"adyenjs_x"}}""",
            handler.Requests[0].Body);
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("\"4242424242424242\"")]
    public async Task A_payment_method_that_is_no_object_is_refused_without_repeating_it(string json)
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, "{}");

        ArgumentException refusal = await Assert.ThrowsAsync<ArgumentException>(() =>
            AdyenTestClient.Over(handler).Payments.CreateAsync(Request() with { PaymentMethod = Encoding.UTF8.GetBytes(json) }, Key));

        Assert.DoesNotContain("4242", refusal.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, handler.Count);
    }

    [Fact]
    public async Task A_modification_is_pending_and_a_refund_too_until_an_event_tells()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(201, AdyenTestClient.Modification());
        AdyenClient adyen = AdyenTestClient.Over(handler);

        PaymentModification capture = await adyen.Modifications.CaptureAsync(Psp, Amount, null, Key);
        Refund refund = await adyen.Modifications.RefundAsync(Psp, Amount, "CUSTOMER REQUEST", "r-1", Key);
        PaymentModification reversal = await adyen.Modifications.ReverseAsync(Psp, null, Key);
        PaymentModification update = await adyen.Modifications.UpdateAmountAsync(Psp, Amount, null, Key);

        Assert.Equal((PaymentModificationState.Pending, "received", PaymentModificationKind.Capture, Amount), (capture.State, capture.RawState, capture.Kind, capture.Amount!.Value));
        Assert.Equal((RefundState.Pending, "received", Psp), (refund.State, refund.RawState, refund.Payment!.Value));
        Assert.Equal((PaymentModificationKind.Reversal, PaymentModificationKind.AmountUpdate), (reversal.Kind, update.Kind));
        Assert.Equal(["captures", "refunds", "reversals", "amountUpdates"], handler.Requests.Select(static r => r.PathAndQuery.Split('/')[^1]));
    }

    [Fact]
    public async Task Sessions_links_and_kept_instruments_travel_as_the_contract_says()
    {
        StubHttpHandler handler = new StubHttpHandler()
            .Answer(201, """{"id":"CS1","sessionData":"CANARY","expiresAt":"2026-11-02T10:00:00+01:00","amount":{"value":1,"currency":"EUR"}}""")
            .Answer(200, """{"id":"CS1","status":"completed"}""")
            .Answer(201, """{"id":"PL1","status":"active","url":"https://test.adyen.link/PL1","amount":{"value":1130,"currency":"EUR"},"reference":"DEP-1"}""")
            .Answer(200, """{"id":"PL1","status":"expired","url":"https://test.adyen.link/PL1"}""")
            .Answer(200, """{"storedPaymentMethods":[{"id":"S1","type":"scheme","brand":"visa","lastFour":"1111","expiryMonth":"03","expiryYear":"30","supportedRecurringProcessingModels":["CardOnFile",1]}]}""")
            .Answer(204, string.Empty);
        AdyenClient adyen = AdyenTestClient.Over(handler);
        var request = new AdyenSessionRequest { Amount = Amount, Reference = "DEP-1", ReturnAddress = new Uri("https://b.example/back"), ExpiresAt = new DateTimeOffset(2026, 11, 3, 0, 0, 0, TimeSpan.Zero) };

        AdyenSession session = await adyen.Sessions.CreateAsync(request, Key);
        AdyenSession result = await adyen.Sessions.GetResultAsync("CS1", "a b&c");
        AdyenPaymentLink link = await adyen.PaymentLinks.CreateAsync(request, Key);
        AdyenPaymentLink expired = await adyen.PaymentLinks.ExpireAsync("PL1");
        AdyenStoredMethod method = Assert.Single(await adyen.StoredMethods.ListAsync("client-1"));
        await adyen.StoredMethods.DeleteAsync("S1", "client-1");

        Assert.Equal((PaymentState.Created, PaymentState.Processing, PaymentState.Created, PaymentState.Expired), (session.State, result.State, link.State, expired.State));
        Assert.DoesNotContain("CANARY", session.ToString(), StringComparison.Ordinal);
        Assert.Equal(("visa", "03/30", 1), (method.Brand, method.ExpiresIn, method.RecurringModels.Count));
        Assert.Equal("/v72/sessions/CS1?sessionResult=a%20b%26c", handler.Requests[1].PathAndQuery);
        Assert.Equal("DELETE /v72/storedPaymentMethods/S1?shopperReference=client-1&merchantAccount=HoldoutMerchant", $"{handler.Requests[5].Method} {handler.Requests[5].PathAndQuery}");
        Assert.Contains("\"expiresAt\":\"2026-11-03T00:00:00\\u002B00:00\"", handler.Requests[0].Body, StringComparison.Ordinal);
        Assert.Equal("PATCH", handler.Requests[3].Method);
    }

    [Theory]
    [InlineData("booked", WithdrawalState.Completed)]
    [InlineData("returned", WithdrawalState.Returned)]
    [InlineData("captured", WithdrawalState.Unknown)]
    public async Task A_transfer_is_a_withdrawal_and_its_return_a_reversal(string status, WithdrawalState state)
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, AdyenTestClient.Transfer(status));
        AdyenClient adyen = AdyenTestClient.Over(handler);

        ClientWithdrawal made = await adyen.Transfers.CreateAsync(new WithdrawalRequest { Amount = new Money(25.50m, Currency.Of("EUR")), Destination = "SE1", Reference = "w-1" }, Key);

        Assert.Equal((state, status, "w-1", "bank"), (made.State, made.RawState, made.Reference, made.Method));
        Assert.Equal(state == WithdrawalState.Returned, AdyenFinanceBoundary.ReversalOf(made) is { Kind: FinanceReversalKind.WithdrawalReturned, HeldAgain: true });
        AssertJson(
            """{"amount":{"value":2550,"currency":"EUR"},"balanceAccountId":"BA1","category":"bank","counterparty":{"transferInstrumentId":"SE1"},"reference":"w-1"}""",
            handler.Requests[0].Body);
    }

    [Fact]
    public async Task A_dispute_refusal_with_status_200_is_a_refusal()
    {
        StubHttpHandler handler = new StubHttpHandler()
            .Answer(200, """{"disputeServiceResult":{"success":false,"errorMessage":"CANARY"}}""")
            .Answer(200, """{"defenseReasons":[{"defenseReasonCode":"R1","satisfied":false,"defenseDocumentTypes":[{"defenseDocumentTypeCode":"D1","requirementLevel":"Required","available":true}]}],"disputeServiceResult":{"success":true}}""")
            .Answer(200, "{}");
        AdyenClient adyen = AdyenTestClient.Over(handler, o => o.Resilience.MaxRetries = 0);

        ApiResult<bool> refused = await adyen.Disputes.TryDefendAsync("D1", "R1");
        AdyenDefenseReason reason = Assert.Single(await adyen.Disputes.ListDefenseReasonsAsync("D1"));
        ApiResult<bool> silent = await adyen.Disputes.TryAcceptAsync("D1");

        Assert.Equal((ErrorKind.Refused, Outcome.Refused), (refused.Error!.Kind, refused.Error.Outcome));
        Assert.DoesNotContain("CANARY", refused.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(("R1", true), (reason.Code, Assert.Single(reason.Documents).Available));
        Assert.Equal(Outcome.Unknown, silent.Error!.Outcome);
    }

    [Theory]
    [InlineData("https://evil.example/report.csv")]
    [InlineData("http://ca-test.adyen.com/report.csv")]
    [InlineData("https://ca-test.adyen.com.evil.example/report.csv")]
    [InlineData("https://user:pw@ca-test.adyen.com/report.csv")]
    [InlineData("https://ca-test.adyen.com:8443/report.csv")]
    [InlineData("/relative")]
    public async Task A_report_is_fetched_from_allowed_hosts_only_and_the_key_goes_nowhere_else(string address)
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, "x");
        using var file = new MemoryStream();

        ApiResult<long> refused = await AdyenTestClient.Over(handler).Reports.TryDownloadAsync(new Uri(address, UriKind.RelativeOrAbsolute), file);

        Assert.Equal(Outcome.NotSent, refused.Error!.Outcome);
        Assert.Equal(0, handler.Count);
        Assert.DoesNotContain("evil", refused.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_download_is_repeated_and_nothing_half_is_written()
    {
        StubHttpHandler handler = new StubHttpHandler().Throw(new HttpRequestException(HttpRequestError.ResponseEnded, "reset")).Answer(200, "a,b\r\n", "text/csv");
        using var file = new MemoryStream();

        ApiResult<long> read = await AdyenTestClient.Over(handler, o => o.ReportApiKey = Core.Secrets.Secret.From("REPORT")).Reports.TryDownloadAsync(
            new Uri("https://ca-test.adyen.com/reports/download/settlement.csv?x=1"), file);

        Assert.Equal((5L, 5L, 2), (read.Value, file.Length, handler.Count));
        Assert.Equal("REPORT", handler.Requests[1].Headers["X-API-Key"]);
        Assert.Equal("/reports/download/settlement.csv?x=1", handler.Requests[1].PathAndQuery);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public async Task Requests_are_the_same_whatever_the_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            await Hosts_and_headers_and_the_account_are_those_of_the_contract();
            await A_modification_is_pending_and_a_refund_too_until_an_event_tells();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static AdyenPaymentRequest Request() => new()
    {
        Amount = Amount,
        Reference = "DEP-1",
        ReturnAddress = new Uri("https://b.example/back"),
        PaymentMethod = """{"type":"scheme","encryptedCardNumber":"adyenjs_x"}"""u8.ToArray(),
    };

    private static void AssertJson(string expected, string? actual)
    {
        using JsonDocument left = JsonDocument.Parse(expected);
        using JsonDocument right = JsonDocument.Parse(actual!);
        Assert.True(JsonElement.DeepEquals(left.RootElement, right.RootElement), actual);
    }
}
