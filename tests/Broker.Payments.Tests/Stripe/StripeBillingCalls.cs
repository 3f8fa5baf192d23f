using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Payments.Stripe;

namespace Broker.Payments.Tests.Stripe;

/// <summary>Invoices, credit notes, subscriptions, products, prices.</summary>
internal static class StripeBillingCalls
{
    private static readonly InvoiceId In = new("in_1");
    private static readonly SubscriptionId Sub = new("sub_1");
    private static readonly PayerId Cus = new("cus_1");

    public static IReadOnlyList<StripeCall> All { get; } =
    [
        StripeCall.Keyed("CreateInvoice", "/v1/invoices",
            [
                "customer=cus_1", "collection_method=send_invoice", "days_until_due=14", "auto_advance=false", "pending_invoice_items_behavior=exclude", "description=Oktober",
                "metadata[broker_client_id]=I-1",
            ],
            StripeResources.Invoice("draft"),
            async (c, k) => await c.Invoices.CreateAsync(new InvoiceRequest { Payer = Cus, Lines = [], DaysUntilDue = 14, Reference = "I-1", Description = "Oktober" }, k)),
        StripeCall.Get("GetInvoice", "/v1/invoices/in_1", [], StripeResources.Invoice("open"), async c => await c.Invoices.GetAsync(In)),
        StripeCall.KeyedOrOnce("UpdateInvoice", "/v1/invoices/in_1", ["description=", "days_until_due=7", "auto_advance=true", "default_payment_method=pm_1", "metadata[a]="], StripeResources.Invoice("draft"),
            async (c, k) => await c.Invoices.UpdateAsync(
                In, new StripeInvoiceUpdate { Description = "", DaysUntilDue = 7, AutoAdvance = true, PaymentMethod = "pm_1", Metadata = new Dictionary<string, string> { ["a"] = "" } }, k)),
        StripeCall.Get("ListInvoices", "/v1/invoices", ["customer=cus_1", "subscription=sub_1", "status=open", "created[gte]=1793001600", "limit=100"], StripeBodies.List(false, StripeResources.Invoice("open")),
            c => StripeCall.FirstAsync(c.Invoices.ListAsync(new StripeInvoiceFilter { Payer = Cus, Subscription = Sub, State = InvoiceState.Open, CreatedFrom = DateTimeOffset.FromUnixTimeSeconds(1793001600) }))),
        StripeCall.Get("SearchInvoices", "/v1/invoices/search", ["query=total>1000", "limit=100"], StripeBodies.List(false, StripeResources.Invoice("open")),
            c => StripeCall.FirstAsync(c.Invoices.SearchAsync("total>1000"))),
        new("DeleteInvoice", "DELETE", "/v1/invoices/in_1", [], StripeResources.Deleted("in_1"), StripeCallKind.Delete, async (c, _) =>
        {
            await c.Invoices.DeleteAsync(In);
            return c;
        }),
        StripeCall.Keyed("FinalizeInvoice", "/v1/invoices/in_1/finalize", ["expand[0]=confirmation_secret"], StripeResources.Invoice("open"), async (c, k) => await c.Invoices.FinalizeAsync(In, k)),
        StripeCall.Keyed("PayInvoice", "/v1/invoices/in_1/pay", ["payment_method=pm_1"], StripeResources.Invoice("paid"), async (c, k) => await c.Invoices.PayAsync(In, k, "pm_1")),
        StripeCall.Keyed("PayInvoiceElsewhere", "/v1/invoices/in_1/pay", ["paid_out_of_band=true"], StripeResources.Invoice("paid"), async (c, k) => await c.Invoices.PayAsync(In, k, paidElsewhere: true)),
        StripeCall.Keyed("SendInvoice", "/v1/invoices/in_1/send", [], StripeResources.Invoice("open"), async (c, k) => await c.Invoices.SendAsync(In, k)),
        StripeCall.Keyed("VoidInvoice", "/v1/invoices/in_1/void", [], StripeResources.Invoice("void"), async (c, k) => await c.Invoices.VoidAsync(In, k)),
        StripeCall.Keyed("MarkInvoiceUncollectible", "/v1/invoices/in_1/mark_uncollectible", [], StripeResources.Invoice("uncollectible"), async (c, k) => await c.Invoices.MarkUncollectibleAsync(In, k)),
        StripeCall.Keyed("AddInvoiceLines", "/v1/invoices/in_1/add_lines",
            ["lines[0][amount]=1999", "lines[0][description]=Signale", "lines[1][amount]=-500", "lines[1][description]=Rabatt"], StripeResources.Invoice("draft"),
            async (c, k) => await c.Invoices.AddLinesAsync(In, [new InvoiceLine("Signale", Eur(19.99m)), new InvoiceLine("Rabatt", Eur(-5))], k)),
        StripeCall.Keyed("AttachPayment", "/v1/invoices/in_1/attach_payment", ["payment_intent=pi_1"], StripeResources.Invoice("open"), async (c, k) => await c.Invoices.AttachPaymentAsync(In, new PaymentId("pi_1"), k)),
        StripeCall.Get("ListInvoiceLines", "/v1/invoices/in_1/lines", ["limit=100"], StripeBodies.List(false, StripeResources.InvoiceLine), c => StripeCall.FirstAsync(c.Invoices.ListLinesAsync(In))),
        new("PreviewInvoice", "POST", "/v1/invoices/create_preview",
            [
                "customer=cus_1", "subscription=sub_1", "subscription_details[items][0][price]=price_1", "subscription_details[items][0][quantity]=3",
                "invoice_items[0][amount]=100", "invoice_items[0][currency]=eur", "invoice_items[0][description]=x",
            ],
            StripeResources.Invoice("draft"), StripeCallKind.Read,
            async (c, _) => await c.Invoices.PreviewAsync(new StripeInvoicePreviewRequest { Payer = Cus, Subscription = Sub, Items = [new SubscriptionItem("price_1", 3)], Lines = [new InvoiceLine("x", Eur(1))] })),
        StripeCall.Keyed("CreateInvoiceItem", "/v1/invoiceitems", ["customer=cus_1", "amount=250", "currency=eur", "description=VPS", "invoice=in_1", "subscription=sub_1", "metadata[broker_client_id]=item-1"], StripeResources.InvoiceItem,
            async (c, k) => await c.Invoices.CreateItemAsync(new StripeInvoiceItemRequest { Payer = Cus, Amount = Eur(2.5m), Description = "VPS", Invoice = In, Subscription = Sub, Reference = "item-1" }, k)),
        StripeCall.Get("ListInvoicePayments", "/v1/invoice_payments", ["invoice=in_1", "expand[0]=data.payment.payment_intent", "limit=100"], StripeBodies.List(false, StripeResources.InvoicePayment()),
            c => StripeCall.FirstAsync(c.Invoices.ListPaymentsAsync(In, ["payment.payment_intent"]))),
        StripeCall.Keyed("CreateCreditNote", "/v1/credit_notes",
            ["invoice=in_1", "amount=1000", "refund_amount=600", "credit_amount=300", "out_of_band_amount=100", "reason=duplicate", "memo=Sorry", "metadata[broker_client_id]=cn-1"], StripeResources.CreditNote,
            async (c, k) => await c.CreditNotes.CreateAsync(
                new StripeCreditNoteRequest { Invoice = In, Amount = Eur(10), Refund = Eur(6), Credit = Eur(3), OutOfBand = Eur(1), Reason = "duplicate", Memo = "Sorry", Reference = "cn-1" }, k)),
        StripeCall.Keyed("VoidCreditNote", "/v1/credit_notes/cn_1/void", [], StripeResources.CreditNote, async (c, k) => await c.CreditNotes.VoidAsync("cn_1", k)),

        StripeCall.Keyed("CreateSubscription", "/v1/subscriptions",
            ["customer=cus_1", "items[0][price]=p1", "items[0][quantity]=2", "items[1][price]=p2", "items[1][quantity]=1", "default_payment_method=pm_1", "trial_end=1793088000", "metadata[broker_client_id]=S-1"],
            StripeResources.Subscription("active"),
            async (c, k) => await c.Subscriptions.CreateAsync(
                new SubscriptionRequest { Payer = Cus, Items = [new SubscriptionItem("p1", 2), new SubscriptionItem("p2")], PaymentMethod = "pm_1", TrialEndsAt = DateTimeOffset.FromUnixTimeSeconds(1793088000), Reference = "S-1" }, k)),
        StripeCall.Get("GetSubscription", "/v1/subscriptions/sub_1", [], StripeResources.Subscription("active"), async c => await c.Subscriptions.GetAsync(Sub)),
        StripeCall.Keyed("UpdateSubscription", "/v1/subscriptions/sub_1",
            ["items[0][id]=si_1", "items[0][price]=p1", "items[0][quantity]=5", "cancel_at_period_end=false", "default_payment_method=", "proration_behavior=none"], StripeResources.Subscription("active"),
            async (c, k) => await c.Subscriptions.UpdateAsync(
                Sub, new StripeSubscriptionUpdate { Items = [new SubscriptionItem("p1", 5) { Id = "si_1" }], CancelsAtPeriodEnd = false, PaymentMethod = "", Proration = "none" }, k)),
        new("CancelSubscription", "DELETE", "/v1/subscriptions/sub_1", ["invoice_now=true", "prorate=true"], StripeResources.Subscription("canceled"), StripeCallKind.Delete,
            async (c, _) => await c.Subscriptions.CancelAsync(Sub, prorate: true, invoiceNow: true)),
        StripeCall.Keyed("ResumeSubscription", "/v1/subscriptions/sub_1/resume", [], StripeResources.Subscription("active"), async (c, k) => await c.Subscriptions.ResumeAsync(Sub, k)),
        StripeCall.Keyed("PauseSubscription", "/v1/subscriptions/sub_1/pause", [], StripeResources.Subscription("paused"), async (c, k) => await c.Subscriptions.PauseAsync(Sub, k)),
        StripeCall.Get("ListSubscriptions", "/v1/subscriptions", ["customer=cus_1", "price=p1", "status=all", "limit=100"], StripeBodies.List(false, StripeResources.Subscription("active")),
            c => StripeCall.FirstAsync(c.Subscriptions.ListAsync(new StripeSubscriptionFilter { Payer = Cus, Price = "p1", Status = "all" }))),
        StripeCall.Get("SearchSubscriptions", "/v1/subscriptions/search", ["query=status:'active'", "limit=100"], StripeBodies.List(false, StripeResources.Subscription("active")),
            c => StripeCall.FirstAsync(c.Subscriptions.SearchAsync("status:'active'"))),

        StripeCall.KeyedOrOnce("CreateProduct", "/v1/products", ["name=VPS", "description=Server", "metadata[sku]=v-1"], StripeResources.Product(),
            async (c, k) => await c.Products.CreateAsync(new StripeProductRequest { Name = "VPS", Description = "Server", Metadata = new Dictionary<string, string> { ["sku"] = "v-1" } }, k)),
        StripeCall.Get("GetProduct", "/v1/products/prod_1", ["expand[0]=default_price"], StripeResources.Product(), async c => await c.Products.GetAsync("prod_1", ["default_price"])),
        StripeCall.KeyedOrOnce("UpdateProduct", "/v1/products/prod_1", ["description=", "active=false", "default_price=price_1"], StripeResources.Product(),
            async (c, k) => await c.Products.UpdateAsync("prod_1", new StripeProductRequest { Description = "", IsActive = false, DefaultPrice = "price_1" }, k)),
        StripeCall.Get("ListProducts", "/v1/products", ["active=true", "expand[0]=data.default_price", "limit=100"], StripeBodies.List(false, StripeResources.Product()),
            c => StripeCall.FirstAsync(c.Products.ListAsync(new StripeProductFilter { IsActive = true }, ["default_price"]))),
        StripeCall.KeyedOrOnce("CreatePrice", "/v1/prices",
            ["product=prod_1", "currency=eur", "unit_amount_decimal=0.055", "recurring[interval]=month", "recurring[interval_count]=3", "nickname=n", "lookup_key=l"], StripeResources.Price(),
            async (c, k) => await c.Prices.CreateAsync(
                new StripePriceRequest { Product = "prod_1", Currency = Currency.Of("EUR"), UnitAmount = 0.00055m, Interval = "month", IntervalCount = 3, Nickname = "n", LookupKey = "l" }, k)),
        StripeCall.Get("GetPrice", "/v1/prices/price_1", ["expand[0]=product"], StripeResources.Price(), async c => await c.Prices.GetAsync("price_1", ["product"])),
        StripeCall.KeyedOrOnce("UpdatePrice", "/v1/prices/price_1", ["active=false", "nickname=", "lookup_key=new"], StripeResources.Price(),
            async (c, k) => await c.Prices.UpdateAsync("price_1", new StripePriceUpdate { IsActive = false, Nickname = "", LookupKey = "new" }, k)),
        StripeCall.Get("ListPrices", "/v1/prices", ["product=prod_1", "active=true", "currency=eur", "lookup_keys[0]=a", "lookup_keys[1]=b", "limit=100"], StripeBodies.List(false, StripeResources.Price()),
            c => StripeCall.FirstAsync(c.Prices.ListAsync(new StripePriceFilter { Product = "prod_1", IsActive = true, Currency = Currency.Of("EUR"), LookupKeys = ["a", "b"] }))),
    ];

    private static Money Eur(decimal amount) => new(amount, Currency.Of("EUR"));
}
