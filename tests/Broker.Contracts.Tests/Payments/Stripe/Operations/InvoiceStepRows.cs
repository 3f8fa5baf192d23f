using Broker.Payments;
using Broker.Payments.Stripe;
using static Broker.Contracts.Tests.Payments.Stripe.Operations.Rows;

namespace Broker.Contracts.Tests.Payments.Stripe.Operations;

/// <summary>The steps that an invoice takes, and credit notes.</summary>
internal static class InvoiceStepRows
{
    private const string One = InvoiceRows.One;

    public static IReadOnlyList<StripeOperation> All { get; } =
    [
        Keyed("FinalizeInvoice", One + "/finalize", "in_1", ["expand[0]=confirmation_secret"], (stripe, key) => stripe.Invoices.FinalizeAsync(In, key), invoice =>
        {
            InvoiceRows.Check(invoice, InvoiceState.Open, "open");
            Assert.Equal("pi_1_secret_contract", invoice.ClientSecret?.Reveal());
        }) with { MovesMoney = true },
        Keyed("PayInvoice", One + "/pay", "in_1", ["payment_method=pm_1"], (stripe, key) => stripe.Invoices.PayAsync(In, key, "pm_1"), CheckPaid) with { MovesMoney = true },
        Keyed("PayInvoice", One + "/pay", "in_1", ["paid_out_of_band=true"], (stripe, key) => stripe.Invoices.PayAsync(In, key, paidElsewhere: true), CheckPaid) with
        {
            Variant = "that was paid elsewhere", MovesMoney = true,
        },
        Keyed("SendInvoice", One + "/send", "in_1", Nothing, (stripe, key) => stripe.Invoices.SendAsync(In, key), invoice => InvoiceRows.Check(invoice, InvoiceState.Open, "open")) with { MovesMoney = true },
        Keyed("VoidInvoice", One + "/void", "in_1", Nothing, (stripe, key) => stripe.Invoices.VoidAsync(In, key), invoice => InvoiceRows.Check(invoice, InvoiceState.Void, "void")) with { MovesMoney = true },
        Keyed("MarkInvoiceUncollectible", One + "/mark_uncollectible", "in_1", Nothing, (stripe, key) => stripe.Invoices.MarkUncollectibleAsync(In, key),
            invoice => InvoiceRows.Check(invoice, InvoiceState.Uncollectible, "uncollectible")) with { MovesMoney = true },
        Keyed("AddInvoiceLines", One + "/add_lines", "in_1", ["lines[0][amount]=1999", "lines[0][description]=Signale", "lines[1][amount]=-500", "lines[1][description]=Rabatt 5 €"],
            (stripe, key) => stripe.Invoices.AddLinesAsync(In, [new InvoiceLine("Signale", Eur(19.99m)), new InvoiceLine("Rabatt 5 €", Eur(-5))], key),
            invoice => InvoiceRows.Check(invoice, InvoiceState.Draft, "draft")) with { MovesMoney = true },
        Keyed("AttachInvoicePayment", One + "/attach_payment", "in_1", ["payment_intent=pi_1"], (stripe, key) => stripe.Invoices.AttachPaymentAsync(In, Pi, key),
            invoice => InvoiceRows.Check(invoice, InvoiceState.Open, "open")) with { MovesMoney = true },
        Keyed("CreateCreditNote", "/v1/credit_notes", "",
            ["invoice=in_1", "amount=1000", "refund_amount=600", "credit_amount=300", "out_of_band_amount=100", "reason=duplicate", "memo=Entschuldigung, 10 €", "metadata[broker_client_id]=cn-1"],
            (stripe, key) => stripe.CreditNotes.CreateAsync(
                new StripeCreditNoteRequest { Invoice = In, Amount = Eur(10), Refund = Eur(6), Credit = Eur(3), OutOfBand = Eur(1), Reason = "duplicate", Memo = "Entschuldigung, 10 €", Reference = "cn-1" }, key),
            note => Check(note, "issued")) with { MovesMoney = true },
        Keyed("VoidCreditNote", "/v1/credit_notes/{id}/void", "cn_1", Nothing, (stripe, key) => stripe.CreditNotes.VoidAsync("cn_1", key), note =>
        {
            Check(note, "void");
            Assert.Equal(At(1793001700), note.VoidedAt);
        }) with { MovesMoney = true },
    ];

    private static void CheckPaid(Invoice invoice)
    {
        InvoiceRows.Check(invoice, InvoiceState.Paid, "paid");
        Assert.Equal((Eur(125.50m), false, false), (invoice.AmountPaid, invoice.PartiallyPaid, invoice.Overpaid));
    }

    private static void Check(StripeCreditNote note, string state)
    {
        Assert.Equal(("cn_1", "A-1-CN-01", "in_1", state, Eur(10)), (note.Id, note.Number, note.Invoice.Id, note.RawState, note.Amount));
        Assert.Equal(("duplicate", "cn-1", Created), (note.Reason, note.Reference, note.CreatedAt));
    }
}
