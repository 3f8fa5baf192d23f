namespace Broker.Testing.MetaTrader;

/// <summary>Which servers there are, and which logins and passwords they know.</summary>
internal sealed class MetaTraderLogins
{
    private readonly Dictionary<(string Server, string Login), (string Password, string? Investor)> _known = [];
    private readonly OrderedDictionary<string, string[]> _servers = new(StringComparer.OrdinalIgnoreCase);

    private long _lastDemo = 9_000_000;

    public bool AcceptAny { get; set; } = true;

    /// <summary>The servers somebody added, with their access points.</summary>
    public IReadOnlyDictionary<string, string[]> Servers => _servers;

    public void Clear()
    {
        _known.Clear();
        _servers.Clear();
        (AcceptAny, _lastDemo) = (true, 9_000_000);
    }

    public long NextDemo() => ++_lastDemo;

    public void Add(string login, string server, string password, string? investor) => _known[(Normal(server), login)] = (password, investor);

    /// <summary>Sets one password and leaves the other.</summary>
    public void ChangePassword(SimulatedAccount account, string password, bool isInvestor)
    {
        var key = (Normal(account.Server), account.Login);
        var (master, investor) = _known.TryGetValue(key, out var entry) ? entry : (account.Password, null);
        _known[key] = isInvestor ? (master, password) : (password, investor);
    }

    public void AddServer(string server, params string[] access) => _servers[server] = [.. _servers.GetValueOrDefault(server) ?? [], .. access];

    /// <summary>The server an address belongs to; an address nobody added stands for itself.</summary>
    public string ServerAt(string host, string? port) => _servers
        .FirstOrDefault(server => server.Value.Any(access => access == host || access == $"{host}:{port}"))
        .Key ?? host;

    public bool KnowsServer(string server)
    {
        if (_servers.ContainsKey(server) || _known.Keys.Any(k => k.Server == Normal(server)))
        {
            return true;
        }

        return _servers.Count == 0 && !server.StartsWith("unknown", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the password opens the login; <paramref name="investor"/> says with which rights.</summary>
    public bool Accepts(string login, string server, string password, out bool investor)
    {
        investor = false;
        if (_known.TryGetValue((Normal(server), login), out var entry))
        {
            investor = entry.Investor is not null && entry.Investor == password;
            return investor || entry.Password == password;
        }

        investor = password.StartsWith("investor", StringComparison.OrdinalIgnoreCase);
        return AcceptAny && login.Length > 0 && login.All(char.IsAsciiDigit) && password.Length > 0 && !password.StartsWith("wrong", StringComparison.OrdinalIgnoreCase);
    }

    private static string Normal(string server) => server.ToUpperInvariant();
}
