using System.Globalization;

namespace Broker.Testing.MetaTrader;

/// <content>Accounts, sessions, logins and servers.</content>
public sealed partial class MetaTraderSimulator
{
    /// <summary>The dialect spoken; the default is both.</summary>
    public MetaTraderDialect Dialect
    {
        get => Read(w => w.Dialect);
        set => Write(w => w.Dialect = value);
    }

    /// <summary>The HTTP status of a failure that is told by the body; the default is 201, as MT5 answers. 200 is also seen in the field.</summary>
    public int FailureStatus
    {
        get => Read(w => w.FailureStatus);
        set => Write(w => w.FailureStatus = value);
    }

    /// <summary>The platform of sessions made from now on, and of calls about no account; the default is MT5. Registered accounts have their own.</summary>
    public MetaTraderPlatform SessionPlatform
    {
        get => Read(w => w.SessionPlatform);
        set => Write(w => w.SessionPlatform = value);
    }

    /// <summary>How far the trading servers' clock is ahead of UTC, in hours; the default is 2.</summary>
    public decimal ServerTimeZoneHours
    {
        get => Read(w => w.ServerTimeZoneHours);
        set => Write(w => w.ServerTimeZoneHours = value);
    }

    /// <summary>The balance of accounts and sessions made from now on; the default is 10 000.</summary>
    public decimal StartingBalance
    {
        get => Read(w => w.StartingBalance);
        set => Write(w => w.StartingBalance = value);
    }

    /// <summary>How long a session may be idle on the simulator's clock before its token is refused; <see langword="null"/> (the default) is for ever.</summary>
    public TimeSpan? SessionIdleLimit
    {
        get => Read(w => w.SessionIdleLimit);
        set => Write(w => w.SessionIdleLimit = value);
    }

    /// <summary>
    /// Whether logins nobody added are accepted, with any password that does not start with <c>wrong</c> (one starting with
    /// <c>investor</c> gives the investor's rights). On by default.
    /// </summary>
    public bool AcceptAnyLogin
    {
        get => Read(w => w.Logins.AcceptAny);
        set => Write(w => w.Logins.AcceptAny = value);
    }

    /// <summary>The accounts the gateway holds, oldest first.</summary>
    public IReadOnlyList<SimulatedAccount> Accounts => Read(w => (IReadOnlyList<SimulatedAccount>)[.. w.Accounts.All]);

    /// <summary>The live sessions the session host holds.</summary>
    public IReadOnlyList<SimulatedAccount> Sessions => Read(w => (IReadOnlyList<SimulatedAccount>)[.. w.Sessions.Live]);

    /// <summary>The most calls of one account that were under way at once, over all accounts. A session that calls in parallel breaks its link.</summary>
    public int ParallelCalls => _world.Overlaps.Highest;

    /// <summary>The account or session of that UUID or token.</summary>
    /// <param name="id">The UUID or token.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public SimulatedAccount Account(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Read(w => w.Accounts.Find(id) ?? w.Sessions.FindAny(id)) ?? throw new ArgumentException("There is no account or session with that id.", nameof(id));
    }

    /// <summary>Lets a trading server know a login.</summary>
    /// <param name="login">The login number.</param>
    /// <param name="server">The trading server.</param>
    /// <param name="password">The master password.</param>
    /// <param name="investorPassword">The read-only password, if there is one.</param>
    public void AddLogin(string login, string server, string password, string? investorPassword = null)
    {
        ArgumentNullException.ThrowIfNull(server);
        Write(w => w.Logins.Add(login, server, password, investorPassword));
    }

    /// <summary>
    /// Adds a known trading server. As soon as there is one, only known servers exist; before that every server does whose name
    /// does not start with <c>unknown</c>.
    /// </summary>
    /// <param name="server">The server's name.</param>
    public void AddServer(string server) => AddServer(server, []);

    /// <summary>Adds a known trading server with its access points; <c>Search</c> finds it by name.</summary>
    /// <param name="server">The server's name; what stands before its last <c>-</c> is the company.</param>
    /// <param name="access">Access points, <c>host:port</c>.</param>
    public void AddServer(string server, params string[] access)
    {
        ArgumentException.ThrowIfNullOrEmpty(server);
        ArgumentNullException.ThrowIfNull(access);
        Write(w => w.Logins.AddServer(server, access));
    }

    /// <summary>Registers many accounts at once, with logins counted up and UUIDs made of them, so that every run has the same.</summary>
    /// <param name="count">How many.</param>
    /// <param name="platform">Their platform.</param>
    /// <returns>Their UUIDs.</returns>
    public IReadOnlyList<string> SeedAccounts(int count, MetaTraderPlatform platform)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        lock (Gate)
        {
            var ids = new List<string>(count);
            var first = 1_000_000 + _world.Accounts.All.Count;
            for (var i = 0; i < count; i++)
            {
                var login = (first + i).ToString(CultureInfo.InvariantCulture);
                var account = _world.NewAccount("5eed0000-0000-4000-8000-" + login.PadLeft(12, '0'), login, "Seeded-Demo", "seeded-" + login, platform, "seeded");
                _world.Accounts.Add(account);
                ids.Add(account.Uuid);
            }

            return ids;
        }
    }

    /// <summary>Ends a session: its token is refused until ConnectByToken or a new login brings it back.</summary>
    /// <param name="id">The UUID or token.</param>
    public void ExpireSession(string id)
    {
        var account = Account(id);
        Write(w =>
        {
            account.Ended = true;
            w.Sockets.DropAccount(account);
        });
    }

    /// <summary>Drops a terminal's connection: calls fail with <c>NO_CONNECTION</c> until CheckConnect reconnects.</summary>
    /// <param name="id">The UUID or token.</param>
    /// <param name="times">How often it drops: all but the first right after a CheckConnect that said OK.</param>
    public void DropConnection(string id, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        var account = Account(id);
        Write(_ => (account.Connected, account.DropsLeft) = (false, times - 1));
    }

    private T Read<T>(Func<MetaTraderWorld, T> read)
    {
        lock (Gate)
        {
            return read(_world);
        }
    }

    private void Write(Action<MetaTraderWorld> write)
    {
        lock (Gate)
        {
            write(_world);
        }
    }
}
