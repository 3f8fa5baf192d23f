using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Broker.TestSupport;

namespace Broker.Crm.HubSpot.Tests.Objects;

/// <summary>Answers batch calls as HubSpot does: shuffled, 207 when some fail, refusing calls that are too long or lack trace ids.</summary>
internal sealed class BatchServer
{
    private readonly Random random = new(20261126);
    private readonly Func<JsonNode, bool> isBad;

    public BatchServer(HubSpotRig rig, Func<JsonNode, bool>? isBad = null)
    {
        this.isBad = isBad ?? (static _ => false);
        rig.Server.Then(AnswerAsync);
    }

    public List<int> CallSizes { get; } = [];

    public List<string> Stored { get; } = [];

    public int MaxInputs { get; init; } = 100;

    public Action? OnCall { get; set; }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken token)
    {
        JsonNode body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(token))!;
        JsonArray inputs = body["inputs"]!.AsArray();
        string call = request.RequestUri!.Segments[^1];
        CallSizes.Add(inputs.Count);
        OnCall?.Invoke();
        token.ThrowIfCancellationRequested();
        if (inputs.Count > MaxInputs)
        {
            return Answer(400, WireBodies.Error("VALIDATION_ERROR", "too many inputs"));
        }

        if (call is "create" or "update" or "upsert" && inputs.Select(i => i!["objectWriteTraceId"]!.GetValue<string>()).Distinct(StringComparer.Ordinal).Count() != inputs.Count)
        {
            return Answer(400, WireBodies.Error("VALIDATION_ERROR", "trace ids missing"));
        }

        if (call == "archive")
        {
            Stored.AddRange(inputs.Select(i => i!["id"]!.GetValue<string>()));
            return new HttpResponseMessage(HttpStatusCode.NoContent);
        }

        List<string> records = [], errors = [], missing = [];
        foreach (JsonNode? input in inputs)
        {
            string? trace = input!["objectWriteTraceId"]?.GetValue<string>();
            string? id = input["id"]?.GetValue<string>();
            if (isBad(input))
            {
                if (call == "read")
                {
                    missing.Add($"\"{id}\"");
                }
                else
                {
                    errors.Add($$$"""{"status":"error","category":"VALIDATION_ERROR","message":"Property values were not valid: [{\"isValid\":false,\"error\":\"INVALID_EMAIL\",\"name\":\"email\"}]","context":{"objectWriteTraceId":["{{{trace}}}"]}}""");
                }

                continue;
            }

            string key = id ?? input["properties"]!["key"]!.GetValue<string>();
            Stored.Add(key);
            records.Add(WireBodies.Record(
                call == "read" ? key : "7" + key,
                input["properties"]?.ToJsonString() ?? "{}",
                trace is null ? "" : $$""","objectWriteTraceId":"{{trace}}" """));
        }

        if (missing.Count > 0)
        {
            errors.Add($$$"""{"category":"OBJECT_NOT_FOUND","message":"Could not get some objects","context":{"ids":[{{{string.Join(',', missing)}}}]}}""");
        }

        string[] shuffled = [.. records];
        random.Shuffle(shuffled);
        return Answer(errors.Count > 0 ? 207 : call == "create" ? 201 : 200, WireBodies.Batch(shuffled, [.. errors]));
    }

    private static HttpResponseMessage Answer(int status, string body) => new((HttpStatusCode)status) { Content = new StringContent(body) };

    public static bool IsEvery33rd(string? key) => int.Parse(key!, CultureInfo.InvariantCulture) % 33 == 7;
}
