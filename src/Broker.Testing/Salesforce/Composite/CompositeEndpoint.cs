using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.Salesforce.Data;
using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce.Composite;

/// <summary>Composite, graph and batch: calls made of calls (contracts/salesforce.md 6).</summary>
internal sealed class CompositeEndpoint(Org org, Func<SalesforceCall, SalesforceAnswer> send)
{
    private const string Halted = "The transaction was rolled back since another operation in the same transaction failed.";

    public SalesforceAnswer Composite(SalesforceCall call)
    {
        var parts = CompositePart.ReadAll(call.Object);
        if (parts.Count > CompositeLimits.Subrequests)
        {
            throw SalesforceError.Bad("LIMIT_EXCEEDED", $"A composite request may have {CompositeLimits.Subrequests} subrequests; it has {parts.Count}.");
        }

        var heavy = parts.Count(p => p.Url.Contains("/query", StringComparison.Ordinal) || p.Url.Contains("/composite/sobjects", StringComparison.Ordinal));
        if (heavy > CompositeLimits.QueriesAndCollections)
        {
            throw SalesforceError.Bad("LIMIT_EXCEEDED", $"A composite request may have {CompositeLimits.QueriesAndCollections} subrequests of queries and collections; it has {heavy}.");
        }

        return SalesforceAnswer.Json(200, new JsonObject { ["compositeResponse"] = Run(parts, call.Object.Bool("allOrNone") == true).Responses });
    }

    public SalesforceAnswer Graph(SalesforceCall call)
    {
        if (call.Object["graphs"] is not JsonArray { Count: > 0 and <= CompositeLimits.Graphs } graphs)
        {
            throw SalesforceError.Bad("INVALID_INPUT", $"graphs must hold 1 to {CompositeLimits.Graphs} graphs.");
        }

        var read = graphs.OfType<JsonObject>().Select(g => (Id: g.Text("graphId") ?? "", Parts: CompositePart.ReadAll(g))).ToList();
        CheckGraphs(read);
        var (answers, failed) = (new JsonArray(), 0);
        foreach (var (id, parts) in read)
        {
            var (responses, succeeded) = failed >= CompositeLimits.FailedGraphs ? (AllHalted(parts), false) : Run(parts, allOrNone: true);
            failed += succeeded ? 0 : 1;
            answers.Add((JsonNode)new JsonObject { ["graphId"] = id, ["graphResponse"] = new JsonObject { ["compositeResponse"] = responses }, ["isSuccessful"] = succeeded });
        }

        return SalesforceAnswer.Json(200, new JsonObject { ["graphs"] = answers });
    }

    public SalesforceAnswer Batch(SalesforceCall call)
    {
        if (call.Object["batchRequests"] is not JsonArray { Count: > 0 and <= CompositeLimits.Subrequests } requests)
        {
            throw SalesforceError.Bad("LIMIT_EXCEEDED", $"batchRequests must hold 1 to {CompositeLimits.Subrequests} requests.");
        }

        var (halt, failed) = (call.Object.Bool("haltOnError") == true, false);
        var results = new JsonArray();
        foreach (var request in requests.OfType<JsonObject>())
        {
            var answer = failed && halt
                ? new SalesforceError(412, "BATCH_PROCESSING_HALTED", "Batch processing halted per request").ToAnswer()
                : Send(SalesforceCall.Part(request.Text("method") ?? "", "/services/data/" + (request.Text("url") ?? "").TrimStart('/'), request["richInput"], new Dictionary<string, string>()));
            failed |= answer.Status >= 400;
            results.Add((JsonNode)new JsonObject { ["statusCode"] = answer.Status, ["result"] = answer.Body?.DeepClone() });
        }

        return SalesforceAnswer.Json(200, new JsonObject { ["hasErrors"] = failed, ["results"] = results });
    }

