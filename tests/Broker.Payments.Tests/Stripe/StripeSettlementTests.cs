using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Results;
using Broker.Core.Secrets;
using Broker.Payments.Ports;
using Broker.Payments.Stripe;
using Broker.Payments.Stripe.Webhooks;
using Broker.TestSupport;

namespace Broker.Payments.Tests.Stripe;

/// <summary>Payouts and what is inside them, balance, reports (contracts/payments.md a7, a8, c3).</summary>
public sealed class StripeSettlementTests
{
    private static readonly Currency Euro = Currency.Of("EUR");
    private static readonly SettlementPayoutId Po = new("po_1");

    [Fact]
    public async Task A_payout_fills_the_neutral_record()
    {
        SettlementPayout payout = await StripeTestClient.Over(new StubHttpHandler().Answer(200, StripeResources.Payout())).Payouts.GetAsync(Po);

        Assert.Equal((SettlementPayoutState.InTransit, "in_transit", new Money(119, Euro)), (payout.State, payout.RawState, payout.Amount));
        Assert.Equal((true, true, new DateOnly(2026, 10, 27)), (payout.IsAutomatic, payout.AreLinesComplete, payout.ArrivesOn));
        Assert.Equal(("TRACE1", "BROKER", "P-1"), (payout.BankTrace, payout.StatementText, payout.Reference));
    }

    [Fact]
    public async Task A_payout_that_another_undid_is_reversed_whatever_its_status()
    {
        SettlementPayout payout = await StripeTestClient.Over(new StubHttpHandler().Answer(200, StripeResources.Payout("paid", reversedBy: "\"po_2\""))).Payouts.GetAsync(Po);

        Assert.Equal((SettlementPayoutState.Reversed, "paid", new SettlementPayoutId("po_2")), (payout.State, payout.RawState, payout.ReversedBy));
    }

