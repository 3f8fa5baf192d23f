using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Core.Boundaries.Finance;

/// <summary>A refund as the provider knows it.</summary>
/// <param name="Refund">The refund.</param>
/// <param name="Payment">The payment it belongs to.</param>
/// <param name="Amount">How much.</param>
/// <param name="State">Its neutral state.</param>
/// <param name="RawState">The provider's own word.</param>
public sealed record RefundConfirmation(RefundId Refund, PaymentId Payment, Money Amount, RefundState State, string RawState);
