using Broker.Core.Monetary;

namespace Broker.Payments.Stripe.Wire;

/// <summary>The forms of invoices.</summary>
internal static class StripeInvoiceForm
{
    /// <summary>A draft that Stripe leaves alone until it is made final, and that takes no charge but its own lines.</summary>
    internal static StripeForm Of(InvoiceRequest request, StripeContext context) => new StripeForm()
        .Add("customer", StripeOperations.Needed(request.Payer.Value))
        .Add("currency", CurrencyOf(request.Lines) is { } currency ? StripeCurrency.Of(currency).WireCode : null)
        .Add("collection_method", request.DaysUntilDue is null ? "charge_automatically" : "send_invoice")
        .Add("days_until_due", request.DaysUntilDue)
        .Add("auto_advance", false)
        .Add("pending_invoice_items_behavior", "exclude")
        .Add("description", request.Description)
        .Add("metadata", context.Metadata(request.Metadata, request.Reference));

    internal static StripeForm Of(StripeInvoiceUpdate change, StripeContext context)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new StripeForm()
            .Add("description", change.Description)
            .Add("days_until_due", change.DaysUntilDue)
            .Add("auto_advance", change.AutoAdvance)
            .Add("default_payment_method", change.PaymentMethod)
            .Add("metadata", context.Metadata(change.Metadata, change.Reference));
    }

    internal static StripeForm Of(StripeInvoiceItemRequest request, StripeContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new StripeForm()
            .Add("customer", StripeOperations.Needed(request.Payer.Value))
            .Add("amount", StripeCurrency.ToWire(request.Amount))
            .Add("currency", StripeCurrency.Of(request.Amount.Currency).WireCode)
            .Add("description", request.Description)
            .Add("invoice", request.Invoice?.Value)
            .Add("subscription", request.Subscription?.Value)
            .Add("metadata", context.Metadata(request.Metadata, request.Reference));
    }

    internal static StripeForm Of(StripeInvoicePreviewRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        StripeForm form = new StripeForm().Add("customer", request.Payer?.Value).Add("subscription", request.Subscription?.Value);
        if (request.Items.Count > 0)
        {
            form.Nest("subscription_details", details => details.Nest("items", request.Items, StripeSubscriptionForm.Item));
        }

        if (request.Lines.Count > 0)
        {
            form.Nest("invoice_items", request.Lines, static (item, line) => item
                .Add("amount", StripeCurrency.ToWire(line.Amount))
                .Add("currency", StripeCurrency.Of(line.Amount.Currency).WireCode)
                .Add("description", line.Description));
        }

        return form;
    }

    /// <summary>Lines in the invoice's currency, which is not said again.</summary>
    /// <exception cref="ArgumentException">The lines are in several currencies.</exception>
    internal static StripeForm Lines(IReadOnlyList<InvoiceLine> lines, Currency? currency)
    {
        ArgumentNullException.ThrowIfNull(lines);
        _ = currency ?? CurrencyOf(lines);
        return new StripeForm().Nest("lines", lines, static (form, line) => form.Add("amount", StripeCurrency.ToWire(line.Amount)).Add("description", line.Description));
    }

    /// <summary>The currency of all lines; null for no lines.</summary>
    /// <exception cref="ArgumentException">They are in several.</exception>
    internal static Currency? CurrencyOf(IReadOnlyList<InvoiceLine> lines)
    {
        Currency? currency = null;
        foreach (InvoiceLine line in lines)
        {
            if (currency is { } known && known != line.Amount.Currency)
            {
                throw new ArgumentException($"The lines are in {known} and in {line.Amount.Currency}; an invoice has one currency.", nameof(lines));
            }

            currency = line.Amount.Currency;
        }

        return currency;
    }
}
