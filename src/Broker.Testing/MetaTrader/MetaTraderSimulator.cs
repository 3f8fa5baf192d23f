using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Faults;
using Broker.Testing.Hosting;
using Broker.Testing.Steering;

namespace Broker.Testing.MetaTrader;

/// <summary>The MetaTrader cloud API, gateway and session host, MT4 and MT5 (contracts/metatrader.md).</summary>
/// <remarks>
/// RegisterAccount has no idempotency: two calls make two accounts with two UUIDs. Paths are case-insensitive. A failure told by
/// the body has the status <see cref="FailureStatus"/>.
/// </remarks>
public sealed class MetaTraderSimulator : Simulator
{
    private static readonly string[] Known =
    [
        "RegisterAccount", "GetAccounts", "DeleteAccount", "AccountSummary", "AccountDetails", "CheckConnect", "Ping", "ConnectionStatus",
        "ConnectEx", "Connect", "Disconnect", "PingHost", "Search", "ServerTimezone", "Version",
    ];

    private readonly List<SimulatedAccount> _accounts = [];
    private readonly Dictionary<string, SimulatedAccount> _sessions = new(StringComparer.OrdinalIgnoreCase);
    private readonly MetaTraderLogins _logins = new();

    internal MetaTraderSimulator(BrokerSimulatorsOptions options)
        : base(SimulatorNames.MetaTrader, options)
    {
    }

    /// <summary>The dialect spoken; the default is both.</summary>
    public MetaTraderDialect Dialect { get; set; }

    /// <summary>The HTTP status of a failure that is told by the body; the default is 201, as MT5 answers. 200 is also seen in the field.</summary>
    public int FailureStatus { get; set; } = 201;

    /// <summary>
    /// Whether logins nobody added are accepted, with any password that does not start with <c>wrong</c> (one starting with
    /// <c>investor</c> gives the investor's rights). On by default.
    /// </summary>
    public bool AcceptAnyLogin
    {
        get
        {
            lock (Gate)
            {
                return _logins.AcceptAny;
            }
        }

        set
        {
            lock (Gate)
            {
                _logins.AcceptAny = value;
            }
        }
    }

    /// <summary>The accounts the gateway holds, oldest first.</summary>
    public IReadOnlyList<SimulatedAccount> Accounts
    {
        get
        {
            lock (Gate)
            {
                return [.. _accounts];
            }
        }
    }

    /// <summary>The sessions the session host holds.</summary>
    public IReadOnlyList<SimulatedAccount> Sessions
    {
        get
        {
            lock (Gate)
            {
                return [.. _sessions.Values];
            }
        }
    }

    /// <summary>Lets a trading server know a login.</summary>
    /// <param name="login">The login number.</param>
    /// <param name="server">The trading server.</param>
    /// <param name="password">The master password.</param>
    /// <param name="investorPassword">The read-only password, if there is one.</param>
    public void AddLogin(string login, string server, string password, string? investorPassword = null)
    {
        ArgumentNullException.ThrowIfNull(server);
        lock (Gate)
        {
            _logins.Add(login, server, password, investorPassword);
        }
    }

    /// <summary>
    /// Adds a known trading server. As soon as there is one, only known servers exist; before that every server does whose name
    /// does not start with <c>unknown</c>.
    /// </summary>
    /// <param name="server">The server's name.</param>
    public void AddServer(string server)
    {
        lock (Gate)
        {
            _logins.AddServer(server);
        }
    }

    internal override SimOperation Route(SimRequest request)
    {
        var name = request.Segments.Length == 1 ? Array.Find(Known, k => string.Equals(k, request.Segments[0], StringComparison.OrdinalIgnoreCase)) : null;
        var key = name is "RegisterAccount" or "ConnectEx" or "Connect"
            ? $"{request.QueryValue("server") ?? request.QueryValue("host")}|{request.QueryValue("user")}"
            : request.QueryValue("id") ?? "";
        return name is null || !request.IsGet
            ? new SimOperation("Unknown", key, () => SimResponse.Empty(404))
            : new SimOperation(name, key, () => Answer(name, request));
    }

