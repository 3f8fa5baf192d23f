using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments;

/// <summary>A dispute about a payment. Money moves apart from its state.</summary>
/// <param name="Id">The provider's id of it.</param>
/// <param name="Payment">The payment; null when the provider named only a charge.</param>
/// <param name="Amount">How much is disputed.</param>
/// <param name="Standing">Where it stands.</param>
/// <param name="RawState">The provider's own word.</param>
/// <param name="Reason">Why, in the provider's code; null when none was given.</param>
/// <param name="CreatedAt">When it was opened, by the provider's clock.</param>
public sealed record Dispute(string Id, PaymentId? Payment, Money Amount, DisputeStanding Standing, string RawState, string? Reason, DateTimeOffset CreatedAt);
