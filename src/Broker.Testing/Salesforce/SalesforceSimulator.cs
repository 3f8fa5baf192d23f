using System.Text.Json.Nodes;
using Broker.Testing.Faults;
using Broker.Testing.Hosting;
using Broker.Testing.Salesforce.Access;
using Broker.Testing.Salesforce.Data;
using Broker.Testing.Salesforce.Query;
using Broker.Testing.Salesforce.Rows;
using Broker.Testing.Salesforce.Wire;
using Microsoft.AspNetCore.Http;

namespace Broker.Testing.Salesforce;

/// <summary>A Salesforce org: OAuth, records, SOQL, Composite, Bulk 2.0 (contracts/salesforce.md 1 to 8).</summary>
/// <remarks>
/// Operations are counted as <c>oauth/token</c>, <c>Account/create</c>, <c>Account/upsert</c>, <c>query</c>, <c>query/next</c>, <c>composite</c>,
/// <c>composite/sobjects/upsert</c>, <c>ingest/create</c>, <c>ingest/upload</c>, <c>bulkquery/results</c> and so on; the parts of a composite call are not counted.
/// The org starts with the standard objects and one user. Safe for use by several threads.
/// </remarks>
public sealed partial class SalesforceSimulator : Simulator
{
    private const int LongestHead = 16_384;
    private SalesforceSettings _settings = null!;
    private Org _org = null!;
    private Sessions _sessions = null!;
    private UsageCounter _usage = null!;
    private RowTroubles _troubles = null!;
    private OAuthEndpoint _oauth = null!;
    private SalesforceRoutes _routes = null!;

    internal SalesforceSimulator(BrokerSimulatorsOptions options)
        : base(SimulatorNames.Salesforce, options) => ResetState();

    internal override SimOperation Route(SimRequest request)
    {
        if (_oauth.Find(request) is { } oauth)
        {
            return oauth;
        }

        if (request is { IsGet: true, Segments: ["services", "data"] })
        {
            // The one call that needs no session and counts for nothing.
            return new SimOperation("versions", "", static () => SalesforceAnswer.Json(200, ApiVersions.List()).ToResponse());
        }

        var call = SalesforceCall.Of(request);
        if (call.Version.Length == 0)
        {
            return new SimOperation("Unknown", request.Path, static () => SalesforceError.NotFound().ToAnswer().ToResponse());
        }

        var (name, run) = _routes.Find(call);
        return new SimOperation(name, call.RawPath, () => Answer(request, call, run).With("Sforce-Limit-Info", _usage.Header).ToResponse());
    }

    internal override Func<Stream, CancellationToken, Task<object>>? BodySink(HttpRequest request)
    {
        string[] segments = (request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (request.Method != "PUT" || segments is not ["services", "data", _, "jobs", "ingest", var id, "batches"])
        {
            return null;
        }

        lock (Gate)
        {
            return _routes.Ingest.Reader(id, string.Equals(request.Headers.ContentEncoding, "gzip", StringComparison.OrdinalIgnoreCase));
        }
    }

    internal override SimResponse? SteerOwn(SimRequest request) => SalesforceSteering.Handle(this, request);

    internal override SimResponse Failure(Fault fault)
    {
        // The codes of OAuth are in lower case, all others are not.
        if (fault.Code is { } code && code.Any(char.IsAsciiLetterLower) && !code.Any(char.IsAsciiLetterUpper))
        {
            return OAuthEndpoint.Refuse(code, fault.Message ?? "refused", fault.Kind == FaultKind.Status && fault.Status < 500 ? fault.Status : 400).ToResponse();
        }

        var answer = fault.Kind switch
        {
            FaultKind.RateLimit => LimitExceeded(string.Equals(fault.PolicyName, "TotalRequests", StringComparison.OrdinalIgnoreCase), fault.Message),
            FaultKind.FailureBody => new SalesforceError(400, fault.Code ?? "UNABLE_TO_LOCK_ROW", fault.Message ?? "unable to obtain exclusive access to this record").ToAnswer(),
            _ => new SalesforceError(fault.Status, fault.Code ?? CodeOf(fault.Status), fault.Message ?? TextOf(fault.Status)).ToAnswer(),
        };
        return answer.With("Sforce-Limit-Info", _usage.Header).ToResponse();
    }

    internal override JsonObject DescribeState()
    {
        var records = new JsonObject();
        foreach (var type in _org.Types)
        {
            var count = type.Sink?.Created ?? type.Table.Living;
            if (count > 0)
            {
                records[type.Name] = count;
            }
        }

        var jobs = Hosting.JsonText.Array(_routes.Ingest.Jobs.All.Select(j => (JsonNode?)new JsonObject
        {
            ["id"] = j.Id, ["object"] = j.Type.Name, ["operation"] = j.Operation, ["state"] = j.State, ["processed"] = j.Processed, ["failed"] = j.Failed,
        }));
        return new JsonObject { ["records"] = records, ["ingestJobs"] = jobs, ["apiUsage"] = _usage.Used };
    }

    internal override void ResetState()
    {
        _settings = new SalesforceSettings();
        _org = new Org(Clock);
        _sessions = new Sessions(Clock, _settings, _org.OrganizationId);
        _usage = new UsageCounter(Clock, _settings);
        _troubles = new RowTroubles();
        _oauth = new OAuthEndpoint(_org, _sessions, _settings, () => BaseAddress);
        _routes = new SalesforceRoutes(_org, new RowWriter(_org, _troubles), _settings, new LimitsEndpoint(_usage, _settings), () => _oauth.IdentityOf(_org.ActingUser));
    }

    private static SalesforceAnswer LimitExceeded(bool daily, string? message = null) => new SalesforceError(
        403, "REQUEST_LIMIT_EXCEEDED", message ?? (daily ? "TotalRequests Limit exceeded." : "ConcurrentRequests (Concurrent API Requests) Limit exceeded.")).ToAnswer();

    private static string CodeOf(int status) => status switch
    {
        401 => "INVALID_SESSION_ID",
        403 => "INSUFFICIENT_ACCESS_OR_READONLY",
        404 => "NOT_FOUND",
        503 => "SERVER_UNAVAILABLE",
        >= 500 => "UNKNOWN_EXCEPTION",
        _ => "INVALID_FIELD",
    };

    private static string TextOf(int status) => status switch
    {
        401 => "Session expired or invalid",
        503 => "The server is temporarily unavailable",
        _ => "An unexpected error occurred.",
    };

    private SalesforceAnswer Answer(SimRequest request, SalesforceCall call, Func<SalesforceAnswer> run)
    {
        try
        {
            if (request.RawTarget.Length + request.Headers.Sum(h => h.Key.Length + h.Value.ToString().Length) > LongestHead)
            {
                throw new SalesforceError(414, "URI_TOO_LONG", "The URI and the headers are longer than 16,384 bytes.");
            }

            ApiVersions.Check(call.Version, bulk: call.Path is ["jobs", ..]);
            var token = request.Authorization("Bearer") ?? request.Authorization("OAuth");
            _org.ActingUser = _sessions.UserOf(token);
            if (!_sessions.Use(token))
            {
                throw new SalesforceError(401, "INVALID_SESSION_ID", "Session expired or invalid");
            }

            if (_usage.Exhausted)
            {
                return LimitExceeded(daily: true);
            }

            _usage.Count();
            return run();
        }
        catch (SalesforceError error)
        {
            return error.ToAnswer();
        }
    }
}