    internal override SimResponse Failure(Fault fault) => fault.Kind switch
    {
        FaultKind.FailureBody => MetaTraderAnswers.Failure(FailureStatus, fault.Message ?? "Cannot connect to the trading server", fault.Code ?? "CONNECT_ERROR"),
        FaultKind.RateLimit => MetaTraderAnswers.Error(429, fault.Message ?? "Too many requests"),
        _ when fault.Status >= 500 => SimResponse.Text(fault.Status, $"<html><body><h1>{fault.Status}</h1>{fault.Message}</body></html>", "text/html"),
        _ => MetaTraderAnswers.Error(fault.Status, fault.Message ?? "The request was refused"),
    };

    internal override JsonObject DescribeState() => new()
    {
        ["accounts"] = JsonText.Array(_accounts.Select(Describe)),
        ["sessions"] = JsonText.Array(_sessions.Values.Select(Describe)),
    };

    internal override void ResetState()
    {
        _accounts.Clear();
        _sessions.Clear();
        _logins.Clear();
        (Dialect, FailureStatus) = (MetaTraderDialect.Both, 201);
    }

    internal override SimResponse? SteerOwn(SimRequest request)
    {
        if (!request.IsPost || request.Segments.Length < 2)
        {
            return null;
        }

        lock (Gate)
        {
            return MetaTraderSteering.Handle(this, request, _logins, _accounts.Concat(_sessions.Values));
        }
    }

    private static JsonNode Describe(SimulatedAccount a) => new JsonObject
    {
        ["login"] = a.Login,
        ["server"] = a.Server,
        ["uuid"] = a.Uuid,
        ["type"] = MetaTraderAnswers.TypeName(a.Platform),
        ["name"] = a.Name,
        ["createdAt"] = JsonText.Iso(a.CreatedAt),
        ["connected"] = a.Connected,
    };

    /// <summary>An API key or Basic credentials; <see langword="null"/> when the request carries neither, false when they are refused.</summary>
    private static bool? Credentials(SimRequest request)
    {
        if (request.Header("x-api-key") is { } key)
        {
            return key.Length > 0 && !key.StartsWith("invalid", StringComparison.OrdinalIgnoreCase);
        }

        return request.Header("Authorization") is null ? null : request.Authorization("Basic") is { Length: > 0 };
    }

    private SimResponse Answer(string name, SimRequest request)
    {
        if (name is "Ping")
        {
            return MetaTraderAnswers.Word(request, "OK");
        }

        var registry = name is "RegisterAccount" or "GetAccounts" or "DeleteAccount";
        if (registry && Dialect == MetaTraderDialect.SessionHost)
        {
            return SimResponse.Empty(404);
        }

        var credentials = Dialect == MetaTraderDialect.SessionHost ? null : Credentials(request);
        var isAccount = request.QueryValue("id") is { } id && _accounts.Exists(a => string.Equals(a.Uuid, id, StringComparison.OrdinalIgnoreCase));
        if (credentials == false || (credentials is null && (registry || isAccount || Dialect == MetaTraderDialect.Gateway)))
        {
            return MetaTraderAnswers.Error(401, "Unauthorized").With("WWW-Authenticate", "Basic");
        }

        return name switch
        {
            "RegisterAccount" => Register(request),
            "GetAccounts" => MetaTraderAnswers.Listing(_accounts),
            "DeleteAccount" => Delete(request),
            "ConnectEx" or "Connect" => Connect(request),
            "Search" => MetaTraderAnswers.Search(request.QueryValue("company") ?? ""),
            "PingHost" => SimResponse.Text(200, "12"),
            "Version" => MetaTraderAnswers.Word(request, "1.0.0-simulated"),
            _ => OnSession(name, request),
        };
    }

    private SimResponse Register(SimRequest request)
    {
        var (type, server, user) = (request.QueryValue("type") ?? "", request.QueryValue("server") ?? "", request.QueryValue("user") ?? "");
        MetaTraderPlatform platform;
        switch (type.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant())
        {
            case "METATRADER4" or "MT4":
                platform = MetaTraderPlatform.MetaTrader4;
                break;
            case "METATRADER5" or "MT5":
                platform = MetaTraderPlatform.MetaTrader5;
                break;
            default:
                return MetaTraderAnswers.Error(400, "Invalid account type");
        }

        if (user.Length == 0 || server.Length == 0)
        {
            return MetaTraderAnswers.Error(400, "Missing required parameters");
        }

        if (!_logins.KnowsServer(server))
        {
            return MetaTraderAnswers.Error(400, "Server not found");
        }

        var password = request.QueryValue("password") ?? "";
        if (!_logins.Accepts(user, server, password, out var investor))
        {
            return MetaTraderAnswers.Failure(FailureStatus, "Invalid account", "INVALID_ACCOUNT");
        }

        var account = new SimulatedAccount(
            Guid.NewGuid().ToString("D", CultureInfo.InvariantCulture), user, server, request.QueryValue("name") ?? "", platform, password, Clock.GetUtcNow())
        {
            IsInvestor = investor,
        };
        _accounts.Add(account);
        return MetaTraderAnswers.Registered(account);
    }

