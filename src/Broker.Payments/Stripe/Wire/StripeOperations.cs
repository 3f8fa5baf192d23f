using Broker.Core.Identity;
using Broker.Core.Pipeline;

namespace Broker.Payments.Stripe.Wire;

/// <summary>
/// The operations of this package and whether each may be repeated (contracts/payments.md a3, h): a GET freely, a DELETE freely and without a key, a POST
/// with a key of the caller freely and without one never.
/// </summary>
internal static class StripeOperations
{
    internal const int PageSize = 100;

    private const string IdPlace = "{id}";

    internal static readonly ApiOperation GetPayment = new("GetPaymentIntent", HttpMethod.Get, "/v1/payment_intents/{id}", RetrySafety.Read);
    internal static readonly ApiOperation ListPayments = new("ListPaymentIntents", HttpMethod.Get, "/v1/payment_intents", RetrySafety.Read);
    internal static readonly ApiOperation SearchPayments = new("SearchPaymentIntents", HttpMethod.Get, "/v1/payment_intents/search", RetrySafety.Read);
    internal static readonly StripeWrite CreatePayment = new("CreatePaymentIntent", "/v1/payment_intents");
    internal static readonly StripeWrite UpdatePayment = new("UpdatePaymentIntent", "/v1/payment_intents/{id}");
    internal static readonly StripeWrite ConfirmPayment = new("ConfirmPaymentIntent", "/v1/payment_intents/{id}/confirm");
    internal static readonly StripeWrite CapturePayment = new("CapturePaymentIntent", "/v1/payment_intents/{id}/capture");
    internal static readonly StripeWrite CancelPayment = new("CancelPaymentIntent", "/v1/payment_intents/{id}/cancel");
    internal static readonly ApiOperation GetCharge = new("GetCharge", HttpMethod.Get, "/v1/charges/{id}", RetrySafety.Read);

    internal static readonly StripeWrite CreateCheckout = new("CreateCheckoutSession", "/v1/checkout/sessions");
    internal static readonly ApiOperation GetCheckout = new("GetCheckoutSession", HttpMethod.Get, "/v1/checkout/sessions/{id}", RetrySafety.Read);
    internal static readonly ApiOperation ListCheckouts = new("ListCheckoutSessions", HttpMethod.Get, "/v1/checkout/sessions", RetrySafety.Read);
    internal static readonly StripeWrite ExpireCheckout = new("ExpireCheckoutSession", "/v1/checkout/sessions/{id}/expire");
    internal static readonly StripeWrite CreateSetupIntent = new("CreateSetupIntent", "/v1/setup_intents");
    internal static readonly ApiOperation ListPaymentMethods = new("ListCustomerPaymentMethods", HttpMethod.Get, "/v1/customers/{id}/payment_methods", RetrySafety.Read);

    internal static readonly StripeWrite CreateCustomer = new("CreateCustomer", "/v1/customers");
    internal static readonly ApiOperation GetCustomer = new("GetCustomer", HttpMethod.Get, "/v1/customers/{id}", RetrySafety.Read);
    internal static readonly StripeWrite UpdateCustomer = new("UpdateCustomer", "/v1/customers/{id}");
    internal static readonly ApiOperation DeleteCustomer = new("DeleteCustomer", HttpMethod.Delete, "/v1/customers/{id}", RetrySafety.Idempotent);
    internal static readonly ApiOperation ListCustomers = new("ListCustomers", HttpMethod.Get, "/v1/customers", RetrySafety.Read);
    internal static readonly ApiOperation SearchCustomers = new("SearchCustomers", HttpMethod.Get, "/v1/customers/search", RetrySafety.Read);

