using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Faults;
using Broker.Testing.Hosting;
using Broker.Testing.Webhooks;

namespace Broker.Testing.Kyc;

/// <summary>A scripted KYC provider of our own invention: applicants, verdicts, signed webhooks.</summary>
/// <remarks>
/// <c>POST /applicants</c> {externalId, ...} (an externalId seen before gives the same applicant, with 200), <c>GET /applicants/{id}</c>,
/// <c>GET /applicants?externalId=</c>, <c>POST /webhook-endpoints</c> {url, secret}. Any bearer key not starting with <c>invalid</c> is accepted.
/// Events carry <c>X-Kyc-Signature: t=UNIX,v1=HEX</c>, see <see cref="HmacSignature"/>. Steering: <c>POST /_sim/applicants/{id or externalId}</c>
/// {status, occurredAt, approvedUntil, apply, deliver, version}.
/// </remarks>
public sealed class KycSimulator : Simulator
{
    private readonly Dictionary<string, KycApplicant> _applicants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _byExternalId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _endpoints = new(StringComparer.Ordinal);

    internal KycSimulator(BrokerSimulatorsOptions options)
        : base(SimulatorNames.Kyc, options) => Webhooks = new WebhookDispatcher(options, "X-Kyc-Signature") { RequestGate = Gate };

    /// <summary>Every applicant, oldest first.</summary>
    public IReadOnlyList<KycApplicant> Applicants
    {
        get
        {
            lock (Gate)
            {
                return [.. _applicants.Values];
            }
        }
    }

    /// <summary>What was sent to webhook receivers.</summary>
    public IReadOnlyList<WebhookDelivery> Deliveries => Webhooks.Deliveries();

    internal override WebhookDispatcher Webhooks { get; }

    /// <summary>Sets how webhooks are delivered from now on.</summary>
    /// <param name="mode">The mode.</param>
    public void SetWebhookMode(WebhookMode mode) => Webhooks.SetMode(mode);

    /// <summary>Sends the held webhooks and keeps the usual order from now on.</summary>
    /// <param name="reversed">Whether the last event goes first.</param>
    public void ReleaseWebhooks(bool reversed = false) => Webhooks.Release(reversed);

    /// <summary>Keeps back events of some types until they are released; all others go out as usual.</summary>
    /// <param name="eventTypes">The types; <c>*</c> stands for any run of characters.</param>
    public void HoldWebhooks(params IReadOnlyList<string> eventTypes) => Webhooks.Hold(eventTypes);

    /// <summary>Sends the held webhooks of some types; what else is held stays so.</summary>
    /// <param name="eventTypes">The types; <c>*</c> stands for any run of characters.</param>
    public void ReleaseWebhooksOf(params IReadOnlyList<string> eventTypes) => Webhooks.Release(eventTypes);

    /// <summary>Completes when every event that is not held was sent at least once.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task DrainWebhooksAsync(CancellationToken cancellationToken = default) => Webhooks.DrainAsync(cancellationToken);

    /// <summary>Gives a verdict.</summary>
    /// <param name="applicant">The applicant's id or externalId.</param>
    /// <param name="verdict">The verdict.</param>
    /// <returns>The applicant afterwards, or <see langword="null"/> when there is none of that id.</returns>
    public KycApplicant? SetVerdict(string applicant, KycVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        lock (Gate)
        {
            if (Find(applicant) is not { } current)
            {
                return null;
            }

            var occurredAt = verdict.OccurredAt ?? Clock.GetUtcNow();
            var changed = current with
            {
                Status = verdict.Status,
                Version = current.Version + 1,
                ReviewId = NewId("rev"),
                UpdatedAt = occurredAt,
                ApprovedUntil = verdict.ApprovedUntil,
            };
            if (verdict.Apply)
            {
                _applicants[current.Id] = changed;
            }

            if (verdict.Deliver)
            {
                Publish(verdict.Version is { } version ? changed with { Version = version } : changed, occurredAt);
            }

            return verdict.Apply ? changed : current;
        }
    }

    internal override SimOperation Route(SimRequest request)
    {
        var segments = request.Segments;
        var named = (request.Method, segments) switch
        {
            ("POST", ["applicants"]) => new SimOperation("CreateApplicant", request.Json.Text("externalId") ?? "", () => Create(request)),
            ("GET", ["applicants"]) => new SimOperation("FindApplicants", request.QueryValue("externalId") ?? "", () => List(request)),
            ("GET", ["applicants", var id]) => new SimOperation("GetApplicant", id, () => Find(id) is { } found ? SimResponse.Json(200, Describe(found)) : NotFound()),
            ("POST", ["webhook-endpoints"]) => new SimOperation("CreateWebhookEndpoint", request.Json.Text("url") ?? "", () => Register(request)),
            ("GET", ["webhook-endpoints"]) => new SimOperation("ListWebhookEndpoints", "", ListEndpoints),
            ("DELETE", ["webhook-endpoints", var id]) => new SimOperation("DeleteWebhookEndpoint", id, () => Unregister(id)),
            _ => new SimOperation("Unknown", request.Path, NotFound),
        };
        return request.Authorization("Bearer") is { Length: > 0 } key && !key.StartsWith("invalid", StringComparison.Ordinal)
            ? named
            : named with { Run = () => Error(401, "unauthorized", "The API key is missing or not valid.") };
    }

    internal override SimResponse Failure(Fault fault) => fault.Kind switch
    {
        FaultKind.RateLimit => Error(429, fault.Code ?? "rate_limited", fault.Message ?? "Too many requests."),
        FaultKind.FailureBody => Error(400, fault.Code ?? "refused", fault.Message ?? "The request was refused."),
        _ => Error(fault.Status, fault.Code ?? "internal_error", fault.Message ?? "Something went wrong."),
    };

