using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments.Stripe.Wire;

/// <summary>Reads invoices and what belongs to them, wherever the trains put it (contracts/payments.md a3: shape traps).</summary>
internal static class StripeInvoiceReader
{
    internal static Invoice Read(StripeObject invoice, StripeContext context)
    {
        StripeCurrency currency = invoice.NeededCurrency("currency");
        string? status = invoice.Text("status");
        IReadOnlyDictionary<string, string> metadata = invoice.Map("metadata");
        DateTimeOffset now = context.Time.GetUtcNow();
        DateTimeOffset? due = invoice.Time("due_date");
        Money owed = invoice.NeededAmount("amount_due", currency);
        InvoiceState state = StripeStateMaps.Invoices.Of(status);
        return new Invoice
        {
            // A preview has no id in some versions.
            Id = new InvoiceId(invoice.Text("id") is { Length: > 0 } id ? id : "preview"),
            Provider = StripeProtocol.Name,
            State = state,
            RawState = status ?? string.Empty,
            Number = invoice.Text("number"),
            Total = invoice.Amount("total", currency) ?? owed,
            AmountDue = owed,
            AmountPaid = Paid(invoice, currency, owed),
            DueAt = due,
            PastDue = state == InvoiceState.Open && due <= now,
            Payer = invoice.Id("customer") is { } payer ? new PayerId(payer) : null,
            Subscription = (invoice.Object("parent").Object("subscription_details").Id("subscription") ?? invoice.Id("subscription")) is { } subscription ? new SubscriptionId(subscription) : null,
            Page = invoice.Address("hosted_invoice_url"),
            ClientSecret = invoice.Object("confirmation_secret").Secret("client_secret"),
            Reference = context.ReferenceIn(metadata),
            Metadata = metadata,
            CreatedAt = invoice.NeededTime("created"),
            ObservedAt = now,
        };
    }

    internal static StripeInvoiceLine ReadLine(StripeObject line)
    {
        StripeCurrency currency = line.NeededCurrency("currency");
        StripeObject period = line.Object("period");
        StripeObject parent = line.Object("parent");
        return new StripeInvoiceLine
        {
            Id = line.NeededText("id"),
            Amount = line.NeededAmount("amount", currency),
            Description = line.Text("description"),
            Quantity = line.Long("quantity"),
            Price = line.Object("pricing").Object("price_details").Id("price") ?? line.Id("price"),
            Subscription = (parent.Object("subscription_item_details").Id("subscription") ?? line.Id("subscription")) is { } subscription ? new SubscriptionId(subscription) : null,
            PeriodStart = period.Time("start"),
            PeriodEnd = period.Time("end"),
        };
    }

    internal static StripeInvoiceItem ReadItem(StripeObject item, StripeContext context)
    {
        IReadOnlyDictionary<string, string> metadata = item.Map("metadata");
        return new StripeInvoiceItem
        {
            Id = item.NeededText("id"),
            Amount = item.NeededAmount("amount", item.NeededCurrency("currency")),
            Description = item.Text("description"),
            Payer = item.Id("customer") is { } payer ? new PayerId(payer) : null,
            Invoice = item.Id("invoice") is { } invoice ? new InvoiceId(invoice) : null,
            Reference = context.ReferenceIn(metadata),
            Metadata = metadata,
        };
    }

    internal static StripeInvoicePayment ReadPayment(StripeObject payment, StripeReaders readers)
    {
        StripeCurrency currency = payment.NeededCurrency("currency");
        StripeObject by = payment.Object("payment");
        return new StripeInvoicePayment
        {
            Id = payment.NeededText("id"),
            Invoice = payment.Reference("invoice", readers.Invoices.Object) ?? throw StripeJson.Missing("invoice"),
            RawState = payment.Text("status") ?? string.Empty,
            Requested = payment.Amount("amount_requested", currency),
            Paid = payment.Amount("amount_paid", currency),
            IsDefault = payment.Flag("is_default") ?? false,
            Payment = by.Reference("payment_intent", readers.Payments.Object),
            ChargeId = by.Id("charge"),
            CreatedAt = payment.NeededTime("created"),
            PaidAt = payment.Object("status_transitions").Time("paid_at"),
        };
    }

    // Stripe counts what came in beyond the amount due apart from the amount paid.
    private static Money Paid(StripeObject invoice, StripeCurrency currency, Money owed)
    {
        Money paid = invoice.Amount("amount_paid", currency) ?? Money.Zero(owed.Currency);
        return invoice.Amount("amount_overpaid", currency) is { IsZero: false } over && paid <= owed ? paid + over : paid;
    }
}
