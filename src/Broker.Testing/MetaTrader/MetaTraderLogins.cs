namespace Broker.Testing.MetaTrader;

/// <summary>Which logins and passwords the trading servers know.</summary>
internal sealed class MetaTraderLogins
{
    private readonly Dictionary<(string Server, string Login), (string Password, string? Investor)> _known = [];
    private readonly HashSet<string> _servers = new(StringComparer.OrdinalIgnoreCase);

    public bool AcceptAny { get; set; } = true;

    public void Clear()
    {
        _known.Clear();
        _servers.Clear();
        AcceptAny = true;
    }

    public void Add(string login, string server, string password, string? investor) => _known[(Normal(server), login)] = (password, investor);

    public void AddServer(string server) => _servers.Add(server);

    public bool KnowsServer(string server)
    {
        if (_servers.Contains(server) || _known.Keys.Any(k => k.Server == Normal(server)))
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