    internal override JsonObject DescribeState() => new()
    {
        ["applicants"] = JsonText.Array(_applicants.Values.Select(Describe)),
        ["webhookEndpoints"] = JsonText.Array(_endpoints.Select(e => (JsonNode)new JsonObject { ["id"] = e.Key, ["url"] = e.Value })),
        ["deliveries"] = DeliveryJson.Write(Webhooks.Deliveries()),
        ["held"] = Webhooks.HeldCount(),
    };

    internal override void ResetState()
    {
        _applicants.Clear();
        _byExternalId.Clear();
        _endpoints.Clear();
    }

    internal override SimResponse? SteerOwn(SimRequest request)
    {
        if (!request.IsPost || request.Segments is not [_, "applicants", var id])
        {
            return null;
        }

        var body = request.Json;
        if (body.Text("status") is not { Length: > 0 } status)
        {
            return Error(400, "invalid", $"A verdict needs a status: {string.Join(", ", KycStatuses.All)}.");
        }

        var verdict = new KycVerdict(status)
        {
            OccurredAt = Time(body, "occurredAt"),
            ApprovedUntil = Time(body, "approvedUntil"),
            Apply = body.Bool("apply") ?? true,
            Deliver = body.Bool("deliver") ?? true,
            Version = body.Int("version"),
        };
        return SetVerdict(Uri.UnescapeDataString(id), verdict) is { } applicant ? SimResponse.Json(200, Describe(applicant)) : NotFound();
    }

    private static DateTimeOffset? Time(JsonObject? body, string name) =>
        DateTimeOffset.TryParse(body.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    private static JsonNode Describe(KycApplicant a) => new JsonObject
    {
        ["id"] = a.Id,
        ["externalId"] = a.ExternalId,
        ["status"] = a.Status,
        ["version"] = a.Version,
        ["reviewId"] = a.ReviewId,
        ["updatedAt"] = JsonText.Iso(a.UpdatedAt),
        ["approvedUntil"] = a.ApprovedUntil is { } until ? JsonText.Iso(until) : null,
    };

    private static SimResponse Error(int status, string code, string message) =>
        SimResponse.Json(status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });

    private static SimResponse NotFound() => Error(404, "not_found", "There is nothing of that id.");

    private static string NewId(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}_{Guid.NewGuid():N}");

    private KycApplicant? Find(string id) =>
        _applicants.GetValueOrDefault(id) ?? (_byExternalId.TryGetValue(id, out var own) ? _applicants.GetValueOrDefault(own) : null);

    private SimResponse Create(SimRequest request)
    {
        if (request.Json.Text("externalId") is not { Length: > 0 } externalId)
        {
            return Error(400, "invalid", "externalId is required.");
        }

        if (Find(externalId) is { } existing)
        {
            return SimResponse.Json(200, Describe(existing));
        }

        var applicant = new KycApplicant(NewId("apl"), externalId, KycStatuses.NotStarted, 1, null, Clock.GetUtcNow(), null);
        _applicants[applicant.Id] = applicant;
        _byExternalId[externalId] = applicant.Id;
        return SimResponse.Json(201, Describe(applicant));
    }

    private SimResponse List(SimRequest request)
    {
        var wanted = request.QueryValue("externalId");
        var found = wanted is null ? _applicants.Values : _applicants.Values.Where(a => a.ExternalId == wanted);
        return SimResponse.Json(200, new JsonObject { ["applicants"] = JsonText.Array(found.Select(Describe)) });
    }

    private SimResponse Register(SimRequest request)
    {
        if (!Uri.TryCreate(request.Json.Text("url"), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            return Error(400, "invalid", "url must be an absolute http or https address.");
        }

        var id = NewId("whe");
        var given = request.Json.Text("secret");
        var secret = given is { Length: > 0 } ? given : NewId("kycsec");
        _endpoints[id] = url.AbsoluteUri;
        Webhooks.AddTarget(new WebhookTarget(id, url, secret, _ => true));
        var body = new JsonObject { ["id"] = id, ["url"] = url.AbsoluteUri };
        if (given is not { Length: > 0 })
        {
            body["secret"] = secret;
        }

        return SimResponse.Json(201, body);
    }

    private SimResponse ListEndpoints() => SimResponse.Json(
        200,
        new JsonObject { ["endpoints"] = JsonText.Array(_endpoints.Select(e => (JsonNode)new JsonObject { ["id"] = e.Key, ["url"] = e.Value })) });

    private SimResponse Unregister(string id) => _endpoints.Remove(id) && Webhooks.RemoveTarget(id) ? SimResponse.Empty(204) : NotFound();

    private void Publish(KycApplicant applicant, DateTimeOffset occurredAt)
    {
        var eventId = NewId("evt");
        const string Type = "applicant.status_changed";
        var body = new JsonObject
        {
            ["eventId"] = eventId,
            ["type"] = Type,
            ["applicantId"] = applicant.Id,
            ["externalId"] = applicant.ExternalId,
            ["status"] = applicant.Status,
            ["version"] = applicant.Version,
            ["reviewId"] = applicant.ReviewId,
            ["approvedUntil"] = applicant.ApprovedUntil is { } until ? JsonText.Iso(until) : null,
            ["occurredAt"] = JsonText.Iso(occurredAt),
        };
        Webhooks.Publish(new WebhookMessage(eventId, Type, applicant.Id, JsonText.ToBytes(body)));
    }
}
