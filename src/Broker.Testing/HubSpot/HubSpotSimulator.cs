using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Faults;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>HubSpot's CRM: objects, batches, search, properties, associations, pipelines, schemas, owners, tokens, webhooks (contracts/hubspot.md).</summary>
/// <remarks>
/// Operations are counted as <c>contacts/batch/upsert</c>, <c>contacts/search</c>, <c>tickets/create</c>, <c>properties/contacts/list</c>,
/// <c>associations/contacts/companies/batch/create</c>, <c>oauth/token</c> and so on, whatever version the path names and whether it names the type or its id.
/// </remarks>
public sealed partial class HubSpotSimulator : Simulator
{
    private readonly HubSpotCallLog _log = new();
    private HubSpotParts _parts = null!;
    private HubSpotRoutes _routes = null!;
    private HubSpotSteering _steering = null!;

    internal HubSpotSimulator(BrokerSimulatorsOptions options)
        : base(SimulatorNames.HubSpot, options)
    {
        Sender = new HubSpotDeliveries(options);
        ResetState();
    }

    internal HubSpotDeliveries Sender { get; }

    internal override SimOperation Route(SimRequest request)
    {
        HubSpotRoute? found;
        lock (Gate)
        {
            // Routes look at the object types, which calls may be changing.
            found = _routes.Find(request);
        }

        var name = found?.Name ?? "Unknown";
        _log.Add(name, Clock.GetUtcNow());
        return found is null
            ? new SimOperation(name, request.Path, () => SimResponse.Empty(404))
            : new SimOperation(name, HubSpotRoutes.Key(request), () => Answer(request, found));
    }

    internal override SimResponse Failure(Fault fault)
    {
        if (fault.Kind == FaultKind.RateLimit)
        {
            return HubSpotLimits.TooMany(fault.PolicyName ?? "TEN_SECONDLY_ROLLING", fault.Message);
        }

        var correlationId = NewCorrelationId();
        var error = fault.Kind == FaultKind.FailureBody
            ? HubSpotError.Validation(fault.Message ?? "The request was refused")
            : new HubSpotError(fault.Status, fault.Code ?? (fault.Status >= 500 ? "INTERNAL_ERROR" : "VALIDATION_ERROR"), fault.Message ?? "internal error");
        return SimResponse.Json(error.Status, error.Envelope(correlationId)).With("X-HubSpot-Correlation-Id", correlationId);
    }

    internal override JsonObject DescribeState() => _steering.Describe();

    internal override void ResetState()
    {
        Sender.Reset();
        _parts = new HubSpotParts(Clock, Sender);
        _routes = new HubSpotRoutes(_parts);
        _steering = new HubSpotSteering(this, _parts, Sender);
        _log.Clear();
    }

    internal override SimResponse? SteerOwn(SimRequest request)
    {
        lock (Gate)
        {
            try
            {
                return _steering.Handle(request);
            }
            catch (Exception e) when (e is HubSpotError or ArgumentException)
            {
                return Steering.SteeringEndpoint.Refuse(400, e.Message);
            }
        }
    }

    private static string NewCorrelationId() => Guid.NewGuid().ToString("D", CultureInfo.InvariantCulture);

    private SimResponse Answer(SimRequest request, HubSpotRoute route)
    {
        if (route.IsOpen)
        {
            return route.Run();
        }

        if (_parts.Limits.Enter(route.Name, route.IsSearch) is { } refusal)
        {
            return refusal;
        }

        var correlationId = NewCorrelationId();
        SimResponse response;
        try
        {
            Authenticate(request, route);
            _parts.Account.Caller = new HubSpotCaller(route.Version, HubSpotChange.Api);
            response = route.Run();
        }
        catch (HubSpotError error)
        {
            response = SimResponse.Json(error.Status, error.Envelope(correlationId));
        }
        finally
        {
            _parts.Account.Caller = HubSpotCaller.Nobody;
            _parts.Webhooks.Flush();
        }

        var isOAuth = request.Authorization("Bearer") is { } token && _parts.OAuth.IsIssued(token);
        return _parts.Limits.Describe(response, route.IsSearch, isOAuth).With("X-HubSpot-Correlation-Id", correlationId);
    }

    private void Authenticate(SimRequest request, HubSpotRoute route)
    {
        if (route.TakesDeveloperKey && request.QueryValue("hapikey") is { Length: > 0 } key && !key.StartsWith("invalid", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var token = request.Authorization("Bearer");
        if (token is not { Length: > 0 } || token.StartsWith("invalid", StringComparison.OrdinalIgnoreCase))
        {
            throw new HubSpotError(401, "INVALID_AUTHENTICATION", "Authentication credentials not found. This API supports OAuth 2.0 authentication.");
        }

        if (_parts.OAuth.IsOver(token))
        {
            throw new HubSpotError(401, "EXPIRED_AUTHENTICATION", "The OAuth token used to make this call expired.");
        }

        if (_parts.MissingScope(route.Name) is { } scope)
        {
            throw HubSpotError.MissingScope(scope);
        }
    }
}
