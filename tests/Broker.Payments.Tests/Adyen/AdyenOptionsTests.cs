using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Results;
using Broker.Core.Secrets;
using Broker.Payments.Adyen;
using Broker.Payments.Adyen.Webhooks;
using Broker.Payments.Ports;
using Broker.Payments.Timelines;
using Broker.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Broker.Payments.Tests.Adyen;

/// <summary>Options are refused with what was given and what is allowed; ports say honestly what Adyen has not.</summary>
public sealed class AdyenOptionsTests
{
    [Theory]
    [InlineData("key", "ApiKey is missing")]
    [InlineData("account", "MerchantAccount is missing")]
    [InlineData("colon", "MerchantAccount is 'a:b'")]
    [InlineData("noPrefix", "LivePrefix is ''")]
    [InlineData("badPrefix", "LivePrefix is 'evil.example/x'")]
    [InlineData("dashPrefix", "LivePrefix is '-a'")]
    [InlineData("longPrefix", "LivePrefix is")]
    [InlineData("testPrefix", "LivePrefix is 'abc' while Environment is Test")]
    [InlineData("hmac", "HmacKeys[0] is a text of another form")]
    [InlineData("shortHmac", "HmacKeys[0] is a text of another form")]
    [InlineData("host", "ReportHosts[0] is 'https://x/'")]
    [InlineData("http", "TransfersAddress")]
    [InlineData("keyForm", "ApiKey is a key with spaces")]
    public void A_wrong_option_is_told_with_what_is_allowed(string what, string told)
    {
        var options = new AdyenOptions { ApiKey = Secret.From("CANARYKEY"), MerchantAccount = "A" };
        switch (what)
        {
            case "key": options.ApiKey = null; break;
            case "account": options.MerchantAccount = ""; break;
            case "colon": options.MerchantAccount = "a:b"; break;
            case "noPrefix": options.Environment = AdyenEnvironment.Live; break;
            case "badPrefix": (options.Environment, options.LivePrefix) = (AdyenEnvironment.Live, "evil.example/x"); break;
            case "dashPrefix": (options.Environment, options.LivePrefix) = (AdyenEnvironment.Live, "-a"); break;
            case "longPrefix": (options.Environment, options.LivePrefix) = (AdyenEnvironment.Live, new string('a', 50)); break;
            case "testPrefix": options.LivePrefix = "abc"; break;
            case "hmac": options.HmacKeys = [Secret.From("CANARY-not-hexadecimal-at-all-0123456789")]; break;
            case "shortHmac": options.HmacKeys = [Secret.From("ABCD")]; break;
            case "host": options.ReportHosts = ["https://x/"]; break;
            case "http": options.TransfersAddress = new Uri("http://x.example"); break;
            default: options.ApiKey = Secret.From("CANARY KEY"); break;
        }

        OptionsValidationException refusal = Assert.Throws<OptionsValidationException>(() => new AdyenClient(options));

        Assert.Contains(told, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("allowed: ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("live-eu")]
    public void A_host_gets_every_service_also_by_name(string name)
    {
        ServiceProvider provider = new ServiceCollection()
            .AddAdyenPayments(name, static o => (o.ApiKey, o.MerchantAccount, o.HmacKeys) = (Secret.From("k"), "A", [Secret.From(Webhooks.AdyenSigned.Key)])).Services.BuildServiceProvider();
        T Get<T>()
            where T : notnull => name.Length == 0 ? provider.GetRequiredService<T>() : provider.GetRequiredKeyedService<T>(name);

        Assert.IsType<AdyenClient>(Get<IAdyenClient>());
        Assert.Same(Get<AdyenFinanceBoundary>(), Get<IFinanceBoundary>());
        Assert.Same(Get<AdyenFinanceBoundary>(), Get<IFinanceReversals>());
        Assert.Same(Get<AdyenWebhook>(), Get<IWebhookVerifier>());
        Assert.Equal("adyen", Get<IPaymentProvider>().Provider);
        Assert.NotNull(Get<AdyenEventIntake>());
        Assert.IsType<InMemoryPaymentEventStore>(provider.GetRequiredService<IPaymentEventStore>());
    }

    [Fact]
    public async Task Ports_say_that_Adyen_cannot_be_read_back_and_has_no_billing()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, AdyenTestClient.Payment("Refused", ""","refusalReasonCode":"2" """));
        var options = new AdyenOptions { ApiKey = Secret.From("k"), MerchantAccount = AdyenTestClient.Account };
        var adyen = new AdyenPaymentProvider(AdyenTestClient.Over(handler), new AdyenWebhook(options), options, new FakeTimeProvider());
        var key = new OperationKey("k");

        Assert.True((await adyen.Payments.TryGetAsync(new PaymentId("x"))).Error!.IsNotSupported());
        Assert.True((await adyen.Invoices.TryGetAsync(new InvoiceId("x"))).Error!.IsNotSupported());
        Assert.True((await adyen.Subscriptions.TryGetAsync(new SubscriptionId("x"))).Error!.IsNotSupported());
        Assert.True((await adyen.SettlementPayouts.TryGetAsync(new SettlementPayoutId("x"))).Error!.IsNotSupported());
        Assert.True((await adyen.ClientWithdrawals.TryGetAsync(new WithdrawalId("x"))).Error!.IsNotSupported());
        Assert.Equal(0, handler.Count);
        Assert.Equal((false, 64), (adyen.Capabilities.CanReadBack, adyen.Capabilities.MaxIdempotencyKeyLength));
        Assert.False(adyen.Capabilities.Has(PaymentCapability.ClientWithdrawals));

        ApiResult<Payment> refused = await adyen.Payments.TryCreateAsync(
            new PaymentRequest { Amount = new Money(11.30m, Currency.Of("EUR")), PaymentMethod = "S1", Payer = new PayerId("client-1"), Reference = "DEP-1" }, key);
        Assert.Equal((PaymentState.Failed, "2", "Refused"), (refused.Value.State, refused.Value.Decline!.Code, refused.Value.RawState));
        Assert.True((await adyen.Payments.TryCreateAsync(new PaymentRequest { Amount = new Money(1, Currency.Of("EUR")) }, key)).Error!.IsNotSupported());
        await Assert.ThrowsAsync<ArgumentException>(async () => await adyen.Payments.TryCancelAsync(new PaymentId("x"), default));
    }

    [Fact]
    public async Task A_payment_that_waits_for_the_payer_is_told_as_made_and_without_an_exception()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, """{"resultCode":"RedirectShopper","action":{"type":"redirect"}}""");
        var options = new AdyenOptions { ApiKey = Secret.From("k"), MerchantAccount = AdyenTestClient.Account };
        var adyen = new AdyenPaymentProvider(AdyenTestClient.Over(handler), new AdyenWebhook(options), options, new FakeTimeProvider());

