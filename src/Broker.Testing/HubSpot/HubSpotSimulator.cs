using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Broker.Testing.Faults;
using Broker.Testing.Hosting;
using Broker.Testing.Stripe;

namespace Broker.Testing.HubSpot;

/// <summary>HubSpot's CRM: objects, batches, search, properties, associations, pipelines, schemas (contracts/hubspot.md).</summary>
/// <remarks>
/// Operations are counted as <c>contacts/batch/upsert</c>, <c>contacts/search</c>, <c>tickets/create</c>, <c>properties/contacts/list</c> and so on,
/// whatever version the path names. Steering: <c>POST /_sim/settings</c> {rateLimitPerTenSeconds, searchLagSeconds}.
/// </remarks>
public sealed class HubSpotSimulator : Simulator
{
    private readonly Dictionary<string, DateTimeOffset> _issued = new(StringComparer.Ordinal);
    private readonly Queue<DateTimeOffset> _recent = new();
    private HubSpotAccount _account = null!;
    private HubSpotDefinitions _definitions = null!;
    private HubSpotSearch _search = null!;
    private HubSpotRoutes _routes = null!;

    internal HubSpotSimulator(BrokerSimulatorsOptions options)
        : base(SimulatorNames.HubSpot, options) => ResetState();

    /// <summary>How many calls ten seconds allow; 0 (the default) sets no limit. Counted on the simulator's clock.</summary>
    public int RateLimitPerTenSeconds { get; set; }

    /// <summary>How long a write stays invisible to search; nothing by default. Counted on the simulator's clock.</summary>
    public TimeSpan SearchLag
    {
        get => _search.Lag;
        set => _search.Lag = value;
    }

    /// <summary>The records of a type that are not archived, oldest first.</summary>
    /// <param name="objectType">The type's name or id.</param>
    public IReadOnlyList<HubSpotRecordSnapshot> Records(string objectType)
    {
        lock (Gate)
        {
            return _account.FindType(objectType) is { } type
                ? [.. type.Records.Where(r => r.ArchivedAt is null).Select(r => new HubSpotRecordSnapshot(r.Id, type.Name, new Dictionary<string, string>(r.Properties, StringComparer.Ordinal), false))]
                : [];
        }
    }

    /// <summary>Defines a property, as an administrator would.</summary>
    /// <param name="objectType">The type's name or id.</param>
    /// <param name="name">The property's name.</param>
    /// <param name="type">Its type: string, number, bool, date, datetime or enumeration.</param>
    /// <param name="unique">Whether its values are unique.</param>
    /// <exception cref="ArgumentException">There is no such object type.</exception>
    public void AddProperty(string objectType, string name, string type = "string", bool unique = false)
    {
        lock (Gate)
        {
            var target = _account.FindType(objectType) ?? throw new ArgumentException($"There is no object type '{objectType}'.", nameof(objectType));
            target.Properties[name] = HubSpotAccount.Property(name, type, hubspotDefined: false, new JsonObject { ["hasUniqueValue"] = unique });
        }
    }

    /// <summary>The names of a type's properties.</summary>
    /// <param name="objectType">The type's name or id.</param>
    public IReadOnlyList<string> PropertyNames(string objectType)
    {
        lock (Gate)
        {
            return _account.FindType(objectType) is { } type ? [.. type.Properties.Keys] : [];
        }
    }

    internal override SimOperation Route(SimRequest request)
    {
        if (request is { IsPost: true, Segments: ["oauth", _, "token"] or ["oauth", _, _, "token"] })
        {
            return new SimOperation("oauth/token", "", () => IssueToken(new StripeForm(Encoding.UTF8.GetString(request.Body))));
        }

        var operation = _routes.Find(request);
        return operation with { Run = () => Answer(request, operation.Run) };
    }

    internal override SimResponse Failure(Fault fault)
    {
        var correlationId = NewCorrelationId();
        if (fault.Kind == FaultKind.RateLimit)
        {
            return TooMany(fault.PolicyName ?? "TEN_SECONDLY_ROLLING", fault.Message);
        }

        var error = fault.Kind == FaultKind.FailureBody
            ? HubSpotError.Validation(fault.Message ?? "The request was refused")
            : new HubSpotError(fault.Status, fault.Code ?? (fault.Status >= 500 ? "INTERNAL_ERROR" : "VALIDATION_ERROR"), fault.Message ?? "internal error");
        return SimResponse.Json(error.Status, error.Envelope(correlationId)).With("X-HubSpot-Correlation-Id", correlationId);
    }

    internal override JsonObject DescribeState()
    {
        var (records, properties) = (new JsonObject(), new JsonObject());
        foreach (var type in _account.Types)
        {
            var living = type.Records.Where(r => r.ArchivedAt is null).ToList();
            if (living.Count > 0)
            {
                records[type.Name] = JsonText.Array(living.Select(r => (JsonNode)new JsonObject { ["id"] = r.Id, ["properties"] = r.Render(r.Properties.Keys)["properties"]!.DeepClone() }));
            }

            var own = type.Properties.Values.Where(p => p.Bool("hubspotDefined") != true).ToList();
            if (own.Count > 0)
            {
                properties[type.Name] = JsonText.Array(own.Select(p => (JsonNode)new JsonObject { ["name"] = p.Text("name"), ["type"] = p.Text("type"), ["hasUniqueValue"] = p.Bool("hasUniqueValue") }));
            }
        }

        return new JsonObject { ["records"] = records, ["properties"] = properties };
    }

