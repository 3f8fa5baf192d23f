namespace Broker.MetaTrader.Orders;

/// <summary>One page of a history.</summary>
/// <param name="Orders">Its orders.</param>
/// <param name="PagesCount">How many pages there are; null when the answer did not say.</param>
/// <param name="PageNumber">Which page this is, from zero; page 0 is the oldest. Null when the answer did not say.</param>
public sealed record OrderPage(IReadOnlyList<OrderView> Orders, int? PagesCount, int? PageNumber);
