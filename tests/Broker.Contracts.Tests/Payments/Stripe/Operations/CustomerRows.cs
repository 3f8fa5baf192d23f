using Broker.Payments.Stripe;
using static Broker.Contracts.Tests.Payments.Stripe.Operations.Rows;

namespace Broker.Contracts.Tests.Payments.Stripe.Operations;

/// <summary>Customers and their saved instruments.</summary>
internal static class CustomerRows
{
    private const string Customers = "/v1/customers";
    private const string Customer = "/v1/customers/{id}";

    public static IReadOnlyList<StripeOperation> All { get; } =
    [
        .. Both("CreateCustomer", Customers, "", ["email=a+b@broker.example", "name=Zoë Ωmega 漢字", "metadata[tier]=gold", "metadata[broker_client_id]=client-1"],
            (stripe, key) => stripe.Customers.CreateAsync(
                new StripeCustomerRequest { Email = "a+b@broker.example", Name = "Zoë Ωmega 漢字", Reference = "client-1", Metadata = Pairs(("tier", "gold")) }, key),
            Check),
        Get("GetCustomer", Customer, "cus_1", Nothing, stripe => stripe.Customers.GetAsync(Cus), Check),
        .. Both("UpdateCustomer", Customer, "cus_1", ["email=", "name=", "metadata[tier]="],
            (stripe, key) => stripe.Customers.UpdateAsync(Cus, new StripeCustomerRequest { Email = "", Name = "", Metadata = Pairs(("tier", "")) }, key), Check),
        Delete("DeleteCustomer", Customer, "cus_1", stripe => stripe.Customers.DeleteAsync(Cus)),
        List("ListCustomers", Customers, "", ["email=a+b@broker.example", "created[gte]=1793001600", "created[lt]=1793088000", "limit=100"],
            stripe => stripe.Customers.ListAsync(new StripeCustomerFilter { Email = "a+b@broker.example", CreatedFrom = Created, CreatedBefore = DayLater }), Check),
        List("SearchCustomers", "/v1/customers/search", "", ["query=name:'Zoë'", "limit=100"], stripe => stripe.Customers.SearchAsync("name:'Zoë'"), Check),
        List("ListCustomerPaymentMethods", Customer + "/payment_methods", "cus_1", ["type=card", "limit=100"], stripe => stripe.Customers.ListPaymentMethodsAsync(Cus, "card"), method =>
        {
            Assert.Equal(("pm_1", "card", Cus), (method.Id, method.Type, method.Payer));
            Assert.Equal(("visa", "4242", 8, 2030), (method.Brand, method.LastDigits, method.ExpiryMonth, method.ExpiryYear));
        }),
    ];

    private static void Check(StripeCustomer customer)
    {
        Assert.Equal((Cus, "client-1", false, false), (customer.Id, customer.Reference, customer.IsDeleted, customer.LiveMode));
        Assert.Equal("gold", customer.Metadata["tier"]);
    }
}
