using Broker.Core.Boundaries.Finance;

namespace Broker.Payments.Stripe.Wire;

/// <summary>The readers of all kinds of objects, made once for each client.</summary>
internal sealed class StripeReaders
{
    internal StripeReaders(StripeContext context)
    {
        Context = context;
        var payments = new StripePaymentReader(context.ReferenceKey, context.Time);
        var refunds = new StripeRefundReader(context.Time);
        var disputes = new StripeDisputeReader(context.Time);
        Payments = new StripeReader<Payment>(payments.ReadItem, static payment => payment with { IsReplayed = true });
        Refunds = new StripeReader<Refund>(refunds.Read, static refund => refund with { IsReplayed = true });
        Disputes = new StripeReader<Dispute>(disputes.ReadItem);
        Invoices = new StripeReader<Invoice>(whole => StripeInvoiceReader.Read(whole, context), static invoice => invoice with { IsReplayed = true });
        Subscriptions = new StripeReader<Subscription>(whole => StripeSubscriptionReader.Read(whole, context), static subscription => subscription with { IsReplayed = true });
        Payouts = new StripeReader<SettlementPayout>(whole => StripePayoutReader.Read(whole, context), static payout => payout with { IsReplayed = true });
        Reports = new StripeReader<Report>(whole => StripeReportReader.Read(whole, context));
        ReportTypes = new StripeReader<StripeReportType>(StripeReportReader.ReadType);
        Customers = new StripeReader<StripeCustomer>(whole => StripeCustomerReader.Read(whole, context));
        PaymentMethods = new StripeReader<StripePaymentMethod>(StripeSetupReader.ReadMethod);
        SetupIntents = new StripeReader<StripeSetupIntent>(whole => StripeSetupReader.Read(whole, context));
        Products = new StripeReader<StripeProduct>(whole => StripeCatalogReader.ReadProduct(whole));
        Prices = new StripeReader<StripePrice>(whole => StripeCatalogReader.ReadPrice(whole));
        InvoiceLines = new StripeReader<StripeInvoiceLine>(StripeInvoiceReader.ReadLine);
        InvoiceItems = new StripeReader<StripeInvoiceItem>(whole => StripeInvoiceReader.ReadItem(whole, context));
        InvoicePayments = new StripeReader<StripeInvoicePayment>(whole => StripeInvoiceReader.ReadPayment(whole, this));
        CreditNotes = new StripeReader<StripeCreditNote>(whole => StripeCreditNoteReader.Read(whole, this));
        Balances = new StripeReader<StripeBalance>(StripeBalanceReader.Read);
        BalanceTransactions = new StripeReader<StripeBalanceTransaction>(whole => StripeBalanceReader.ReadTransaction(whole, context));
        Charges = new StripeReader<StripeCharge>(whole => StripeChargeReader.Read(whole, this));
        CheckoutSessions = new StripeReader<StripeCheckoutSession>(whole => StripeCheckoutReader.Read(whole, this));
    }

    internal StripeContext Context { get; }

    internal StripeReader<Payment> Payments { get; }

    internal StripeReader<Refund> Refunds { get; }

    internal StripeReader<Dispute> Disputes { get; }

    internal StripeReader<Invoice> Invoices { get; }

    internal StripeReader<Subscription> Subscriptions { get; }

    internal StripeReader<SettlementPayout> Payouts { get; }

    internal StripeReader<Report> Reports { get; }

    internal StripeReader<StripeReportType> ReportTypes { get; }

    internal StripeReader<StripeCustomer> Customers { get; }

    internal StripeReader<StripePaymentMethod> PaymentMethods { get; }

    internal StripeReader<StripeSetupIntent> SetupIntents { get; }

    internal StripeReader<StripeProduct> Products { get; }

    internal StripeReader<StripePrice> Prices { get; }

    internal StripeReader<StripeInvoiceLine> InvoiceLines { get; }

    internal StripeReader<StripeInvoiceItem> InvoiceItems { get; }

    internal StripeReader<StripeInvoicePayment> InvoicePayments { get; }

    internal StripeReader<StripeCreditNote> CreditNotes { get; }

    internal StripeReader<StripeBalance> Balances { get; }

    internal StripeReader<StripeBalanceTransaction> BalanceTransactions { get; }

    internal StripeReader<StripeCharge> Charges { get; }

    internal StripeReader<StripeCheckoutSession> CheckoutSessions { get; }

    /// <summary>The object of an event, of the kinds that have no reader of their own there; null for any other kind.</summary>
    internal object? Snapshot(string? kind, StripeObject whole) => kind switch
    {
        "invoice" => Invoices.Object(whole) with { Evidence = PaymentEvidence.VerifiedWebhook },
        "subscription" => Subscriptions.Object(whole) with { Evidence = PaymentEvidence.VerifiedWebhook },
        "payout" => Payouts.Object(whole) with { Evidence = PaymentEvidence.VerifiedWebhook },
        "invoice_payment" => InvoicePayments.Object(whole),
        "credit_note" => CreditNotes.Object(whole),
        "checkout.session" => CheckoutSessions.Object(whole),
        "reporting.report_run" => Reports.Object(whole),
        _ => null,
    };

    /// <summary>True for the kinds that <see cref="Snapshot"/> reads.</summary>
    internal static bool HasSnapshot(string? kind) =>
        kind is "invoice" or "subscription" or "payout" or "invoice_payment" or "credit_note" or "checkout.session" or "reporting.report_run";
}
