using System.Globalization;
using Broker.Testing.MetaTrader.Accounts;
using Broker.Testing.MetaTrader.Streaming;
using Broker.Testing.MetaTrader.Trading;

namespace Broker.Testing.MetaTrader;

/// <summary>An account connected to the simulated gateway, or a session of the simulated host. Setting a property changes what the next call sees.</summary>
public sealed class SimulatedAccount
{
    private readonly MetaTraderWorld _world;

    internal SimulatedAccount(string uuid, string login, string server, string name, MetaTraderPlatform platform, string password, MetaTraderWorld world)
    {
        (Uuid, Login, Server, Name, Platform, Password, _world) = (uuid, login, server, name, platform, password, world);
        CreatedAt = ConnectedAt = UsedAt = world.Now;
    }

    /// <summary>The account's UUID, or the session's token.</summary>
    public string Uuid { get; internal set; }

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

    /// <summary>The balance in the account currency; closed trades change it.</summary>
    public decimal Balance { get; set; }

    /// <summary>The credit in the account currency.</summary>
    public decimal Credit { get; set; }

    /// <summary>A floating profit in the account currency, besides that of the open orders.</summary>
    public decimal Profit { get; set; }

    /// <summary>A used margin in the account currency, besides that of the open orders.</summary>
    public decimal Margin { get; set; }

    /// <summary>The leverage, 100 for 1:100.</summary>
    public int Leverage { get; set; } = 100;

    /// <summary>Demo, Contest or Real.</summary>
    public string AccountType { get; set; } = "Demo";

    /// <summary>How an MT5 account keeps its positions; MT4 accounts hedge whatever this says.</summary>
    public SimulatedAccountMethod Method { get; set; }

    /// <summary>Whether trades are accepted; off gives <c>TRADE_DISABLED</c>.</summary>
    public bool TradeEnabled { get; set; } = true;

    /// <summary>When ConnectionStatus says the last quote came; <see langword="null"/> (the default) is now.</summary>
    public DateTimeOffset? LastQuoteAt { get; set; }

    /// <summary>The open positions and pending orders, oldest first.</summary>
    public IReadOnlyList<SimulatedOrder> OpenOrders => Copy(Open);

    /// <summary>What was closed since the session began, oldest first; calls tell the last 100 (MT5) or 10 (MT4).</summary>
    public IReadOnlyList<SimulatedOrder> ClosedOrders => Copy(SessionClosed);

    /// <summary>Everything closed, cancelled or deposited, oldest first.</summary>
    public IReadOnlyList<SimulatedOrder> History => Copy(Past);

    /// <summary>The most calls of this account that were under way at once; calls a caller gave up do not count.</summary>
    public int ParallelCalls => _world.Overlaps.Of(Uuid);

    internal string Password { get; set; }

    internal long LoginNumber => long.TryParse(Login, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>Whether even ConnectByToken cannot bring the session back: its password was changed.</summary>
    internal bool Forgotten { get; set; }

    /// <summary>Whether the token is refused although the account is known.</summary>
    internal bool Ended { get; set; }

    internal DateTimeOffset ConnectedAt { get; set; }

    internal DateTimeOffset UsedAt { get; set; }

    /// <summary>How often the connection still drops right after a reconnect.</summary>
    internal int DropsLeft { get; set; }

    internal string PlacedType { get; set; } = "Client";

    internal List<SimulatedOrder> Open { get; } = [];

    internal List<SimulatedOrder> SessionClosed { get; } = [];

    internal List<SimulatedOrder> Past { get; } = [];

    internal List<Deal> Deals { get; } = [];

    internal List<Mail> Mails { get; } = [];

    internal SubscriptionSet Subscriptions { get; } = new();

    private IReadOnlyList<SimulatedOrder> Copy(List<SimulatedOrder> orders)
    {
        lock (_world.Gate)
        {
            return [.. orders];
        }
    }
}