    private static void CheckGraphs(List<(string Id, List<CompositePart> Parts)> graphs)
    {
        if (graphs.Sum(g => g.Parts.Count) is var nodes and > CompositeLimits.GraphNodes)
        {
            throw SalesforceError.Bad("LIMIT_EXCEEDED", $"A payload may have {CompositeLimits.GraphNodes} nodes; it has {nodes}.");
        }

        if (graphs.Select(g => g.Id).Distinct(StringComparer.Ordinal).Count() != graphs.Count)
        {
            throw SalesforceError.Bad("INVALID_INPUT", "Every graphId must be unique.");
        }

        foreach (var (id, parts) in graphs)
        {
            if (id.Length is 0 or > 40 || !char.IsAsciiLetterOrDigit(id[0]))
            {
                throw SalesforceError.Bad("INVALID_INPUT", $"The graphId '{id}' must start with a letter or digit and have at most 40 characters.");
            }

            var depths = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var part in parts)
            {
                if (SalesforceCall.Part(part.Method, part.Url, null, part.Headers).Path is not (["sobjects", _] or ["sobjects", _, _] or ["sobjects", _, _, _]))
                {
                    throw SalesforceError.Bad("INVALID_INPUT", $"The url {part.Url} is not supported in a graph.");
                }

                depths[part.Reference] = part.Needs.Select(n => depths.GetValueOrDefault(n)).DefaultIfEmpty(0).Max() + 1;
                if (depths[part.Reference] > CompositeLimits.GraphDepth)
                {
                    throw SalesforceError.Bad("LIMIT_EXCEEDED", $"A graph may be {CompositeLimits.GraphDepth} deep.");
                }
            }
        }
    }

    private static JsonArray AllHalted(List<CompositePart> parts) => JsonText.Array(parts.Select(p => (JsonNode?)Response(p, HaltedAnswer())));

    private static SalesforceAnswer HaltedAnswer() => SalesforceError.Bad("PROCESSING_HALTED", Halted).ToAnswer();

    private static JsonObject Response(CompositePart part, SalesforceAnswer answer) => new()
    {
        ["body"] = answer.Body?.DeepClone(),
        ["httpHeaders"] = new JsonObject(answer.Headers.Where(h => h.Key == "Location").Select(h => new KeyValuePair<string, JsonNode?>(h.Key, h.Value))),
        ["httpStatusCode"] = answer.Status,
        ["referenceId"] = part.Reference,
    };

    private (JsonArray Responses, bool Succeeded) Run(List<CompositePart> parts, bool allOrNone)
    {
        var answers = new SalesforceAnswer[parts.Count];
        var kept = org.Atomically(() =>
        {
            var (references, broken) = (new References(), new HashSet<string>(StringComparer.Ordinal));
            for (var i = 0; i < parts.Count; i++)
            {
                answers[i] = RunOne(parts[i], references, broken);
                if (answers[i].Status >= 400 || answers[i].Status == 300)
                {
                    broken.Add(parts[i].Reference);
                    if (allOrNone)
                    {
                        return false;
                    }
                }
            }

            return true;
        });
        if (!kept)
        {
            // Only the part that failed keeps its own words.
            for (var i = 0; i < answers.Length; i++)
            {
                answers[i] = answers[i] is { } answer && (answer.Status >= 400 || answer.Status == 300) ? answer : HaltedAnswer();
            }
        }

        return (JsonText.Array(parts.Select((p, i) => (JsonNode?)Response(p, answers[i]))), kept && Array.TrueForAll(answers, a => a.Status < 300));
    }

    private SalesforceAnswer RunOne(CompositePart part, References references, HashSet<string> broken)
    {
        if (part.Needs.FirstOrDefault(broken.Contains) is { } failed)
        {
            return SalesforceError.Bad("PROCESSING_HALTED", $"Invalid reference specified. No value for {failed} found because its subrequest failed.").ToAnswer();
        }

        try
        {
            var answer = Send(SalesforceCall.Part(part.Method, references.Fill(part.Url), references.Fill(part.Body), part.Headers));
            references.Add(part.Reference, answer.Body);
            return answer;
        }
        catch (SalesforceError error)
        {
            return error.ToAnswer();
        }
    }

    private SalesforceAnswer Send(SalesforceCall call)
    {
        try
        {
            if (call.Path is ["composite", not "sobjects", ..] or ["composite"] or ["jobs", ..])
            {
                throw SalesforceError.Bad("INVALID_INPUT", $"The url {call.RawPath} is not supported in a subrequest.");
            }

            ApiVersions.Check(call.Version, bulk: false);
            return send(call);
        }
        catch (SalesforceError error)
        {
            return error.ToAnswer();
        }
    }
}
