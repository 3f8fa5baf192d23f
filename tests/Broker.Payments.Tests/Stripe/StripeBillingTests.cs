using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Results;
using Broker.Payments.Stripe;
using Broker.TestSupport;

namespace Broker.Payments.Tests.Stripe;

/// <summary>Invoices, subscriptions, products and prices as they are read, in the shapes of every train (contracts/payments.md a3, a7, c2).</summary>
public sealed class StripeBillingTests
{
    private static readonly Currency Euro = Currency.Of("EUR");
    private static readonly OperationKey Key = new("invoice-1");

    [Fact]
    public async Task An_invoice_fills_the_neutral_record()
    {
        Invoice invoice = await ReadAsync(StripeResources.Invoice("open", ",\"confirmation_secret\":{\"client_secret\":\"pi_1_secret\"}", paid: 5000));

        Assert.Equal((InvoiceState.Open, "open", "A-1"), (invoice.State, invoice.RawState, invoice.Number));
        Assert.Equal((new Money(125.5m, Euro), new Money(125.5m, Euro), new Money(50, Euro)), (invoice.Total, invoice.AmountDue, invoice.AmountPaid));
        Assert.Equal((new PayerId("cus_1"), new SubscriptionId("sub_1"), "I-1"), (invoice.Payer, invoice.Subscription, invoice.Reference));
        Assert.Equal(new Uri("https://invoice.example/i/1"), invoice.Page);
        Assert.Equal("pi_1_secret", invoice.ClientSecret?.Reveal());
        Assert.True(invoice.PartiallyPaid);
        Assert.False(invoice.Overpaid || invoice.PastDue || invoice.IsReplayed);
        Assert.DoesNotContain("pi_1_secret", invoice.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invoice_of_an_old_train_tells_its_subscription_too()
    {
        string body = StripeResources.Invoice("paid").Replace("\"parent\":{\"subscription_details\":{\"metadata\":{},\"subscription\":\"sub_1\"},\"type\":\"subscription_details\"}", "\"subscription\":{\"id\":\"sub_old\"}", StringComparison.Ordinal);

        Assert.Equal(new SubscriptionId("sub_old"), (await ReadAsync(body)).Subscription);
    }

    [Theory]
    [InlineData("open", "1793000000", true)]
    [InlineData("open", "1893000000", false)]
    [InlineData("open", "null", false)]
    [InlineData("paid", "1793000000", false)]
    public async Task Past_due_is_an_open_invoice_whose_day_has_passed(string status, string due, bool expected) =>
        Assert.Equal(expected, (await ReadAsync(StripeResources.Invoice(status).Replace("\"due_date\":null", $"\"due_date\":{due}", StringComparison.Ordinal))).PastDue);

    [Fact]
    public async Task What_came_in_beyond_the_amount_due_shows_as_overpaid()
    {
        Invoice invoice = await ReadAsync(StripeResources.Invoice("paid", ",\"amount_overpaid\":250", paid: 12550));

        Assert.True(invoice.Overpaid);
        Assert.Equal(new Money(128, Euro), invoice.AmountPaid);
    }

    [Fact]
    public async Task An_unknown_state_is_kept_and_a_preview_needs_no_id()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, StripeResources.Invoice("brand_new").Replace("\"id\":\"in_1\",", "", StringComparison.Ordinal));

        Invoice invoice = await StripeTestClient.Over(handler).Invoices.PreviewAsync(new StripeInvoicePreviewRequest());

        Assert.Equal((InvoiceState.Unknown, "brand_new", "preview"), (invoice.State, invoice.RawState, invoice.Id.Value));
    }

