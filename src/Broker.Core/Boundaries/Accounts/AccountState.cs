using Broker.Core.Monetary;

namespace Broker.Core.Boundaries.Accounts;

/// <summary>Balance, equity and margin of one account, in the account's currency.</summary>
/// <param name="Balance">Closed results plus deposits and withdrawals.</param>
/// <param name="Equity">Balance plus floating result, swap, commission and credit.</param>
/// <param name="Margin">Margin in use.</param>
/// <param name="FreeMargin">Equity minus margin in use.</param>
/// <param name="Currency">The account's currency; null when the answer did not state one.</param>
/// <param name="IsInvestor">True for a read-only login: an onboarding failure, not a success; null when unknown.</param>
/// <param name="ObservedAt">When it was read.</param>
public sealed record AccountState(
    decimal Balance, decimal Equity, decimal Margin, decimal FreeMargin, Currency? Currency, bool? IsInvestor, DateTimeOffset ObservedAt);