    internal override void ResetState()
    {
        _account = new HubSpotAccount();
        var objects = new HubSpotObjects(_account, Clock);
        _definitions = new HubSpotDefinitions(_account, Clock);
        _search = new HubSpotSearch(_account, Clock);
        _routes = new HubSpotRoutes(objects, new HubSpotBatch(_account, objects, Clock), _search, new HubSpotAssociations(_account, Clock), _definitions);
        _issued.Clear();
        _recent.Clear();
        RateLimitPerTenSeconds = 0;
    }

    internal override SimResponse? SteerOwn(SimRequest request)
    {
        if (!request.IsPost || request.Segments is not [_, "settings"])
        {
            return null;
        }

        RateLimitPerTenSeconds = request.Json.Int("rateLimitPerTenSeconds") ?? RateLimitPerTenSeconds;
        SearchLag = request.Json.Int("searchLagSeconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : SearchLag;
        return Steering.SteeringEndpoint.Done();
    }

    private static string NewCorrelationId() => Guid.NewGuid().ToString("D", CultureInfo.InvariantCulture);

    private static SimResponse TooMany(string policy, string? message = null)
    {
        var correlationId = NewCorrelationId();
        var text = message ?? (string.Equals(policy, "DAILY", StringComparison.OrdinalIgnoreCase)
            ? "You have reached your daily limit."
            : $"You have reached your {policy.ToLowerInvariant()} limit.");
        return SimResponse.Json(429, new JsonObject
        {
            ["status"] = "error",
            ["message"] = text,
            ["errorType"] = "RATE_LIMIT",
            ["category"] = "RATE_LIMITS",
            ["policyName"] = policy,
            ["correlationId"] = correlationId,
            ["groupName"] = "publicapi:private-apps:crm",
        }).With("X-HubSpot-Correlation-Id", correlationId).With("X-HubSpot-RateLimit-Max", "190").With("X-HubSpot-RateLimit-Remaining", "0").With("X-HubSpot-RateLimit-Interval-Milliseconds", "10000");
    }

    private SimResponse Answer(SimRequest request, Func<SimResponse> run)
    {
        var correlationId = NewCorrelationId();
        if (LimitReached())
        {
            return TooMany("TEN_SECONDLY_ROLLING");
        }

        SimResponse response;
        try
        {
            Authenticate(request);
            response = run();
        }
        catch (HubSpotError error)
        {
            response = SimResponse.Json(error.Status, error.Envelope(correlationId));
        }

        return response.With("X-HubSpot-Correlation-Id", correlationId);
    }

    private void Authenticate(SimRequest request)
    {
        var token = request.Authorization("Bearer");
        if (token is not { Length: > 0 } || token.StartsWith("invalid", StringComparison.OrdinalIgnoreCase))
        {
            throw new HubSpotError(401, "INVALID_AUTHENTICATION", "Authentication credentials not found. This API supports OAuth 2.0 authentication.");
        }

        if (_issued.TryGetValue(token, out var expires) && expires <= Clock.GetUtcNow())
        {
            throw new HubSpotError(401, "EXPIRED_AUTHENTICATION", "The OAuth token used to make this call expired.");
        }
    }

    private bool LimitReached()
    {
        if (RateLimitPerTenSeconds <= 0)
        {
            return false;
        }

        var now = Clock.GetUtcNow();
        while (_recent.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromSeconds(10))
        {
            _recent.Dequeue();
        }

        if (_recent.Count >= RateLimitPerTenSeconds)
        {
            return true;
        }

        _recent.Enqueue(now);
        return false;
    }

    private SimResponse IssueToken(StripeForm form)
    {
        if (form["grant_type"] is not ("authorization_code" or "refresh_token" or "client_credentials") || form["client_id"] is null || form["client_secret"] is null
            || form["refresh_token"]?.StartsWith("invalid", StringComparison.Ordinal) == true || form["code"]?.StartsWith("invalid", StringComparison.Ordinal) == true)
        {
            return SimResponse.Json(400, new JsonObject
            {
                ["error"] = "invalid_grant",
                ["error_description"] = "missing or invalid refresh token",
                ["status"] = "BAD_REFRESH_TOKEN",
                ["message"] = "missing or invalid refresh token",
            });
        }

        var token = "CSim" + RandomNumberGenerator.GetHexString(40, lowercase: true);
        _issued[token] = Clock.GetUtcNow().AddSeconds(1800);
        return SimResponse.Json(200, new JsonObject
        {
            ["access_token"] = token,
            ["refresh_token"] = form["refresh_token"] ?? "rt-" + RandomNumberGenerator.GetHexString(32, lowercase: true),
            ["expires_in"] = 1800,
            ["token_type"] = "bearer",
            ["hub_id"] = 4711,
            ["scopes"] = new JsonArray(),
        });
    }
}
