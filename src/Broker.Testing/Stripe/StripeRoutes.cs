using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe;

/// <summary>Which operation a request is.</summary>
internal static class StripeRoutes
{
    public static (string Name, Func<JsonNode> Run) Find(
        SimRequest request, StripeStore store, StripePayments payments, StripeRefunds refunds, StripeBalance balance, StripeEvents events, string? webhookSecret)
    {
        var form = StripeSimulator.FormOf(request);
        return (request.Method, request.Segments) switch
        {
            ("POST", ["v1", "customers"]) => ("CreateCustomer", () => CreateCustomer(store, form)),
            ("GET", ["v1", "customers"]) => ("ListCustomers", () => store.Customers.Page(form, Same(form, "email"))),
            ("GET", ["v1", "customers", "search"]) => ("SearchCustomers", () => Search(store.Customers, form)),
            ("GET", ["v1", "customers", var id]) => ("GetCustomer", () => store.Customers.Get(id)),
            ("POST", ["v1", "customers", var id]) => ("UpdateCustomer", () => UpdateCustomer(store, id, form)),
            ("DELETE", ["v1", "customers", var id]) => ("DeleteCustomer", () => Delete(store.Customers, id)),
            ("POST", ["v1", "payment_intents"]) => ("CreatePaymentIntent", () => payments.Create(form)),
            ("GET", ["v1", "payment_intents"]) => ("ListPaymentIntents", () => store.Intents.Page(form, Same(form, "customer"))),
            ("GET", ["v1", "payment_intents", "search"]) => ("SearchPaymentIntents", () => Search(store.Intents, form)),
            ("GET", ["v1", "payment_intents", var id]) => ("GetPaymentIntent", () => store.Intents.Get(id, "intent")),
            ("POST", ["v1", "payment_intents", var id]) => ("UpdatePaymentIntent", () => payments.Update(id, form)),
            ("POST", ["v1", "payment_intents", var id, "confirm"]) => ("ConfirmPaymentIntent", () => payments.Confirm(id, form)),
            ("POST", ["v1", "payment_intents", var id, "capture"]) => ("CapturePaymentIntent", () => payments.Capture(id, form)),
            ("POST", ["v1", "payment_intents", var id, "cancel"]) => ("CancelPaymentIntent", () => payments.Cancel(id, form)),
            ("POST", ["v1", "refunds"]) => ("CreateRefund", () => refunds.Create(form)),
            ("GET", ["v1", "refunds"]) => ("ListRefunds", () => store.Refunds.Page(form, Same(form, "payment_intent", "charge"))),
            ("GET", ["v1", "refunds", var id]) => ("GetRefund", () => store.Refunds.Get(id)),
            ("GET", ["v1", "charges"]) => ("ListCharges", () => store.Charges.Page(form, Same(form, "payment_intent", "customer"))),
            ("GET", ["v1", "charges", var id]) => ("GetCharge", () => store.Charges.Get(id)),
            ("GET", ["v1", "disputes"]) => ("ListDisputes", () => store.Disputes.Page(form, Same(form, "payment_intent", "charge"))),
            ("GET", ["v1", "disputes", var id]) => ("GetDispute", () => store.Disputes.Get(id)),
            ("GET", ["v1", "events"]) => ("ListEvents", () => ListEvents(store, form)),
            ("GET", ["v1", "events", var id]) => ("GetEvent", () => store.Events.Get(id)),
            ("POST", ["v1", "webhook_endpoints"]) => ("CreateWebhookEndpoint", () => events.CreateEndpoint(form, webhookSecret)),
            ("GET", ["v1", "webhook_endpoints"]) => ("ListWebhookEndpoints", () => store.Endpoints.Page(form, _ => true)),
            ("GET", ["v1", "webhook_endpoints", var id]) => ("GetWebhookEndpoint", () => store.Endpoints.Get(id)),
            ("DELETE", ["v1", "webhook_endpoints", var id]) => ("DeleteWebhookEndpoint", () => events.DeleteEndpoint(id)),
            ("GET", ["v1", "balance"]) => ("GetBalance", balance.Balance),
            ("GET", ["v1", "balance_transactions"]) => ("ListBalanceTransactions", () => ListTransactions(store, form)),
            ("GET", ["v1", "balance_transactions", var id]) => ("GetBalanceTransaction", () => store.Transactions.Get(id)),
            ("GET", ["v1", "payouts"]) => ("ListPayouts", () => store.Payouts.Page(form, Same(form, "status"))),
            ("GET", ["v1", "payouts", var id]) => ("GetPayout", () => store.Payouts.Get(id)),
            _ => ("Unknown", () => throw new StripeError(
                404, "invalid_request_error", null, $"Unrecognized request URL ({request.Method}: {request.Path}). If you are trying to list objects, remove the trailing slash.")),
        };
    }

