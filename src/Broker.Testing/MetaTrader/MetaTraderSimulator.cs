using System.Text.Json.Nodes;
using Broker.Testing.Faults;
using Broker.Testing.Hosting;
using Broker.Testing.MetaTrader.Sessions;
using Broker.Testing.MetaTrader.Streaming;
using Broker.Testing.MetaTrader.Wire;
using Broker.Testing.Steering;

namespace Broker.Testing.MetaTrader;

/// <summary>The MetaTrader cloud API, gateway and session host, MT4 and MT5 (contracts/metatrader.md).</summary>
/// <remarks>
/// RegisterAccount has no idempotency: two calls make two accounts with two UUIDs. Paths are case-insensitive. A failure told by
/// the body has the status <see cref="FailureStatus"/>. The key of a fault is the account's id, or server and login where a call has none.
/// </remarks>
public sealed partial class MetaTraderSimulator : Simulator
{
    private readonly MetaTraderWorld _world;

    internal MetaTraderSimulator(BrokerSimulatorsOptions options)
        : base(SimulatorNames.MetaTrader, options)
    {
        _world = new MetaTraderWorld(Clock, Gate);
    }

    internal override SimOperation Route(SimRequest request)
    {
        var operation = request.Segments.Length == 1 ? OperationTable.Find(request.Segments[0]) : null;
        if (operation is null || (operation.IsPost ? !request.IsPost : !request.IsGet))
        {
            return new SimOperation("Unknown", request.QueryValue("id") ?? "", () => SimResponse.Empty(404));
        }

        return new SimOperation(operation.Name, Key(operation, request), () => Answer(operation, request));
    }

    internal override SimResponse? Begin(SimRequest request)
    {
        if (request.QueryValue("id") is { Length: > 0 } id && request.Segments.Length == 1 && OperationTable.Find(request.Segments[0]) is not (null or { IsSocket: true }))
        {
            request.Ticket = _world.Overlaps.Arrive(id);
        }

        return null;
    }

    internal override void Leave(SimRequest request, bool answered)
    {
        if (request.Ticket is OverlapGauge.Flight flight)
        {
            _world.Overlaps.Leave(flight, answered);
        }
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
        ["accounts"] = JsonText.Array(_world.Accounts.All.Select(Describe)),
        ["sessions"] = JsonText.Array(_world.Sessions.Live.Select(Describe)),
        ["marketOpen"] = _world.Market.Open,
        ["openSockets"] = _world.Sockets.Count,
        ["parallelCalls"] = _world.Overlaps.Highest,
    };

    internal override void ResetState() => _world.Reset();

    internal override void RunDue() => _world.Desk.ExpireDue();

    internal override SimResponse? SteerOwn(SimRequest request)
    {
        if (!request.IsPost || request.Segments.Length < 2)
        {
            return null;
        }

        lock (Gate)
        {
            try
            {
                return MetaTraderSteering.Handle(this, _world, request);
            }
            catch (Refusal refusal)
            {
                return SteeringEndpoint.Refuse(400, refusal.Message);
            }
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
        ["openOrders"] = a.Open.Count,
        ["closedOrders"] = a.Past.Count,
        ["parallelCalls"] = a.ParallelCalls,
    };

    private static string Key(Operation operation, SimRequest request)
    {
        if (!operation.IsConnect)
        {
            return request.QueryValue("id") ?? "";
        }

        var form = operation.IsPost ? MultipartForm.Read(request) : [];
        return $"{request.QueryValue("server") ?? request.QueryValue("host") ?? form.GetValueOrDefault("host")}|{request.QueryValue("user") ?? form.GetValueOrDefault("user")}";
    }

    /// <summary>An API key or Basic credentials; <see langword="null"/> when the request carries neither, false when they are refused.</summary>
    private static bool? Credentials(Operation operation, SimRequest request)
    {
        var inUrl = operation.IsSocket ? request.QueryValue("api_key") : null;
        if ((request.Header("x-api-key") ?? inUrl) is { } key)
        {
            return key.Length > 0 && !key.StartsWith("invalid", StringComparison.OrdinalIgnoreCase);
        }

        return request.Header("Authorization") is null ? null : request.Authorization("Basic") is { Length: > 0 };
    }

    private SimResponse Answer(Operation operation, SimRequest request)
    {
        if (operation.Name == "Ping")
        {
            return operation.Run(new Call(_world, request, null));
        }

        var registered = request.QueryValue("id") is { Length: > 0 } id ? _world.Accounts.Find(id) : null;
        var gatewayOnly = operation.Scope == CallScope.Registry || operation.Name == SocketConnection.GatewayPath;
        if (gatewayOnly && Dialect == MetaTraderDialect.SessionHost)
        {
            return SimResponse.Empty(404);
        }

        var credentials = Dialect == MetaTraderDialect.SessionHost ? null : Credentials(operation, request);
        if (credentials == false || (credentials is null && (gatewayOnly || registered is not null || Dialect == MetaTraderDialect.Gateway)))
        {
            return MetaTraderAnswers.Error(401, "Unauthorized").With("WWW-Authenticate", "Basic");
        }

        try
        {
            return operation.Scope is CallScope.Session or CallScope.Connected
                ? OnSession(operation, request, registered)
                : operation.Run(new Call(_world, request, null));
        }
        catch (Refusal refusal)
        {
            return MetaTraderAnswers.Failure(FailureStatus, refusal.Message, refusal.Code);
        }
    }

    private SimResponse OnSession(Operation operation, SimRequest request, SimulatedAccount? registered)
    {
        if (request.QueryValue("id") is not { Length: > 0 } id)
        {
            throw new Refusal("NULL_ARGUMENT", "Value cannot be null. (Parameter 'id')");
        }

        if ((registered ?? _world.Sessions.FindAny(id)) is not { } account || !_world.Sessions.IsLive(account))
        {
            return operation.IsSocket ? SimResponse.Empty(404) : throw new Refusal("INVALID_TOKEN", $"Client with id = {id} not found");
        }

        if (!operation.ExistsOn(account.Platform))
        {
            return SimResponse.Empty(404);
        }

        account.UsedAt = _world.Now;
        return operation.Scope == CallScope.Connected && !account.Connected
            ? throw new Refusal("NO_CONNECTION", $"Not connected ({account.Login})")
            : operation.Run(new Call(_world, request, account));
    }
}
