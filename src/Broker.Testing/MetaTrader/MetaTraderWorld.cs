using Broker.Testing.Hosting;
using Broker.Testing.MetaTrader.Diagnostics;
using Broker.Testing.MetaTrader.Market;
using Broker.Testing.MetaTrader.Sessions;
using Broker.Testing.MetaTrader.Streaming;
using Broker.Testing.MetaTrader.Trading;

namespace Broker.Testing.MetaTrader;

/// <summary>Everything the simulator remembers. Used under the simulator's gate.</summary>
internal sealed class MetaTraderWorld
{
    public MetaTraderWorld(SimulatorClock clock, Lock gate)
    {
        (Clock, Gate) = (clock, gate);
        Market = new MarketBook(this);
        Accounts = new AccountBook();
        Sessions = new SessionBook(this);
        Sockets = new SocketHub(this);
        Desk = new TradeDesk(this);
        Reset();
    }

    public SimulatorClock Clock { get; }

    public Lock Gate { get; }

    public MetaTraderLogins Logins { get; } = new();

    public MarketBook Market { get; }

    public AccountBook Accounts { get; }

    public SessionBook Sessions { get; }

    public SocketHub Sockets { get; }

    public TradeDesk Desk { get; }

    public HostBook Hosts { get; } = new();

    public OverlapGauge Overlaps { get; } = new();

    public MetaTraderDialect Dialect { get; set; }

    public int FailureStatus { get; set; }

    public MetaTraderPlatform SessionPlatform { get; set; }

    public decimal ServerTimeZoneHours { get; set; }

    public decimal StartingBalance { get; set; }

    public bool CheckConnectFailsWhenClosed { get; set; }

    public TimeSpan? SessionIdleLimit { get; set; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    public DateTime ServerNow => ServerTime(Now);

    public DateTime ServerTime(DateTimeOffset at) =>
        DateTime.SpecifyKind(at.UtcDateTime.AddTicks((long)(ServerTimeZoneHours * TimeSpan.TicksPerHour)), DateTimeKind.Unspecified);

    public DateTimeOffset FromServerTime(DateTime serverTime)
    {
        var ticks = serverTime.Ticks - (long)(ServerTimeZoneHours * TimeSpan.TicksPerHour);
        return new DateTimeOffset(Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks), TimeSpan.Zero);
    }

    public SimulatedAccount NewAccount(string uuid, string login, string server, string name, MetaTraderPlatform platform, string password) =>
        new(uuid, login, server, name, platform, password, this) { Balance = StartingBalance };

    public void Reset()
    {
        Accounts.Clear();
        Sessions.Clear();
        Logins.Clear();
        Hosts.Clear();
        Overlaps.Clear();
        Sockets.Reset();
        Market.Reset();
        Desk.Reset();
        (Dialect, FailureStatus, SessionPlatform, ServerTimeZoneHours) = (MetaTraderDialect.Both, 201, MetaTraderPlatform.MetaTrader5, 2m);
        (StartingBalance, CheckConnectFailsWhenClosed, SessionIdleLimit) = (10_000m, false, null);
    }
}
