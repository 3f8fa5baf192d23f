using Broker.Core.Identity;
using Broker.Core.Pipeline;

namespace Broker.Payments.Adyen.Wire;

/// <summary>
/// The operations of this package and whether each may be repeated (contracts/payments.md b, h). What moves money stands here twice: with a key of the caller it
/// may be repeated, without one it goes out once, whatever the answer.
/// </summary>
internal static class AdyenOperations
{
    internal static readonly AdyenOperation CreateSession = new("CreateSession", "/sessions");
    internal static readonly AdyenOperation CreatePayment = new("CreatePayment", "/payments");
    internal static readonly AdyenOperation PaymentDetails = new("SubmitPaymentDetails", "/payments/details");
    internal static readonly AdyenOperation CreateLink = new("CreatePaymentLink", "/paymentLinks");
    internal static readonly AdyenOperation CancelByReference = new("CancelPaymentByReference", "/cancels");
    internal static readonly AdyenOperation Capture = new("CapturePayment", "/payments/{psp}/captures");
    internal static readonly AdyenOperation Cancel = new("CancelPayment", "/payments/{psp}/cancels");
    internal static readonly AdyenOperation Refund = new("RefundPayment", "/payments/{psp}/refunds");
    internal static readonly AdyenOperation Reverse = new("ReversePayment", "/payments/{psp}/reversals");
    internal static readonly AdyenOperation UpdateAmount = new("UpdatePaymentAmount", "/payments/{psp}/amountUpdates");
    internal static readonly AdyenOperation CreateTransfer = new("CreateTransfer", "/transfers");
    internal static readonly AdyenOperation ApproveTransfers = new("ApproveTransfers", "/transfers/approve");
    internal static readonly AdyenOperation CancelTransfers = new("CancelTransfers", "/transfers/cancel");
    internal static readonly AdyenOperation ReturnTransfer = new("ReturnTransfer", "/transfers/{id}/returns");

    internal static readonly ApiOperation GetSession = new("GetSessionResult", HttpMethod.Get, "/sessions/{id}", RetrySafety.Read);
    internal static readonly ApiOperation GetLink = new("GetPaymentLink", HttpMethod.Get, "/paymentLinks/{id}", RetrySafety.Read);
    internal static readonly ApiOperation ExpireLink = new("ExpirePaymentLink", HttpMethod.Patch, "/paymentLinks/{id}", RetrySafety.Idempotent);
    internal static readonly ApiOperation ListMethods = new("ListStoredPaymentMethods", HttpMethod.Get, "/storedPaymentMethods", RetrySafety.Read);
    internal static readonly ApiOperation DeleteMethod = new("DeleteStoredPaymentMethod", HttpMethod.Delete, "/storedPaymentMethods/{id}", RetrySafety.Idempotent);
    internal static readonly ApiOperation GetTransfer = new("GetTransfer", HttpMethod.Get, "/transfers/{id}", RetrySafety.Read);
    internal static readonly ApiOperation GetDefenseReasons = new("RetrieveApplicableDefenseReasons", HttpMethod.Post, "/retrieveApplicableDefenseReasons", RetrySafety.Read);
    internal static readonly ApiOperation SupplyDocument = new("SupplyDefenseDocument", HttpMethod.Post, "/supplyDefenseDocument", RetrySafety.Idempotent);
    internal static readonly ApiOperation DeleteDocument = new("DeleteDisputeDefenseDocument", HttpMethod.Post, "/deleteDisputeDefenseDocument", RetrySafety.Idempotent);
    internal static readonly ApiOperation DefendDispute = new("DefendDispute", HttpMethod.Post, "/defendDispute", RetrySafety.Once) { RepeatsRefusals = false };
    internal static readonly ApiOperation AcceptDispute = new("AcceptDispute", HttpMethod.Post, "/acceptDispute", RetrySafety.Once) { RepeatsRefusals = false };
    internal static readonly ApiOperation GetReport = new("DownloadReport", HttpMethod.Get, "/{report}", RetrySafety.Read);

    /// <summary>A call whose path holds an id.</summary>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    internal static ApiCall At(ApiOperation operation, string before, string id, string after = "") => operation.Call(Path(before, id, after));

    internal static string Path(string before, string id, string after) => id.Length > 0
        ? string.Concat(before, Uri.EscapeDataString(id), after)
        : throw new ArgumentException("The id is empty.", nameof(id));
}
