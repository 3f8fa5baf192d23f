using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe;

/// <summary>Everything the simulated Stripe account holds, and the clock and event sink its parts share.</summary>
internal sealed class StripeStore(TimeProvider clock)
{
    private const string IdAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private readonly DueActions _due = new(clock);

    public StripeCollection Customers { get; } = new("customer", "cus_", "/v1/customers");

    public StripeCollection Methods { get; } = new("PaymentMethod", "pm_", "/v1/payment_methods");

    public StripeCollection Intents { get; } = new("payment_intent", "pi_", "/v1/payment_intents");

    public StripeCollection SetupIntents { get; } = new("setupintent", "seti_", "/v1/setup_intents");

    public StripeCollection Sessions { get; } = new("checkout.session", "cs_", "/v1/checkout/sessions");

    public StripeCollection Charges { get; } = new("charge", "ch_", "/v1/charges");

    public StripeCollection Refunds { get; } = new("refund", "re_", "/v1/refunds");

    public StripeCollection Disputes { get; } = new("dispute", "dp_", "/v1/disputes");

    public StripeCollection Products { get; } = new("product", "prod_", "/v1/products");

    public StripeCollection Prices { get; } = new("price", "price_", "/v1/prices");

    public StripeCollection Invoices { get; } = new("invoice", "in_", "/v1/invoices");

    public StripeCollection InvoiceItems { get; } = new("invoiceitem", "ii_", "/v1/invoiceitems");

    public StripeCollection InvoicePayments { get; } = new("invoice_payment", "inpay_", "/v1/invoice_payments");

    public StripeCollection CreditNotes { get; } = new("credit note", "cn_", "/v1/credit_notes");

    public StripeCollection Subscriptions { get; } = new("subscription", "sub_", "/v1/subscriptions");

    public StripeCollection Transactions { get; } = new("balance transaction", "txn_", "/v1/balance_transactions");

    public StripeCollection Payouts { get; } = new("payout", "po_", "/v1/payouts");

    public StripeCollection ReportRuns { get; } = new("report run", "frr_", "/v1/reporting/report_runs");

    public StripeCollection Events { get; } = new("event", "evt_", "/v1/events");

    public StripeCollection Endpoints { get; } = new("webhook endpoint", "we_", "/v1/webhook_endpoints");

    /// <summary>Which payout a balance transaction went into.</summary>
    public Dictionary<string, string> PayoutOf { get; } = new(StringComparer.Ordinal);

    /// <summary>Which test trigger a charge or payment method stands for.</summary>
    public Dictionary<string, string> TriggerOf { get; } = new(StringComparer.Ordinal);

    /// <summary>Records and delivers an event about an object.</summary>
    public Action<string, JsonObject, JsonObject?> Emit { get; set; } = (_, _, _) => { };

    /// <summary>Heard when a payment intent succeeded (true), failed (false) or waits for its payer (none).</summary>
    public List<Action<JsonObject, bool?>> IntentChanged { get; } = [];

    /// <summary>Members that are only rendered when asked for, by object and name.</summary>
    public Dictionary<(string Object, string Member), Func<JsonObject, JsonNode?>> Includable { get; } = [];

    /// <summary>How long an object stays unknown to search.</summary>
    public TimeSpan SearchLag { get; set; }

    /// <summary>The time; while something falls due, the time it fell due.</summary>
    public DateTimeOffset Now => _due.Now;

    public long NowUnix => Now.ToUnixTimeSeconds();

    private StripeCollection[] All =>
    [
        Customers, Methods, Intents, SetupIntents, Sessions, Charges, Refunds, Disputes, Products, Prices, Invoices, InvoiceItems, InvoicePayments,
        CreditNotes, Subscriptions, Transactions, Payouts, ReportRuns, Events, Endpoints,
    ];

    public static string NewId(string prefix) => prefix + RandomNumberGenerator.GetString(IdAlphabet, 24);

    public StripeCollection? CollectionOf(string id) => Array.Find(All, c => id.StartsWith(c.Prefix, StringComparison.Ordinal));

    public JsonObject? FindAny(string id) => CollectionOf(id)?.Find(id);

    /// <summary>Does something later that a settlement ends at once.</summary>
    public void Later(TimeSpan delay, Action action) => _due.Later(delay, action);

    /// <summary>Does something at a time of the simulator's clock, and never before.</summary>
    public void At(long unixSeconds, Action action) => _due.At(DateTimeOffset.FromUnixTimeSeconds(unixSeconds), action);

    public void RunDue() => _due.RunDue();

    /// <summary>Ends what banks and reports take their time for.</summary>
    public void Settle() => _due.Settle();

    public void Clear()
    {
        foreach (var collection in All)
        {
            collection.Clear();
        }

        _due.Clear();
        PayoutOf.Clear();
        TriggerOf.Clear();
        SearchLag = TimeSpan.Zero;
    }
}
