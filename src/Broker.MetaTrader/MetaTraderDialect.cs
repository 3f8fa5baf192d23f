namespace Broker.MetaTrader;

/// <summary>Which of the two wire dialects a host speaks (contracts/metatrader.md 1).</summary>
public enum MetaTraderDialect
{
    /// <summary>The hosted gateway: accounts are registered once with <c>RegisterAccount</c>, listed with <c>GetAccounts</c> and named by a UUID.</summary>
    Gateway = 0,

    /// <summary>A session host, also that of the Pro plan: accounts are connected with <c>ConnectEx</c> and named by a session token. There is no list of accounts.</summary>
    SessionHost = 1,
}
