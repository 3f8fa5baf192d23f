using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Secrets;
using Broker.Payments.Ports;
using Broker.Payments.Praxis;
using Broker.Payments.Praxis.Webhooks;
using Broker.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Broker.Payments.Tests.Praxis;

/// <summary>What goes over the wire, what is made of answers, and what options are refused (contracts/payments.md b2, c, e).</summary>
public sealed class PraxisCallTests
{
    private static readonly PayerId Client1 = new("client-1");

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("en-US")]
    public async Task A_session_is_signed_over_its_listed_fields_in_every_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            StubHttpHandler handler = new StubHttpHandler().Answer(200, PraxisTestClient.NotFound).Answer(200, """{"status":0,"redirect_url":"https://cashier.example/in"}""");
            PraxisSession session = await PraxisTestClient.Over(handler, static o => o.MerchantSecrets.Add(Secret.From(PraxisTestClient.Secret2))).Sessions.OpenAsync(
                new PraxisSessionRequest { Amount = new Money(1234.50m, Currency.Of("EUR")), Order = "DEP-1", Payer = Client1, ReturnAddress = new Uri("https://b.example/r") });

            JsonNode sent = JsonNode.Parse(handler.Requests[1].Body!)!;
            Assert.Equal("https://cashier.example/in", session.Page!.Reveal());
            Assert.Equal(("payment", "123450", "EUR", "https://b.example/r"), (sent["intent"]!.ToString(), sent["amount"]!.ToString(), sent["currency"]!.ToString(), sent["return_url"]!.ToString()));
            Assert.Equal(
                PraxisTestClient.Hash($"M-1site{sent["timestamp"]}paymentclient-1DEP-1{PraxisTestClient.Secret1}"), handler.Requests[1].Headers["Gt-Authentication"]);
            Assert.Equal(PraxisTestClient.Hash($"M-1site{sent["timestamp"]}DEP-1{PraxisTestClient.Secret1}"), handler.Requests[0].Headers["Gt-Authentication"]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("JPY", "500", "500")]
    [InlineData("KWD", "5", "5")]
    [InlineData("TND", "1.234", null)]
    [InlineData("JOD", "0.5", null)]
    [InlineData("HUF", "100.50", "10050")]
    [InlineData("ISK", "10", "1000")]
    [InlineData("EUR", "0", null)]
    public async Task Amounts_go_as_the_currency_wants_them_or_not_at_all(string currency, string amount, string? wire)
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, PraxisTestClient.NotFound).Answer(200, """{"status":0,"redirect_url":"https://cashier.example/in"}""");
        var request = new PraxisSessionRequest { Amount = new Money(decimal.Parse(amount, CultureInfo.InvariantCulture), Currency.Of(currency)), Order = "D", Payer = Client1 };

        if (wire is null)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => PraxisTestClient.Over(handler).Sessions.OpenAsync(request));
            Assert.Equal(0, handler.Count);
        }
        else
        {
            await PraxisTestClient.Over(handler).Sessions.OpenAsync(request);
            Assert.Equal(wire, JsonNode.Parse(handler.Requests[1].Body!)!["amount"]!.ToString());
        }
    }

    [Theory]
    [InlineData(1130L, "EUR", PraxisCharge.AsAsked, "11.30")]
    [InlineData(1100L, "EUR", PraxisCharge.OtherAmount, "11.00")]
    [InlineData(1200L, "USD", PraxisCharge.OtherCurrency, "12.00")]
    [InlineData(1200L, "DOGECOIN", PraxisCharge.Unreadable, null)]
    [InlineData(null, null, PraxisCharge.NotTold, "11.30")]
    public async Task A_charge_that_is_not_the_amount_is_an_outcome_of_its_own(long? charged, string? currency, PraxisCharge outcome, string? received)
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, PraxisTestClient.Body("approved", charged: charged, chargedCurrency: currency));

        PraxisOrder order = await PraxisTestClient.Over(handler).Orders.FindAsync("DEP-1");

        Assert.Equal(outcome, order.Transaction!.Charge);
        Assert.Equal(received, order.Transaction.Received?.Amount.ToString("0.00", CultureInfo.InvariantCulture));
        Assert.Equal(PaymentState.Succeeded, order.ToPayment(live: false)!.State);
    }

    [Theory]
    [InlineData("requested", WithdrawalState.AwaitingApproval)]
    [InlineData("in progress", WithdrawalState.Processing)]
    [InlineData("split", WithdrawalState.PartiallyFulfilled)]
    [InlineData("reversed", WithdrawalState.Returned)]
    [InlineData("brand new", WithdrawalState.Unknown)]
    public async Task A_withdrawal_is_read_with_its_own_word(string raw, WithdrawalState state)
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, PraxisTestClient.Body(raw, "payout", "W-1"));

        ClientWithdrawal read = await PraxisTestClient.Over(handler).Orders.GetWithdrawalAsync(new WithdrawalId("77"));

        Assert.Equal((state, raw, "W-1", "77"), (read.State, read.RawState, read.Reference, read.Id.Value));
        Assert.DoesNotContain("4242", read.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawal_goes_the_way_of_approval()
    {
        StubHttpHandler handler = new StubHttpHandler()
            .Answer(200, PraxisTestClient.NotFound).Answer(200, PraxisTestClient.Body("requested", "payout", "W-1"))
            .Answer(200, PraxisTestClient.Body("requested", "payout", "W-1")).Answer(200, """{"status":0}""")
            .Answer(200, PraxisTestClient.Body("in progress", "payout", "W-1"));
        IClientWithdrawalsPort port = Provider(handler, static o => o.WithdrawalGateway = "gw-1").ClientWithdrawals;
        var key = new OperationKey("k-1");

        ClientWithdrawal made = (await port.TryCreateAsync(new WithdrawalRequest { Amount = new Money(11.30m, Currency.Of("EUR")), Destination = "wt-1", Reference = "W-1", Payer = Client1 }, key)).Value;
        Assert.Equal(WithdrawalState.Requested, made.State);
        Assert.True((await port.TryApproveAsync(made.Id, key)).Value);
        Assert.Equal(WithdrawalState.Processing, (await port.TryGetAsync(made.Id)).Value.State);

        JsonNode approval = JsonNode.Parse(handler.Requests[3].Body!)!;
        Assert.Equal(("complete-withdrawal-request", "77", "gw-1"), (approval["intent"]!.ToString(), approval["withdrawal_request_id"]!.ToString(), approval["gateway"]!.ToString()));
    }

    [Fact]
    public async Task Ports_open_the_page_read_back_and_refuse_what_Praxis_has_not()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, PraxisTestClient.NotFound).Answer(200, """{"status":0,"redirect_url":"https://cashier.example/in"}""").Answer(200, PraxisTestClient.Body("rejected"));
        PraxisPaymentProvider praxis = Provider(handler);
        var key = new OperationKey("k-1");

        Payment made = (await praxis.Payments.TryCreateAsync(new PaymentRequest { Amount = new Money(11.30m, Currency.Of("EUR")), Payer = Client1, Reference = "DEP-1" }, key)).Value;
        Payment read = (await praxis.Payments.TryGetAsync(made.Id)).Value;

        Assert.Equal((PaymentState.Created, "https://cashier.example/in", "DEP-1"), (made.State, made.ClientSecret!.Reveal(), made.Id.Value));
        Assert.Equal((PaymentState.Failed, "rejected", 0m, "77"), (read.State, read.RawState, read.Received.Amount, read.ChargeId));
        Assert.True((await praxis.Payments.TryCreateAsync(new PaymentRequest { Amount = new Money(1, Currency.Of("EUR")), Payer = Client1 }, key)).Error!.IsNotSupported());
        Assert.True((await praxis.Refunds.TryGetAsync(new RefundId("r"))).Error!.IsNotSupported());
        Assert.True((await praxis.Payments.TryCancelAsync(made.Id, key)).Error!.IsNotSupported());
        Assert.Equal(3, handler.Count);
        Assert.Equal((true, 0), (praxis.Capabilities.CanReadBack, praxis.Capabilities.MaxIdempotencyKeyLength));
    }

    [Fact]
    public async Task An_answer_is_checked_when_its_signed_fields_are_configured()
    {
        string body = """{"status":0,"timestamp":5,"redirect_url":"https://cashier.example/in"}""";
        StubHttpHandler handler = new StubHttpHandler().Answer(200, PraxisTestClient.Body("approved")).Answer(200, body, "application/json", ("Gt-Authentication", PraxisTestClient.Hash("05" + PraxisTestClient.Secret1)));
        PraxisClient praxis = PraxisTestClient.Over(handler, static o => (o.SignatureFields.Answer, o.Resilience.MaxRetries) = (["status", "timestamp"], 0));

        ApiError unsigned = (await praxis.Orders.TryFindAsync("DEP-1")).Error!;
        ApiError unreadable = (await praxis.Orders.TryFindAsync("DEP-1")).Error!;

        Assert.Equal((ErrorKind.Protocol, "answer_signature"), (unsigned.Kind, unsigned.PrintableCode));
        Assert.NotEqual("answer_signature", unreadable.PrintableCode);
    }

    [Theory]
    [InlineData("id", "MerchantId is missing")]
    [InlineData("secrets", "MerchantSecrets is empty")]
    [InlineData("version", "Version is '12.34'")]
    [InlineData("unsent", "SignatureFields.OpenSession is a list with 'colour'")]
    [InlineData("noOrder", "SignatureFields.FindOrder is a list without 'order_id'")]
    [InlineData("twice", "SignatureFields.Notification is a list with one name twice")]
    [InlineData("noTime", "SignatureFields.Notification is a list without 'timestamp'")]
    [InlineData("noStatus", "SignatureFields.NotificationAnswer is a list without 'status'")]
    [InlineData("form", "SignatureFields.Notification is a list with a name of another form")]
    [InlineData("header", "AnswerSignatureHeaders")]
    [InlineData("notFound", "OrderNotFoundStatuses is 0")]
    [InlineData("http", "NotificationAddress")]
    public void A_wrong_option_is_told_with_what_is_allowed(string what, string told)
    {
        PraxisOptions options = PraxisTestClient.Options();
        PraxisSignatureFields fields = options.SignatureFields;
        switch (what)
        {
            case "id": options.MerchantId = ""; break;
            case "secrets": options.MerchantSecrets = []; break;
            case "version": options.Version = "12.34"; break;
            case "unsent": fields.OpenSession.Add("colour"); break;
            case "noOrder": fields.FindOrder.Remove("order_id"); break;
            case "twice": fields.Notification.Add("merchant_id"); break;
            case "noTime": fields.Notification.Remove("timestamp"); break;
            case "noStatus": fields.NotificationAnswer.Remove("status"); break;
            case "form": fields.Notification.Add("a b"); break;
            case "header": options.AnswerSignatureHeaders = ["x\r\ny"]; break;
            case "notFound": options.OrderNotFoundStatuses = [0]; break;
            default: options.NotificationAddress = new Uri("http://x.example"); break;
        }

        OptionsValidationException refusal = Assert.Throws<OptionsValidationException>(() => new PraxisClient(options));

        Assert.Contains(told, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("allowed: ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("second")]
    public void A_host_gets_every_service_also_by_name(string name)
    {
        ServiceProvider provider = new ServiceCollection()
            .AddPraxisPayments(name, static o => (o.MerchantId, o.ApplicationKey, o.MerchantSecrets) = ("M", "A", [Secret.From("s")])).Services.BuildServiceProvider();
        T Get<T>()
            where T : notnull => name.Length == 0 ? provider.GetRequiredService<T>() : provider.GetRequiredKeyedService<T>(name);

        Assert.IsType<PraxisClient>(Get<IPraxisClient>());
        Assert.Same(Get<PraxisFinanceBoundary>(), Get<IFinanceBoundary>());
        Assert.Same(Get<PraxisFinanceBoundary>(), Get<IFinanceReversals>());
        Assert.Same(Get<PraxisWebhook>(), Get<Core.Boundaries.Webhooks.IWebhookVerifier>());
        Assert.Equal("praxis", Get<IPaymentProvider>().Provider);
    }

    private static PraxisPaymentProvider Provider(StubHttpHandler handler, Action<PraxisOptions>? configure = null)
    {
        PraxisOptions options = PraxisTestClient.Options(configure);
        return new PraxisPaymentProvider(PraxisTestClient.Over(handler, configure), new PraxisWebhook(options), options, new FakeTimeProvider());
    }
}