    [Fact]
    public async Task Several_payments_may_pay_one_invoice_and_each_is_an_id_or_the_whole()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, StripeBodies.List(false, StripeResources.InvoicePayment(), StripeResources.InvoicePayment(StripeBodies.Intent("pi_2"))));

        List<StripeInvoicePayment> payments = [];
        await foreach (StripeInvoicePayment payment in StripeTestClient.Over(handler).Invoices.ListPaymentsAsync(new InvoiceId("in_1")))
        {
            payments.Add(payment);
        }

        Assert.Equal(["pi_1", "pi_2"], payments.Select(payment => payment.Payment!.Value.Id));
        Assert.Equal([false, true], payments.Select(payment => payment.Payment!.Value.IsExpanded));
        Assert.Equal(new Money(125.5m, Euro), payments[1].Payment!.Value.Value!.Requested);
        Assert.Equal((new Money(125.5m, Euro), new Money(50, Euro), "in_1"), (payments[0].Requested, payments[0].Paid, payments[0].Invoice.Id));
    }

    [Fact]
    public async Task A_draft_with_lines_is_two_calls_under_two_keys_that_a_repeat_makes_again()
    {
        StubHttpHandler handler = new StubHttpHandler()
            .Answer(200, StripeResources.Invoice("draft")).Answer(200, StripeResources.Invoice("draft"))
            .Answer(200, StripeResources.Invoice("draft")).Answer(200, StripeResources.Invoice("draft"));
        StripeClient client = StripeTestClient.Over(handler);
        var request = new InvoiceRequest { Payer = new PayerId("cus_1"), Lines = [new InvoiceLine("VPS", new Money(20, Euro))] };

        await client.Invoices.CreateAsync(request, Key);
        await client.Invoices.CreateAsync(request, Key);

        string[] keys = [.. handler.Requests.Select(r => r.Headers["Idempotency-Key"])];
        Assert.Equal(["/v1/invoices", "/v1/invoices/in_1/add_lines", "/v1/invoices", "/v1/invoices/in_1/add_lines"], handler.Requests.Select(r => r.PathAndQuery));
        Assert.Equal((keys[0], keys[1]), (keys[2], keys[3]));
        Assert.NotEqual(keys[0], keys[1]);
        Assert.All(keys, key => Assert.InRange(key.Length, 1, OperationKey.MaxLength));
        Assert.Contains("currency=eur", StripeTestClient.Pairs(handler.Requests[0].Body));
        Assert.Equal(["lines[0][amount]=2000", "lines[0][description]=VPS"], StripeTestClient.Pairs(handler.Requests[1].Body));
    }

    [Fact]
    public async Task A_draft_left_without_its_lines_is_named()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, StripeResources.Invoice("draft")).Answer(400, StripeBodies.Error("invalid_request_error", "parameter_missing"));

        ApiResult<Invoice> result = await StripeTestClient.Over(handler).Invoices.TryCreateAsync(
            new InvoiceRequest { Payer = new PayerId("cus_1"), Lines = [new InvoiceLine("VPS", new Money(20, Euro))] }, Key);

        Assert.Equal(("in_1", "invoice-1"), (result.Error?.RelatedId, result.Error?.RequestIdentity));
        Assert.Contains("draft exists", result.Error!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_in_two_currencies_are_refused_before_anything_is_sent()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, StripeResources.Invoice("draft"));
        var request = new InvoiceRequest { Payer = new PayerId("cus_1"), Lines = [new InvoiceLine("a", new Money(1, Euro)), new InvoiceLine("b", new Money(1, Currency.Of("USD")))] };

        await Assert.ThrowsAsync<ArgumentException>(() => StripeTestClient.Over(handler).Invoices.CreateAsync(request, Key));

        Assert.Equal(0, handler.Count);
    }

    [Fact]
    public async Task A_declined_invoice_keeps_the_payment_and_its_codes()
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(402, StripeBodies.Declined("insufficient_funds"));

        ApiResult<Invoice> result = await StripeTestClient.Over(handler).Invoices.TryPayAsync(new InvoiceId("in_1"), Key);

        Assert.True(StripeDecline.TryGet(result.Error!, out PaymentId? payment, out PaymentDecline? decline));
        Assert.Equal((new PaymentId("pi_9"), "insufficient_funds"), (payment, decline.DeclineCode));
        Assert.Null(result.Error!.ToInvoiceState());
    }

    [Fact]
    public async Task A_subscription_takes_its_period_from_its_items()
    {
        Subscription subscription = await StripeTestClient.Over(new StubHttpHandler().Answer(200, StripeResources.Subscription("past_due"))).Subscriptions.GetAsync(new SubscriptionId("sub_1"));

        Assert.Equal((SubscriptionState.PastDue, true, "S-1"), (subscription.State, subscription.CancelsAtPeriodEnd, subscription.Reference));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1824537600), subscription.PeriodEndsAt);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1793088000), subscription.TrialEndsAt);
        Assert.Equal(new InvoiceId("in_1"), subscription.LatestInvoice);
        Assert.Equal([new SubscriptionItem("price_1", 2) { Id = "si_1" }, new SubscriptionItem("price_2") { Id = "si_2" }], subscription.Items);
        Assert.Null(subscription.EndedAt);
    }

    [Fact]
    public async Task A_subscription_of_an_old_train_takes_its_period_from_itself()
    {
        const string Body = """{"id":"sub_1","status":"active","created":1,"current_period_end":1795680000,"items":{"data":[{"id":"si_1","plan":{"id":"plan_1"}}]},"latest_invoice":null}""";

        Subscription subscription = await StripeTestClient.Over(new StubHttpHandler().Answer(200, Body)).Subscriptions.GetAsync(new SubscriptionId("sub_1"));

        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1795680000), subscription.PeriodEndsAt);
        Assert.Equal("plan_1", Assert.Single(subscription.Items).Price);
        Assert.Null(subscription.LatestInvoice);
    }

    [Theory]
    [InlineData("eur", "\"5.5\"", "0.055")]
    [InlineData("eur", "\"2000\"", "20")]
    [InlineData("jpy", "\"1200\"", "1200")]
    [InlineData("kwd", "\"1230\"", "1.23")]
    [InlineData("eur", "\"0.000000000001\"", "0.00000000000001")]
    public async Task The_amount_of_a_price_is_exact(string currency, string wire, string expected)
    {
        StripePrice price = await StripeTestClient.Over(new StubHttpHandler().Answer(200, StripeResources.Price(amount: wire, currency: currency))).Prices.GetAsync("price_1");

        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), price.UnitAmount);
    }

    [Theory]
    [InlineData("EUR", "20", "unit_amount=2000")]
    [InlineData("JPY", "1200", "unit_amount=1200")]
    [InlineData("KWD", "1.23", "unit_amount=1230")]
    [InlineData("EUR", "0.00000000000001", "unit_amount_decimal=0.000000000001")]
    public async Task The_amount_of_a_price_goes_out_whole_or_as_text(string currency, string amount, string pair)
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, StripeResources.Price());

        await StripeTestClient.Over(handler).Prices.CreateAsync(
            new StripePriceRequest { Product = "prod_1", Currency = Currency.Of(currency), UnitAmount = decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture) }, null);

        Assert.Contains(pair, StripeTestClient.Pairs(handler.Requests[0].Body));
    }

    [Theory]
    [InlineData("EUR", "0.000000000000001")]
    [InlineData("IQD", "1")]
    public async Task An_amount_that_Stripe_cannot_take_is_refused_here(string currency, string amount)
    {
        StubHttpHandler handler = new StubHttpHandler().Answer(200, StripeResources.Price());
        var request = new StripePriceRequest { Product = "prod_1", Currency = Currency.Of(currency), UnitAmount = decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture) };

        await Assert.ThrowsAsync<ArgumentException>(() => StripeTestClient.Over(handler).Prices.CreateAsync(request, null));

        Assert.Equal(0, handler.Count);
    }

    [Fact]
    public async Task An_expanded_reference_that_was_deleted_leaves_the_id()
    {
        StripeClient client = StripeTestClient.Over(new StubHttpHandler()
            .Answer(200, StripeResources.Price("""{"id":"prod_1","object":"product","deleted":true}"""))
            .Answer(200, StripeResources.Price(StripeResources.Product(StripeResources.Price())))
            .Answer(200, StripeResources.Price("null")));

        Expandable<StripeProduct>? gone = (await client.Prices.GetAsync("price_1")).Product;
        Expandable<StripeProduct>? whole = (await client.Prices.GetAsync("price_1")).Product;
        Expandable<StripeProduct>? none = (await client.Prices.GetAsync("price_1")).Product;

        Assert.Equal(("prod_1", false), (gone!.Value.Id, gone.Value.IsExpanded));
        Assert.Equal(("VPS", "price_1"), (whole!.Value.Value!.Name, whole.Value.Value.DefaultPrice!.Value.Id));
        Assert.Null(none);
    }

    [Fact]
    public void An_empty_reference_cannot_be_made()
    {
        Assert.Throws<ArgumentException>(() => new Expandable<StripeProduct>(""));
        Assert.Equal("", default(Expandable<StripeProduct>).Id);
    }

    private static Task<Invoice> ReadAsync(string body) => StripeTestClient.Over(new StubHttpHandler().Answer(200, body)).Invoices.GetAsync(new InvoiceId("in_1"));
}
