using Broker.Core.Identity;

namespace Broker.Core.Boundaries.Accounts;

/// <summary>One registered account of a listing.</summary>
/// <param name="Id">The account's id.</param>
/// <param name="Login">Its login and server.</param>
public sealed record ListedAccount(AccountId Id, TradingLogin Login);
