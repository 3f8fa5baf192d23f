using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.Salesforce.Query;
using Broker.Testing.Steering;

namespace Broker.Testing.Salesforce;

/// <summary>The <c>/_sim/</c> calls that only this simulator has.</summary>
internal static class SalesforceSteering
{
    public static SimResponse? Handle(SalesforceSimulator simulator, SimRequest request)
    {
        if (!request.IsPost || request.Segments is not [_, var call])
        {
            return null;
        }

        var body = request.Json ?? [];
        try
        {
            return call switch
            {
                "settings" => Settings(simulator, body),
                "objects" => Done(() => Define(simulator, body)),
                "fields" => Done(() => simulator.AddField(Needed(body, "object"), Field(body))),
                "rules" => Done(() => simulator.AddValidationRule(Needed(body, "object"), Needed(body, "condition"), Needed(body, "message"), body.Text("field"))),
                "locks" => Done(() => Lock(simulator, body)),
                "failures" => Done(() => Fail(simulator, body)),
                "sinks" => Done(() => simulator.UseSink(Needed(body, "object"), body.Text("keyField"))),
                "seed" => Done(() => Seed(simulator, body)),
                "jobs" => Done(() => simulator.FailNextIngestJob(body.Int("afterRows") ?? 0, body.Text("message") ?? "InternalServerError : Too many retries")),
                "sessions" => Sessions(simulator, body),
                "metadata" => Done(() => Deploy(simulator, body)),
                "records" => Records(simulator, body),
                _ => null,
            };
        }
        catch (ArgumentException e)
        {
            return SteeringEndpoint.Refuse(400, e.Message);
        }
    }

    private static SimResponse Done(Action action)
    {
        action();
        return SteeringEndpoint.Done();
    }

    private static string Needed(JsonObject body, string name) => body.Text(name) ?? throw new ArgumentException($"{name} is missing.");

    private static SimResponse Settings(SalesforceSimulator simulator, JsonObject body)
    {
        if (body.ContainsKey("instanceUrl"))
        {
            simulator.InstanceUrl = body.Text("instanceUrl") is { } url ? new Uri(url, UriKind.Absolute) : null;
        }

        simulator.AccessTokenLife = body.Int("accessTokenLifeSeconds") is { } life ? TimeSpan.FromSeconds(life) : simulator.AccessTokenLife;
        simulator.RotateRefreshTokens = body.Bool("rotateRefreshTokens") ?? simulator.RotateRefreshTokens;
        simulator.JwtPublicKeyPem = body.Text("jwtPublicKeyPem") ?? simulator.JwtPublicKeyPem;
        simulator.DailyRequestLimit = body.Int("dailyRequestLimit") ?? simulator.DailyRequestLimit;
        simulator.QueryPageSize = body.Int("queryPageSize") ?? simulator.QueryPageSize;
        simulator.ChildPageSize = body.Int("childPageSize") ?? simulator.ChildPageSize;
        simulator.BulkPolls = body.Int("bulkPolls") ?? simulator.BulkPolls;
        simulator.BulkQueryPageSize = body.Int("bulkQueryPageSize") ?? simulator.BulkQueryPageSize;
        simulator.CommitLag = body.Int("commitLagSeconds") is { } lag ? TimeSpan.FromSeconds(lag) : simulator.CommitLag;
        simulator.OmitLastLocator = body.Bool("omitLastLocator") ?? simulator.OmitLastLocator;
        simulator.CountRequests(body.Int("countRequests") ?? 0);
        return SteeringEndpoint.Done();
    }

    private static void Define(SalesforceSimulator simulator, JsonObject body) =>
        simulator.AddObject(Needed(body, "name"), [.. (body["fields"] as JsonArray ?? []).OfType<JsonObject>().Select(Field)]);

    private static SalesforceField Field(JsonObject json)
    {
        var type = json.Text("type") ?? "string";
        var parsed = FieldWords.Find(type)
            ?? throw new ArgumentException($"type '{type}' is none of {string.Join(", ", Enum.GetValues<SalesforceFieldType>().Select(FieldWords.Of))}.");

        return new SalesforceField(Needed(json, "name"), parsed)
        {
            Label = json.Text("label"),
            Length = json.Int("length") ?? 255,
            Required = json.Bool("required") ?? false,
            ExternalId = json.Bool("externalId") ?? false,
            Unique = json.Bool("unique") ?? false,
            CaseSensitive = json.Bool("caseSensitive") ?? false,
            Restricted = json.Bool("restricted") ?? false,
            ReferenceTo = json.Text("referenceTo"),
            RelationshipName = json.Text("relationshipName"),
            ChildRelationshipName = json.Text("childRelationshipName"),
            PicklistValues = [.. (json["picklistValues"] as JsonArray ?? []).Select(v => v.Text() ?? "")],
        };
    }

    private static void Lock(SalesforceSimulator simulator, JsonObject body)
    {
        if (body.Text("id") is { } id)
        {
            simulator.LockRecord(id, body.Int("times") ?? 1);
        }
        else
        {
            simulator.LockNextWrites(body.Int("writes") ?? 1);
        }
    }

    private static void Fail(SalesforceSimulator simulator, JsonObject body)
    {
        var every = body.Int("every") is { } number and > 0 ? number : throw new ArgumentException("every must be a number above 0.");
        simulator.FailRows(body.Text("object") ?? "*", row => row.Number % every == 0, body.Text("code") ?? "UNABLE_TO_LOCK_ROW", body.Text("message"), body.Bool("once") ?? false);
    }

    private static void Seed(SalesforceSimulator simulator, JsonObject body)
    {
        var values = (body["values"] as JsonObject ?? []).Select(p => (p.Key, Text: p.Value.Text())).ToList();
        simulator.Seed(Needed(body, "object"), body.Int("count") ?? 1, n => values.ToDictionary(
            v => v.Key,
            v => v.Text?.Replace("{n}", n.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
            StringComparer.OrdinalIgnoreCase));
    }

    private static void Deploy(SalesforceSimulator simulator, JsonObject body)
    {
        var text = Needed(body, "zip");
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
        {
            throw new ArgumentException("zip is not in base64.");
        }

        using var zip = new MemoryStream(bytes, 0, length);
        simulator.DeployMetadata(zip);
    }

    private static SimResponse Records(SalesforceSimulator simulator, JsonObject body) => SimResponse.Json(200, new JsonObject
    {
        ["records"] = JsonText.Array(simulator.Records(Needed(body, "object")).Select(r => (JsonNode?)new JsonObject
        {
            ["id"] = r.Id,
            ["values"] = new JsonObject(r.Values.Select(v => KeyValuePair.Create(v.Key, (JsonNode?)v.Value))),
        })),
    });

    private static SimResponse Sessions(SalesforceSimulator simulator, JsonObject body)
    {
        switch (body.Text("action"))
        {
            case "expire":
                simulator.ExpireSessions();
                return SteeringEndpoint.Done();
            case "accessToken":
                return SimResponse.Json(200, new JsonObject { ["accessToken"] = simulator.IssueAccessToken() });
            case "refreshToken":
                return SimResponse.Json(200, new JsonObject { ["refreshToken"] = simulator.IssueRefreshToken() });
            default:
                return SteeringEndpoint.Refuse(400, "action must be expire, accessToken or refreshToken.");
        }
    }
}