        ApiResult<Payment> waiting = await adyen.Payments.TryCreateAsync(
            new PaymentRequest { Amount = new Money(11.30m, Currency.Of("EUR")), PaymentMethod = "S1", Payer = new PayerId("client-1"), Reference = "DEP-1" }, new OperationKey("k-1"));

        Assert.Equal((Outcome.Confirmed, "action_required", "k-1"), (waiting.Error!.Outcome, waiting.Error.PrintableCode, waiting.Error.RequestIdentity));
    }

    [Fact]
    public async Task Manual_capture_of_one_payment_is_refused_where_authorisations_count_as_money()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, AdyenTestClient.Payment("Authorised"));
        var request = new AdyenPaymentRequest { Amount = new Money(1, Currency.Of("EUR")), Reference = "D", StoredPaymentMethod = "S1", CaptureLater = true };

        await Assert.ThrowsAsync<ArgumentException>(() => AdyenTestClient.Over(handler, static o => o.CaptureMode = AdyenCaptureMode.Automatic).Payments.CreateAsync(request, null));
        Assert.Equal(0, handler.Count);
        await AdyenTestClient.Over(handler).Payments.CreateAsync(request, null);
        Assert.Contains("\"manualCapture\":\"true\"", handler.Requests[0].Body, StringComparison.Ordinal);
    }
}