    [Fact]
    public async Task An_amount_the_currency_does_not_pay_out_is_refused_here()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, StripeResources.Payout());

        await Assert.ThrowsAsync<ArgumentException>(() => StripeTestClient.Over(handler).Payouts.CreateAsync(new StripePayoutRequest { Amount = new Money(100.5m, Currency.Of("HUF")) }, new OperationKey("k")));

        Assert.Equal(0, handler.Count);
    }

    [Fact]
    public async Task The_lines_of_an_automatic_payout_add_up_to_it_and_leave_the_payout_itself_out()
    {
        const string RefundSource = """{"id":"re_1","object":"refund","amount":1000,"currency":"usd","payment_intent":{"id":"pi_2","object":"payment_intent"},"metadata":{"broker_client_id":"r-1"}}""";
        StubHttpHandler handler = new StubHttpHandler()
            .Answer(200, StripeResources.Payout())
            .Answer(200, StripeBodies.List(
                true,
                StripeResources.Transaction("txn_0", "payout", -11300, 0, """{"id":"po_1","object":"payout","amount":11300,"currency":"eur"}"""),
                StripeResources.Transaction("txn_1")))
            .Answer(200, StripeBodies.List(false, StripeResources.Transaction("txn_2", "refund", -925, 0, RefundSource, rate: "0.925"), StripeResources.Transaction("txn_3", "stripe_fee", 0, 0, "null")));

        SettlementLines lines = (await Provider(handler).SettlementPayouts.TryListLinesAsync(Po)).Value;

        Assert.True(lines.IsAttributable);
        Assert.Equal(["txn_1", "txn_2", "txn_3"], lines.Lines.Select(line => line.Id));
        Assert.Equal(113m, lines.Lines.Sum(line => line.Net.Amount));
        Assert.All(lines.Lines, line => Assert.Equal(line.Gross - line.Fee, line.Net));
        Assert.Equal((new PaymentId("pi_1"), "ch_1", "client-1"), (lines.Lines[0].Payment, lines.Lines[0].ModificationId, lines.Lines[0].Reference));
        Assert.Equal((new PaymentId("pi_2"), "re_1", "r-1"), (lines.Lines[1].Payment, lines.Lines[1].ModificationId, lines.Lines[1].Reference));
        Assert.Equal(new Money(-10, Currency.Of("USD")), lines.Lines[1].Presented);
        Assert.Null(lines.Lines[0].Presented);
        Assert.Equal((null, null, "stripe_fee"), (lines.Lines[2].Payment, lines.Lines[2].ModificationId, lines.Lines[2].RawType));
        Assert.Equal(["payout=po_1", "expand[0]=data.source", "limit=100", "starting_after=txn_1"], StripeTestClient.Pairs(handler.Requests[2].PathAndQuery.Split('?')[1]));
    }

    [Fact]
    public async Task A_manual_payout_is_not_attributable_and_that_is_no_error()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, StripeResources.Payout(extra: "\"automatic\":false,\"reconciliation_status\":\"not_applicable\""));

        SettlementLines lines = (await Provider(handler).SettlementPayouts.TryListLinesAsync(Po)).Value;

        Assert.False(lines.IsAttributable);
        Assert.Empty(lines.Lines);
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task Half_of_the_lines_is_not_told_as_all()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, StripeResources.Payout(extra: "\"automatic\":true,\"reconciliation_status\":\"in_progress\""));

        ApiResult<SettlementLines> result = await Provider(handler).SettlementPayouts.TryListLinesAsync(Po);

        Assert.Equal(("reconciliation_in_progress", true, Outcome.Refused), (result.Error?.PrintableCode, result.Error?.IsTransient, result.Error?.Outcome));
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task A_broken_page_in_the_middle_is_a_failure_and_no_short_list()
    {
        StubHttpHandler handler = new StubHttpHandler()
            .Answer(200, StripeResources.Payout())
            .Answer(200, StripeBodies.List(true, StripeResources.Transaction()))
            .Answer(403, StripeBodies.Error("invalid_request_error", null));

        ApiResult<SettlementLines> result = await Provider(handler).SettlementPayouts.TryListLinesAsync(Po);

        Assert.Equal(ErrorKind.Permission, result.Error?.Kind);
    }

    [Fact]
    public async Task Payouts_are_listed_by_when_they_were_made()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, StripeBodies.List(false, StripeResources.Payout()));

        IReadOnlyList<SettlementPayout> payouts = (await Provider(handler).SettlementPayouts.TryListAsync(DateTimeOffset.FromUnixTimeSeconds(1), DateTimeOffset.FromUnixTimeSeconds(2))).Value;

        Assert.Single(payouts);
        Assert.Equal("/v1/payouts?created[gte]=1&created[lt]=2&limit=100", handler.Requests[0].PathAndQuery);
    }

    [Fact]
    public void A_state_that_is_ours_alone_cannot_be_listed() =>
        Assert.Throws<ArgumentException>(() => StripeTestClient.Over(new StubHttpHandler()).Payouts.ListAsync(new StripePayoutFilter { State = SettlementPayoutState.Reversed }));

    [Fact]
    public async Task The_balance_keeps_currencies_apart()
    {
        StripeBalance balance = await StripeTestClient.Over(new StubHttpHandler().Answer(200, StripeResources.Balance)).Balance.GetAsync();

        Assert.Equal([new Money(100.5m, Euro), new Money(300, Currency.Of("JPY"))], balance.Available);
        Assert.Equal([new Money(-2.5m, Euro)], balance.Pending);
        Assert.Empty(balance.Reserved);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"object":"balance","available":[]}""")]
    [InlineData("""{"object":"balance","pending":[]}""")]
    [InlineData("""{"object":"balance","available":{},"pending":[]}""")]
    [InlineData("""{"id":"cus_1","object":"customer"}""")]
    public async Task An_answer_without_the_parts_of_a_balance_is_not_a_balance_of_nothing(string answer)
    {
        StripeClient client = StripeTestClient.Over(new StubHttpHandler().Answer(200, answer), o => o.Resilience.MaxRetries = 0);

        BrokerApiException thrown = await Assert.ThrowsAnyAsync<BrokerApiException>(() => client.Balance.GetAsync());

        Assert.Equal(ErrorKind.Protocol, thrown.Error.Kind);
    }

    [Fact]
    public async Task A_movement_tells_rate_and_fee_parts()
    {
        StripeBalanceTransaction transaction = await StripeTestClient.Over(new StubHttpHandler().Answer(200, StripeResources.Transaction(rate: "1.0843"))).Balance.GetTransactionAsync("txn_1");

        Assert.Equal((1.0843m, true, "charge"), (transaction.ExchangeRate, transaction.IsAvailable, transaction.Category));
        Assert.Equal(new StripeFee("stripe_fee", new Money(3.25m, Euro), "fees"), Assert.Single(transaction.Fees));
    }

    [Fact]
    public async Task A_report_is_downloaded_from_an_allowed_host_with_its_length_checked()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, StripeResources.Report()).Answer(200, "a,b\r\n1,2\r\nx", "text/csv");
        StripeClient client = StripeTestClient.Over(handler);
        using var destination = new MemoryStream();

        Report report = await client.Reports.GetAsync("frr_1");
        ApiResult<long> right = await client.Reports.TryDownloadAsync(report.Address!, destination, report.Length);
        ApiResult<long> wrong = await client.Reports.TryDownloadAsync(report.Address!, destination, report.Length + 1);

        Assert.Equal((ReportState.Ready, 11L), (report.State, report.Length));
        Assert.Equal(11, right.Value);
        Assert.Equal(11, destination.Length);
        Assert.Equal("length_differs", wrong.Error?.PrintableCode);
        Assert.Equal("/v1/files/file_1/contents", handler.Requests[1].PathAndQuery);
        Assert.Equal("Bearer sk_test_unit", handler.Requests[1].Headers["Authorization"]);
    }

    [Theory]
    [InlineData("https://evil.example/v1/files/1/contents")]
    [InlineData("http://files.stripe.com/v1/files/1/contents")]
    [InlineData("https://files.stripe.com:8443/v1/files/1/contents")]
    [InlineData("https://user@files.stripe.com/v1/files/1/contents")]
    [InlineData("https://files.stripe.com.evil.example/x")]
    public async Task The_key_goes_to_no_other_host(string address)
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, "x");

        ApiResult<long> result = await StripeTestClient.Over(handler).Reports.TryDownloadAsync(new Uri(address), Stream.Null);

        Assert.Equal(("host_not_allowed", Outcome.NotSent), (result.Error?.PrintableCode, result.Error?.Outcome));
        Assert.DoesNotContain("evil", result.Error!.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, handler.Count);
    }

    private static StripePaymentProvider Provider(StubHttpHandler handler) =>
        new(StripeTestClient.Over(handler), new StripeWebhookVerifier(new StripeWebhook(Secret.From("whsec_x"))));
}