    internal static readonly StripeWrite CreateInvoice = new("CreateInvoice", "/v1/invoices");
    internal static readonly ApiOperation GetInvoice = new("GetInvoice", HttpMethod.Get, "/v1/invoices/{id}", RetrySafety.Read);
    internal static readonly StripeWrite UpdateInvoice = new("UpdateInvoice", "/v1/invoices/{id}");
    internal static readonly ApiOperation DeleteInvoice = new("DeleteDraftInvoice", HttpMethod.Delete, "/v1/invoices/{id}", RetrySafety.Idempotent);
    internal static readonly ApiOperation ListInvoices = new("ListInvoices", HttpMethod.Get, "/v1/invoices", RetrySafety.Read);
    internal static readonly ApiOperation SearchInvoices = new("SearchInvoices", HttpMethod.Get, "/v1/invoices/search", RetrySafety.Read);
    internal static readonly StripeWrite FinalizeInvoice = new("FinalizeInvoice", "/v1/invoices/{id}/finalize");
    internal static readonly StripeWrite PayInvoice = new("PayInvoice", "/v1/invoices/{id}/pay");
    internal static readonly StripeWrite SendInvoice = new("SendInvoice", "/v1/invoices/{id}/send");
    internal static readonly StripeWrite VoidInvoice = new("VoidInvoice", "/v1/invoices/{id}/void");
    internal static readonly StripeWrite MarkInvoiceUncollectible = new("MarkInvoiceUncollectible", "/v1/invoices/{id}/mark_uncollectible");
    internal static readonly StripeWrite AddInvoiceLines = new("AddInvoiceLines", "/v1/invoices/{id}/add_lines");
    internal static readonly StripeWrite AttachInvoicePayment = new("AttachInvoicePayment", "/v1/invoices/{id}/attach_payment");
    internal static readonly ApiOperation ListInvoiceLines = new("ListInvoiceLines", HttpMethod.Get, "/v1/invoices/{id}/lines", RetrySafety.Read);
    // Nothing is made: the answer only tells what an invoice would be, so it may be asked again without a key.
    internal static readonly ApiOperation PreviewInvoice = new("PreviewInvoice", HttpMethod.Post, "/v1/invoices/create_preview", RetrySafety.Read);
    internal static readonly StripeWrite CreateInvoiceItem = new("CreateInvoiceItem", "/v1/invoiceitems");
    internal static readonly ApiOperation ListInvoicePayments = new("ListInvoicePayments", HttpMethod.Get, "/v1/invoice_payments", RetrySafety.Read);
    internal static readonly StripeWrite CreateCreditNote = new("CreateCreditNote", "/v1/credit_notes");
    internal static readonly StripeWrite VoidCreditNote = new("VoidCreditNote", "/v1/credit_notes/{id}/void");

    internal static readonly StripeWrite CreateSubscription = new("CreateSubscription", "/v1/subscriptions");
    internal static readonly ApiOperation GetSubscription = new("GetSubscription", HttpMethod.Get, "/v1/subscriptions/{id}", RetrySafety.Read);
    internal static readonly StripeWrite UpdateSubscription = new("UpdateSubscription", "/v1/subscriptions/{id}");
    internal static readonly ApiOperation CancelSubscription = new("CancelSubscription", HttpMethod.Delete, "/v1/subscriptions/{id}", RetrySafety.Idempotent);
    internal static readonly StripeWrite ResumeSubscription = new("ResumeSubscription", "/v1/subscriptions/{id}/resume");
    internal static readonly StripeWrite PauseSubscription = new("PauseSubscription", "/v1/subscriptions/{id}/pause");
    internal static readonly ApiOperation ListSubscriptions = new("ListSubscriptions", HttpMethod.Get, "/v1/subscriptions", RetrySafety.Read);
    internal static readonly ApiOperation SearchSubscriptions = new("SearchSubscriptions", HttpMethod.Get, "/v1/subscriptions/search", RetrySafety.Read);
    internal static readonly StripeWrite CreateProduct = new("CreateProduct", "/v1/products");
    internal static readonly ApiOperation GetProduct = new("GetProduct", HttpMethod.Get, "/v1/products/{id}", RetrySafety.Read);
    internal static readonly StripeWrite UpdateProduct = new("UpdateProduct", "/v1/products/{id}");
    internal static readonly ApiOperation ListProducts = new("ListProducts", HttpMethod.Get, "/v1/products", RetrySafety.Read);
    internal static readonly StripeWrite CreatePrice = new("CreatePrice", "/v1/prices");
    internal static readonly ApiOperation GetPrice = new("GetPrice", HttpMethod.Get, "/v1/prices/{id}", RetrySafety.Read);
    internal static readonly StripeWrite UpdatePrice = new("UpdatePrice", "/v1/prices/{id}");
    internal static readonly ApiOperation ListPrices = new("ListPrices", HttpMethod.Get, "/v1/prices", RetrySafety.Read);

    internal static readonly StripeWrite CreateRefund = new("CreateRefund", "/v1/refunds");
    internal static readonly ApiOperation GetRefund = new("GetRefund", HttpMethod.Get, "/v1/refunds/{id}", RetrySafety.Read);
    internal static readonly StripeWrite UpdateRefund = new("UpdateRefund", "/v1/refunds/{id}");
    internal static readonly StripeWrite CancelRefund = new("CancelRefund", "/v1/refunds/{id}/cancel");
    internal static readonly ApiOperation ListRefunds = new("ListRefunds", HttpMethod.Get, "/v1/refunds", RetrySafety.Read);

