using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe;

/// <summary>Customers.</summary>
internal sealed class StripeCustomers(StripeStore store, StripeMethods methods) : IStripeArea
{
    private readonly HashSet<string> _deleted = new(StringComparer.Ordinal);

    public StripeRoute? Find(string method, string[] path, StripeForm form) => (method, path) switch
    {
        ("POST", ["v1", "customers"]) => new("CreateCustomer", () => Create(form)),
        ("GET", ["v1", "customers"]) => new("ListCustomers", () => store.Customers.Page(form, StripeFilters.Same(form, "email"))),
        ("GET", ["v1", "customers", "search"]) => new("SearchCustomers", () => StripeSearch.Run(store, store.Customers, form)),
        ("GET", ["v1", "customers", var id]) => new("GetCustomer", () => _deleted.Contains(id) ? Gone(id) : store.Customers.Get(id)),
        ("POST", ["v1", "customers", var id]) => new("UpdateCustomer", () => Update(id, form)),
        ("DELETE", ["v1", "customers", var id]) => new("DeleteCustomer", () => Delete(id)),
        ("GET", ["v1", "customers", var id, "payment_methods"]) => new("ListCustomerPaymentMethods", () => methods.OfCustomer(id, form)),
        ("GET", ["v1", "customers", var id, "payment_methods", var card]) => new("GetCustomerPaymentMethod", () => methods.OfCustomer(id, card)),
        _ => null,
    };

    public void Clear() => _deleted.Clear();

    private static JsonObject Gone(string id) => new() { ["id"] = id, ["object"] = "customer", ["deleted"] = true };

    private JsonObject Create(StripeForm form)
    {
        var customer = StripeObjects.Customer(form, store.NowUnix);
        store.Customers.Add(customer);
        if (form["payment_method"] is { } given)
        {
            methods.Attach(methods.Resolve(given, keep: true), customer.Text("id")!);
        }

        SetDefaultMethod(customer, form);
        store.Emit("customer.created", customer, null);
        return customer;
    }

    private JsonObject Update(string id, StripeForm form)
    {
        var customer = store.Customers.Get(id);
        form.Apply(customer, "email", "name", "phone", "description");
        SetDefaultMethod(customer, form);
        store.Emit("customer.updated", customer, null);
        return customer;
    }

    private void SetDefaultMethod(JsonObject customer, StripeForm form)
    {
        if (form["invoice_settings[default_payment_method]"] is { } card)
        {
            var method = methods.Resolve(card, keep: true);
            if (method["customer"] is null)
            {
                methods.Attach(method, customer.Text("id")!);
            }

            customer["invoice_settings"]!["default_payment_method"] = method.Text("id");
        }
    }

    private JsonObject Delete(string id)
    {
        var customer = store.Customers.Get(id);
        store.Customers.Remove(id);
        _deleted.Add(id);
        store.Emit("customer.deleted", customer, null);
        return Gone(id);
    }
}
