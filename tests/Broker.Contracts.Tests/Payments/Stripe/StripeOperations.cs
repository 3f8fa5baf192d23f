using Broker.Contracts.Tests.Payments.Stripe.Operations;
using Broker.Core.Identity;

namespace Broker.Contracts.Tests.Payments.Stripe;

/// <summary>All tables together.</summary>
internal static class StripeOperations
{
    public const string ApiKey = "sk_test_contract";
    public const string Version = "2026-07-29.dahlia";

    /// <summary>Where files lie; the tests send what goes there to the stub server.</summary>
    public static readonly Uri FileHost = new("https://files.stripe.com");

    public static readonly OperationKey Key = new("business-operation-1");

    public static IReadOnlyList<StripeOperation> All { get; } =
    [
        .. PaymentRows.All, .. CheckoutRows.All, .. CustomerRows.All, .. RefundRows.All, .. DisputeRows.All, .. InvoiceRows.All, .. InvoiceStepRows.All,
        .. SubscriptionRows.All, .. CatalogRows.All, .. SettlementRows.All, .. ReportRows.All, .. EventRows.All,
    ];

    public static StripeOperation Of(string name) => All.Single(operation => operation.Name == name);
}