    internal static readonly ApiOperation GetBalance = new("GetBalance", HttpMethod.Get, "/v1/balance", RetrySafety.Read);
    internal static readonly ApiOperation GetBalanceTransaction = new("GetBalanceTransaction", HttpMethod.Get, "/v1/balance_transactions/{id}", RetrySafety.Read);
    internal static readonly ApiOperation ListBalanceTransactions = new("ListBalanceTransactions", HttpMethod.Get, "/v1/balance_transactions", RetrySafety.Read);
    internal static readonly StripeWrite CreatePayout = new("CreatePayout", "/v1/payouts");
    internal static readonly ApiOperation GetPayout = new("GetPayout", HttpMethod.Get, "/v1/payouts/{id}", RetrySafety.Read);
    internal static readonly StripeWrite CancelPayout = new("CancelPayout", "/v1/payouts/{id}/cancel");
    internal static readonly StripeWrite ReversePayout = new("ReversePayout", "/v1/payouts/{id}/reverse");
    internal static readonly ApiOperation ListPayouts = new("ListPayouts", HttpMethod.Get, "/v1/payouts", RetrySafety.Read);

    internal static readonly ApiOperation GetDispute = new("GetDispute", HttpMethod.Get, "/v1/disputes/{id}", RetrySafety.Read);
    internal static readonly ApiOperation ListDisputes = new("ListDisputes", HttpMethod.Get, "/v1/disputes", RetrySafety.Read);
    internal static readonly StripeWrite UpdateDispute = new("UpdateDispute", "/v1/disputes/{id}");
    internal static readonly StripeWrite CloseDispute = new("CloseDispute", "/v1/disputes/{id}/close");

    internal static readonly StripeWrite CreateReport = new("CreateReportRun", "/v1/reporting/report_runs");
    internal static readonly ApiOperation GetReport = new("GetReportRun", HttpMethod.Get, "/v1/reporting/report_runs/{id}", RetrySafety.Read);
    internal static readonly ApiOperation ListReports = new("ListReportRuns", HttpMethod.Get, "/v1/reporting/report_runs", RetrySafety.Read);
    internal static readonly ApiOperation ListReportTypes = new("ListReportTypes", HttpMethod.Get, "/v1/reporting/report_types", RetrySafety.Read);
    internal static readonly ApiOperation DownloadReport = new("DownloadReport", HttpMethod.Get, "/v1/files/{id}/contents", RetrySafety.Read);

    internal static readonly ApiOperation GetEvent = new("GetEvent", HttpMethod.Get, "/v1/events/{id}", RetrySafety.Read);
    internal static readonly ApiOperation GetThinEvent = new("GetCoreEvent", HttpMethod.Get, "/v2/core/events/{id}", RetrySafety.Read);
    internal static readonly ApiOperation ListEvents = new("ListEvents", HttpMethod.Get, "/v1/events", RetrySafety.Read);
    internal static readonly StripeWrite CreateEndpoint = new("CreateWebhookEndpoint", "/v1/webhook_endpoints");
    internal static readonly ApiOperation GetEndpoint = new("GetWebhookEndpoint", HttpMethod.Get, "/v1/webhook_endpoints/{id}", RetrySafety.Read);
    internal static readonly ApiOperation DeleteEndpoint = new("DeleteWebhookEndpoint", HttpMethod.Delete, "/v1/webhook_endpoints/{id}", RetrySafety.Idempotent);
    internal static readonly ApiOperation ListEndpoints = new("ListWebhookEndpoints", HttpMethod.Get, "/v1/webhook_endpoints", RetrySafety.Read);

    /// <summary>A call whose path ends with an id, with a query that needs no escaping.</summary>
    /// <exception cref="ArgumentException">The id is empty: the call would reach the list instead.</exception>
    internal static ApiCall At(ApiOperation operation, string collection, string id, string query) =>
        operation.Call(string.Concat(collection, Uri.EscapeDataString(Needed(id)), query));

    /// <summary>A call at the path of one object.</summary>
    /// <exception cref="ArgumentException">The id is empty: the call would reach the list instead.</exception>
    internal static ApiCall At(ApiOperation operation, string id) => operation.Call(Path(operation.Template, id));

    /// <summary>The template with the id in its place.</summary>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    internal static string Path(string template, string id) => template.Replace(IdPlace, Uri.EscapeDataString(Needed(id)), StringComparison.Ordinal);

    /// <summary>An id that must be there.</summary>
    internal static string Needed(string id) => string.IsNullOrEmpty(id) ? throw new ArgumentException("The id is empty.", nameof(id)) : id;

    /// <summary>A key that must be there.</summary>
    internal static OperationKey Needed(OperationKey key) => key.IsEmpty
        ? throw new ArgumentException("The key is empty; make one for the business operation and store it before the call.", nameof(key))
        : key;

    /// <summary>The text of a key that must be there.</summary>
    internal static string Required(OperationKey key) => Needed(key).Value;
}
