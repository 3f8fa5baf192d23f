using Broker.Core.Pipeline;

namespace Broker.Payments.Stripe.Wire;

/// <summary>
/// The operations of this package and whether each may be repeated (contracts/payments.md a3, h). A creation stands here twice: with a key of the caller it
/// may be repeated, without one it goes out once.
/// </summary>
internal static class StripeOperations
{
    internal static readonly ApiOperation GetPayment = new("GetPaymentIntent", HttpMethod.Get, "/v1/payment_intents/{id}", RetrySafety.Read);
    internal static readonly ApiOperation ListPayments = new("ListPaymentIntents", HttpMethod.Get, "/v1/payment_intents", RetrySafety.Read);
    internal static readonly ApiOperation CreatePayment = new("CreatePaymentIntent", HttpMethod.Post, "/v1/payment_intents", RetrySafety.Idempotent);
    internal static readonly ApiOperation GetRefund = new("GetRefund", HttpMethod.Get, "/v1/refunds/{id}", RetrySafety.Read);
    internal static readonly ApiOperation ListRefunds = new("ListRefunds", HttpMethod.Get, "/v1/refunds", RetrySafety.Read);
    internal static readonly ApiOperation CreateRefund = new("CreateRefund", HttpMethod.Post, "/v1/refunds", RetrySafety.Idempotent);
    internal static readonly ApiOperation ListDisputes = new("ListDisputes", HttpMethod.Get, "/v1/disputes", RetrySafety.Read);
    internal static readonly ApiOperation GetCustomer = new("GetCustomer", HttpMethod.Get, "/v1/customers/{id}", RetrySafety.Read);
    internal static readonly ApiOperation CreateCustomer = new("CreateCustomer", HttpMethod.Post, "/v1/customers", RetrySafety.Idempotent);
    internal static readonly ApiOperation CreateCustomerOnce = new("CreateCustomer", HttpMethod.Post, "/v1/customers", RetrySafety.Once);
    internal static readonly ApiOperation GetEvent = new("GetEvent", HttpMethod.Get, "/v1/events/{id}", RetrySafety.Read);
    internal static readonly ApiOperation ListEvents = new("ListEvents", HttpMethod.Get, "/v1/events", RetrySafety.Read);
    internal static readonly ApiOperation ListEndpoints = new("ListWebhookEndpoints", HttpMethod.Get, "/v1/webhook_endpoints", RetrySafety.Read);
    internal static readonly ApiOperation CreateEndpointOnce = new("CreateWebhookEndpoint", HttpMethod.Post, "/v1/webhook_endpoints", RetrySafety.Once);
    internal static readonly ApiOperation DeleteEndpoint = new("DeleteWebhookEndpoint", HttpMethod.Delete, "/v1/webhook_endpoints/{id}", RetrySafety.Idempotent);

    internal const int PageSize = 100;

    /// <summary>A call whose path ends with an id, with a query that needs no escaping.</summary>
    /// <exception cref="ArgumentException">The id is empty: the call would reach the list instead.</exception>
    internal static ApiCall At(ApiOperation operation, string collection, string id, string? query = null) => id.Length > 0
        ? operation.Call(string.Concat(collection, Uri.EscapeDataString(id), query))
        : throw new ArgumentException("The id is empty.", nameof(id));

    /// <summary>A POST with the caller's key, or once where there is none.</summary>
    internal static ApiCall Keyed(ApiOperation repeatable, ApiOperation once, Broker.Core.Identity.OperationKey? key) =>
        key is { IsEmpty: false } given ? repeatable.Call().WithIdempotencyKey(given.Value) : once.Call();

    /// <summary>The text of a key that must be there.</summary>
    internal static string Required(Broker.Core.Identity.OperationKey key) => key.IsEmpty
        ? throw new ArgumentException("The key is empty; make one for the business operation and store it before the call.", nameof(key))
        : key.Value;
}
