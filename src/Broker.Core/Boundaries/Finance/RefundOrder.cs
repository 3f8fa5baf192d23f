using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Core.Boundaries.Finance;

/// <summary>A refund to be made.</summary>
/// <param name="Payment">The payment to refund.</param>
/// <param name="Amount">How much.</param>
/// <param name="Key">The caller-owned key of this refund, stored before the first try.</param>
/// <param name="Reason">Why, as a neutral code such as <c>requested_by_customer</c>; no free text about the customer.</param>
public sealed record RefundOrder(PaymentId Payment, Money Amount, OperationKey Key, string Reason);
