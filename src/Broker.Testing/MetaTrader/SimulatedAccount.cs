namespace Broker.Testing.MetaTrader;

/// <summary>An account connected to the simulated gateway, or a session of the simulated host. Setting a property changes what the next call sees.</summary>
public sealed class SimulatedAccount
{
    internal SimulatedAccount(string uuid, string login, string server, string name, MetaTraderPlatform platform, string password, DateTimeOffset createdAt)
    {
        (Uuid, Login, Server, Name, Platform, Password, CreatedAt) = (uuid, login, server, name, platform, password, createdAt);
    }

    /// <summary>The account's UUID, or the session's token.</summary>
    public string Uuid { get; }

    /// <summary>The login number.</summary>
    public string Login { get; }

    /// <summary>The trading server.</summary>
    public string Server { get; }

    /// <summary>The name given at registration.</summary>
    public string Name { get; }

    /// <summary>The platform.</summary>
    public MetaTraderPlatform Platform { get; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>Whether the terminal is connected; CheckConnect reconnects a dropped one.</summary>
    public bool Connected { get; set; } = true;

    /// <summary>Whether the login has only the investor's rights.</summary>
    public bool IsInvestor { get; set; }

    /// <summary>Whether balance and equity can be trusted (MT5's <c>synced</c>).</summary>
    public bool Synced { get; set; } = true;

    /// <summary>How many CheckConnect calls fail before one succeeds; -1 is all of them.</summary>
    public int CheckConnectFailures { get; set; }

    /// <summary>The account currency.</summary>
    public string Currency { get; set; } = "USD";

    /// <summary>The balance in the account currency.</summary>
    public decimal Balance { get; set; }

    /// <summary>The credit in the account currency.</summary>
    public decimal Credit { get; set; }

    /// <summary>The floating profit in the account currency.</summary>
    public decimal Profit { get; set; }

    /// <summary>The used margin in the account currency.</summary>
    public decimal Margin { get; set; }

    /// <summary>The leverage, 100 for 1:100.</summary>
    public int Leverage { get; set; } = 100;

    /// <summary>Demo, Contest or Real.</summary>
    public string AccountType { get; set; } = "Demo";

    internal string Password { get; }
}