    private static JsonObject CreateCustomer(StripeStore store, StripeForm form)
    {
        var customer = StripeObjects.Customer(form, store.NowUnix);
        store.Customers.Add(customer);
        store.Emit("customer.created", customer, null);
        return customer;
    }

    private static JsonObject UpdateCustomer(StripeStore store, string id, StripeForm form)
    {
        var customer = store.Customers.Get(id);
        foreach (var name in (string[])["email", "name", "phone", "description"])
        {
            if (form[name] is { } value)
            {
                customer[name] = value;
            }
        }

        form.MergeMetadata((JsonObject)customer["metadata"]!);
        store.Emit("customer.updated", customer, null);
        return customer;
    }

    private static JsonObject Delete(StripeCollection items, string id)
    {
        items.Get(id);
        items.Remove(id);
        return new JsonObject { ["id"] = id, ["object"] = "customer", ["deleted"] = true };
    }

    private static JsonObject ListEvents(StripeStore store, StripeForm form)
    {
        var types = form.List("types");
        return store.Events.Page(form, e => (types.Count == 0 || types.Contains(e.Text("type"), StringComparer.Ordinal)) && (form["type"] is not { } type || Matches(type, e.Text("type")!)));
    }

    private static bool Matches(string pattern, string type) => pattern == type || (pattern.EndsWith(".*", StringComparison.Ordinal) && type.StartsWith(pattern[..^1], StringComparison.Ordinal));

    private static JsonObject ListTransactions(StripeStore store, StripeForm form)
    {
        var same = Same(form, "type", "currency", "source");
        return store.Transactions.Page(form, t => same(t) && (form["payout"] is not { } payout || store.PayoutOf.GetValueOrDefault(t.Text("id")!) == payout));
    }

    private static Func<JsonObject, bool> Same(StripeForm form, params string[] names) =>
        item => Array.TrueForAll(names, name => form[name] is not { } wanted || item.Text(name) == wanted);

    /// <summary>Search for equality only: <c>metadata['order']:'1' AND status:'succeeded'</c>.</summary>
    private static JsonObject Search(StripeCollection items, StripeForm form)
    {
        var clauses = (form["query"] ?? throw StripeError.Missing("query")).Split(" AND ", StringSplitOptions.TrimEntries).Select(clause =>
        {
            var at = clause.LastIndexOf(':');
            return at < 1
                ? throw StripeError.Invalid("We were unable to parse your search query.", "query")
                : (Field: clause[..at], Value: clause[(at + 1)..].Trim('\'', '"'));
        }).ToArray();
        bool Matches(JsonObject item) => Array.TrueForAll(clauses, c => Value(item, c.Field) == c.Value);
        var found = items.Items.Where(Matches).Reverse().Take((int)(form.Long("limit") ?? 10)).Select(i => i.DeepClone());
        return new JsonObject { ["object"] = "search_result", ["data"] = JsonText.Array(found), ["has_more"] = false, ["next_page"] = null, ["url"] = "/v1/search" };
    }

    private static string? Value(JsonObject item, string field) => field.StartsWith("metadata[", StringComparison.Ordinal)
        ? (item["metadata"] as JsonObject).Text(field[9..].TrimEnd(']').Trim('\'', '"'))
        : item.Text(field);
}
