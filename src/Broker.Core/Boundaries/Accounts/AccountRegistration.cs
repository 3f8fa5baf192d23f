using Broker.Core.Identity;

namespace Broker.Core.Boundaries.Accounts;

/// <summary>A registration to be made. Login and server are the key that is looked up before any repeat.</summary>
/// <param name="Customer">The customer the account is for.</param>
/// <param name="Login">The reserved login and its server.</param>
/// <param name="Platform">The MetaTrader generation.</param>
/// <param name="DisplayName">The name shown in the account list; no personal data needed.</param>
public sealed record AccountRegistration(CustomerId Customer, TradingLogin Login, TradingPlatform Platform, string DisplayName);
