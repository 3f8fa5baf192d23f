using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.Stripe.Billing;

namespace Broker.Testing.Stripe;

/// <summary>The areas of the API, and how they hear of each other.</summary>
internal sealed class StripeParts
{
    private readonly IStripeArea[] _areas;
    private readonly StripeCustomers _customers;
    private readonly StripeInvoices _invoices;
    private readonly StripeReports _reports;

    public StripeParts(StripeStore store, StripeBalance balance, StripeEvents events, Func<Uri> root)
    {
        var methods = new StripeMethods(store);
        Disputes = new StripeDisputes(store, balance);
        Payments = new StripePayments(store, balance, methods, Disputes);
        Refunds = new StripeRefunds(store, balance);
        Payouts = new StripePayouts(store, balance);
        Setups = new StripeSetupIntents(store, methods);
        _customers = new StripeCustomers(store, methods);
        _reports = new StripeReports(store, root);
        var catalog = new StripeCatalog(store);
        var payer = new InvoicePayer(store, Payments, methods);
        var items = new StripeInvoiceItems(store, catalog);
        _invoices = new StripeInvoices(store, catalog, items, payer);
        var subscriptions = new StripeSubscriptions(store, catalog, _invoices, payer);
        Sessions = new StripeSessions(store, Payments, Setups, catalog, subscriptions);
        store.IntentChanged.Add(payer.IntentChanged);
        store.IntentChanged.Add(Sessions.IntentChanged);
        payer.Changed.Add(subscriptions.InvoiceChanged);
        store.Includable[("invoice", "payments")] = invoice => StripeCollection.Part(payer.Of(invoice.Text("id")!), "/v1/invoice_payments?invoice=" + invoice.Text("id"));
        store.Includable[("invoice", "confirmation_secret")] = _invoices.ConfirmationSecret;
        store.Includable[("checkout.session", "line_items")] = Sessions.Lines;
        store.Includable[("charge", "refunds")] = charge => StripeCollection.Part(
            store.Refunds.Items.Where(r => r.Text("charge") == charge.Text("id")).Reverse(), $"/v1/charges/{charge.Text("id")}/refunds");
        store.Includable[("customer", "subscriptions")] = customer => StripeCollection.Part(
            store.Subscriptions.Items.Where(s => s.Text("customer") == customer.Text("id") && s.Text("status") != "canceled").Reverse(), $"/v1/customers/{customer.Text("id")}/subscriptions");
        _areas =
        [
            _customers, methods, Payments, Setups, Sessions, Refunds, Disputes, Payouts, catalog, _invoices, items, new StripeCreditNotes(store, Refunds, payer),
            subscriptions, _reports, events,
        ];
    }

    public StripePayments Payments { get; }

    public StripeSetupIntents Setups { get; }

    public StripeSessions Sessions { get; }

    public StripeRefunds Refunds { get; }

    public StripeDisputes Disputes { get; }

    public StripePayouts Payouts { get; }

    public StripeRoute? Find(string method, string[] path, StripeForm form)
    {
        foreach (var area in _areas)
        {
            if (area.Find(method, path, form) is { } route)
            {
                return route;
            }
        }

        return null;
    }

    public void Clear()
    {
        _customers.Clear();
        _invoices.Clear();
        _reports.Clear();
        Sessions.Clear();
    }
}
