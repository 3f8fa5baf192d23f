using Broker.Core.Identity;
using Broker.Payments;
using Broker.Payments.Stripe;
using static Broker.Contracts.Tests.Payments.Stripe.Operations.Rows;

namespace Broker.Contracts.Tests.Payments.Stripe.Operations;

/// <summary>Invoices: making, reading and changing them, and what belongs to them.</summary>
internal static class InvoiceRows
{
    public const string One = "/v1/invoices/{id}";
    private const string Invoices = "/v1/invoices";

    public static IReadOnlyList<StripeOperation> All { get; } =
    [
        Keyed("CreateInvoice", Invoices, "",
            [
                "customer=cus_1", "collection_method=send_invoice", "days_until_due=14", "auto_advance=false", "pending_invoice_items_behavior=exclude", "description=Signale für Oktober",
                "metadata[case]=K-1", "metadata[broker_client_id]=I-1",
            ],
            (stripe, key) => stripe.Invoices.CreateAsync(new InvoiceRequest { Payer = Cus, Lines = [], DaysUntilDue = 14, Reference = "I-1", Description = "Signale für Oktober", Metadata = Pairs(("case", "K-1")) }, key),
            invoice => Check(invoice, InvoiceState.Draft, "draft")) with { MovesMoney = true },
        Get("GetInvoice", One, "in_1", Nothing, stripe => stripe.Invoices.GetAsync(In), invoice =>
        {
            Check(invoice, InvoiceState.Open, "open");
            Assert.True(invoice.PartiallyPaid);
            Assert.Equal((Eur(50), new Uri("https://invoice.example/i/in_1")), (invoice.AmountPaid, invoice.Page));
        }),
        .. Both("UpdateInvoice", One, "in_1", ["description=", "days_until_due=7", "auto_advance=true", "default_payment_method=pm_1", "metadata[case]=", "metadata[broker_client_id]=I-1"],
            (stripe, key) => stripe.Invoices.UpdateAsync(
                In, new StripeInvoiceUpdate { Description = "", DaysUntilDue = 7, AutoAdvance = true, PaymentMethod = "pm_1", Reference = "I-1", Metadata = Pairs(("case", "")) }, key),
            invoice => Check(invoice, InvoiceState.Draft, "draft")),
        List("ListInvoices", Invoices, "", ["customer=cus_1", "subscription=sub_1", "status=open", "created[gte]=1793001600", "created[lt]=1793088000", "limit=100"],
            stripe => stripe.Invoices.ListAsync(new StripeInvoiceFilter { Payer = Cus, Subscription = Sub, State = InvoiceState.Open, CreatedFrom = Created, CreatedBefore = DayLater }),
            invoice => Check(invoice, InvoiceState.Open, "open")),
        List("SearchInvoices", "/v1/invoices/search", "", ["query=total>1000 AND metadata[\"k\"]:\"v\"", "limit=100"], stripe => stripe.Invoices.SearchAsync("total>1000 AND metadata[\"k\"]:\"v\""),
            invoice => Check(invoice, InvoiceState.Open, "open")),
        Delete("DeleteDraftInvoice", One, "in_1", stripe => stripe.Invoices.DeleteAsync(In)),
        List("ListInvoiceLines", One + "/lines", "in_1", ["limit=100"], stripe => stripe.Invoices.ListLinesAsync(In), line =>
        {
            Assert.Equal(("il_1", Eur(19.99m), "Signale", 1L, "price_1"), (line.Id, line.Amount, line.Description, line.Quantity, line.Price));
            Assert.Equal((Sub, Created, At(1795680000)), (line.Subscription, line.PeriodStart, line.PeriodEnd));
        }),
        Post("PreviewInvoice", StripeRetry.Read, "/v1/invoices/create_preview", "",
            [
                "customer=cus_1", "subscription=sub_1", "subscription_details[items][0][id]=si_1", "subscription_details[items][0][price]=price_1", "subscription_details[items][0][quantity]=3",
                "subscription_details[items][1][price]=price_2", "subscription_details[items][1][quantity]=1", "invoice_items[0][amount]=1234", "invoice_items[0][currency]=eur",
                "invoice_items[0][description]=VPS",
            ],
            stripe => stripe.Invoices.PreviewAsync(new StripeInvoicePreviewRequest
            {
                Payer = Cus, Subscription = Sub, Items = [new SubscriptionItem("price_1", 3) { Id = "si_1" }, new SubscriptionItem("price_2")], Lines = [new InvoiceLine("VPS", Eur(12.34m))],
            }),
            invoice =>
            {
                Assert.Equal((new InvoiceId("preview"), InvoiceState.Draft, Eur(125.50m), Cus), (invoice.Id, invoice.State, invoice.Total, invoice.Payer));
                Assert.Equal((Eur(125.50m), Sub), (invoice.AmountDue, invoice.Subscription));
            }),
        Keyed("CreateInvoiceItem", "/v1/invoiceitems", "",
            ["customer=cus_1", "amount=250", "currency=eur", "description=VPS", "invoice=in_1", "subscription=sub_1", "metadata[broker_client_id]=item-1"],
            (stripe, key) => stripe.Invoices.CreateItemAsync(new StripeInvoiceItemRequest { Payer = Cus, Amount = Eur(2.50m), Description = "VPS", Invoice = In, Subscription = Sub, Reference = "item-1" }, key),
            item =>
            {
                Assert.Equal(("ii_1", Eur(2.50m), "VPS"), (item.Id, item.Amount, item.Description));
                Assert.Equal((Cus, In, "item-1"), (item.Payer, item.Invoice, item.Reference));
            }) with { MovesMoney = true },
        List("ListInvoicePayments", "/v1/invoice_payments", "", ["invoice=in_1", "expand[0]=data.payment.payment_intent", "limit=100"],
            stripe => stripe.Invoices.ListPaymentsAsync(In, ["payment.payment_intent"]), payment =>
            {
                Assert.Equal(("inpay_1", "in_1", "paid", Eur(50), Eur(125.50m)), (payment.Id, payment.Invoice.Id, payment.RawState, payment.Paid, payment.Requested));
                Assert.Equal((true, "pi_1", Eur(125.50m), At(1793001700)), (payment.IsDefault, payment.Payment?.Id, payment.Payment?.Value?.Requested, payment.PaidAt));
            }),
    ];

    public static void Check(Invoice invoice, InvoiceState state, string raw)
    {
        Assert.Equal((In, state, raw, "A-1"), (invoice.Id, invoice.State, invoice.RawState, invoice.Number));
        Assert.Equal((Eur(125.50m), Eur(125.50m), Cus, Sub, "I-1"), (invoice.Total, invoice.AmountDue, invoice.Payer, invoice.Subscription, invoice.Reference));
        Assert.Equal((Created, DayLater), (invoice.CreatedAt, invoice.DueAt));
    }
}