    private SimResponse Delete(SimRequest request)
    {
        if (request.QueryValue("id") is not { Length: > 0 } id)
        {
            return MetaTraderAnswers.Error(400, "Missing account id");
        }

        return _accounts.RemoveAll(a => string.Equals(a.Uuid, id, StringComparison.OrdinalIgnoreCase)) > 0
            ? MetaTraderAnswers.Deleted()
            : MetaTraderAnswers.Error(404, "Account not found");
    }

    private SimResponse Connect(SimRequest request)
    {
        var user = request.QueryValue("user") ?? "";
        var server = request.QueryValue("server") ?? request.QueryValue("host") ?? "";
        if (!_logins.KnowsServer(server))
        {
            // The zero value of the code enum stands in a failure: contracts/metatrader.md 3.2.
            return MetaTraderAnswers.Failure(FailureStatus, "Cannot find server " + server, "DONE");
        }

        var password = request.QueryValue("password") ?? "";
        if (!_logins.Accepts(user, server, password, out var investor))
        {
            return MetaTraderAnswers.Failure(FailureStatus, "Invalid account", "INVALID_ACCOUNT");
        }

        var same = _sessions.Values.FirstOrDefault(s => s.Login == user && string.Equals(s.Server, server, StringComparison.OrdinalIgnoreCase));
        var token = request.QueryValue("id") is { Length: > 0 } chosen ? chosen : same?.Uuid ?? Guid.NewGuid().ToString("D", CultureInfo.InvariantCulture);
        if (same is not null)
        {
            _sessions.Remove(same.Uuid);
        }

        _sessions[token] = new SimulatedAccount(token, user, server, "", MetaTraderPlatform.MetaTrader5, password, Clock.GetUtcNow()) { IsInvestor = investor };
        return MetaTraderAnswers.Word(request, token);
    }

    private SimResponse OnSession(string name, SimRequest request)
    {
        if (request.QueryValue("id") is not { Length: > 0 } id)
        {
            return MetaTraderAnswers.Failure(FailureStatus, "Value cannot be null. (Parameter 'id')", "NULL_ARGUMENT");
        }

        var account = _accounts.Find(a => string.Equals(a.Uuid, id, StringComparison.OrdinalIgnoreCase)) ?? _sessions.GetValueOrDefault(id);
        if (account is null)
        {
            return MetaTraderAnswers.Failure(FailureStatus, $"Client with id = {id} not found", "INVALID_TOKEN");
        }

        switch (name)
        {
            case "ConnectionStatus":
                return MetaTraderAnswers.Status(account, Clock.GetUtcNow());
            case "Disconnect":
                account.Connected = false;
                _sessions.Remove(id);
                return MetaTraderAnswers.Word(request, "OK");
            case "CheckConnect":
                return CheckConnect(account, request);
            default:
                break;
        }

        if (!account.Connected)
        {
            return MetaTraderAnswers.Failure(FailureStatus, $"Not connected ({account.Login})", "NO_CONNECTION");
        }

        return name switch
        {
            "AccountSummary" => MetaTraderAnswers.Summary(account),
            "AccountDetails" => MetaTraderAnswers.Details(account, Clock.GetUtcNow()),
            _ => SimResponse.Text(200, "2"),
        };
    }

    private SimResponse CheckConnect(SimulatedAccount account, SimRequest request)
    {
        if (account.CheckConnectFailures != 0)
        {
            account.CheckConnectFailures -= account.CheckConnectFailures > 0 ? 1 : 0;
            account.Connected = false;
            return MetaTraderAnswers.Failure(FailureStatus, $"Not connected ({account.Login})", "CONNECT_ERROR");
        }

        account.Connected = true;
        return MetaTraderAnswers.Word(request, "OK");
    }
}
