using Broker.Core.Boundaries.Finance;
using Broker.Core.Monetary;

namespace Broker.Payments.Timelines;

/// <summary>Where one refund of a payment stands.</summary>
/// <param name="Id">The provider's id of it.</param>
/// <param name="State">Its neutral state.</param>
/// <param name="RawState">The provider's own word.</param>
/// <param name="Amount">How much; null when no fact told.</param>
/// <param name="WasCarriedOut">True when it was carried out at some time, even if it failed or came back afterwards.</param>
public sealed record RefundStanding(string Id, RefundState State, string RawState, Money? Amount, bool WasCarriedOut);
