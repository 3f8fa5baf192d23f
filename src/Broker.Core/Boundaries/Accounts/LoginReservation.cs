using Broker.Core.Identity;

namespace Broker.Core.Boundaries.Accounts;

/// <summary>What a login is reserved for. All members together are the key of the reservation.</summary>
/// <param name="Tenant">The broker.</param>
/// <param name="Customer">The customer.</param>
/// <param name="Slot">Which of the customer's accounts, for example <c>primary</c>.</param>
/// <param name="Platform">The MetaTrader generation.</param>
public sealed record LoginReservation(TenantId Tenant, CustomerId Customer, string Slot, TradingPlatform Platform);
