using System.Text.Json;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Composite;

/// <summary>Brings the parts of an answer back to their steps, by name and not by place.</summary>
internal static class CompositeAnswer
{
    private static readonly IReadOnlyDictionary<string, string> NoHeaders = new Dictionary<string, string>().AsReadOnly();

    // Read inside the call, so that an answer that cannot be read is a failure of it.
    internal static ApiResponseReader<IReadOnlyList<CompositePart>> Reader(ApiOperation operation, IReadOnlyList<CompositeStep> steps, bool allOrNone) =>
        (in ApiResponse response) => Parts(operation, steps, allOrNone, Checked(WireElements.Parse(response.Body), "compositeResponse"));

    internal static ApiResponseReader<IReadOnlyList<GraphOutcome>> GraphReader(ApiOperation operation, IReadOnlyList<CompositeGraph> graphs) =>
        (in ApiResponse response) => GraphsOf(operation, graphs, Checked(WireElements.Parse(response.Body), "graphs"));

    /// <summary>A batch answers by place; an answer of another length tells of nobody.</summary>
    internal static ApiResponseReader<IReadOnlyList<CompositePart>> BatchReader(ApiOperation operation, IReadOnlyList<CompositeStep> steps) =>
        (in ApiResponse response) =>
        {
            JsonElement[] results = [.. WireElements.Items(Checked(WireElements.Parse(response.Body), "results"), "results")];
            return results.Length == steps.Count
                ? [.. steps.Select((step, i) => Part(operation, step, results[i], allOrNone: false, "statusCode", "result"))]
                : throw new JsonException($"The answer has {results.Length} results for {steps.Count} steps.");
        };

    private static IReadOnlyList<CompositePart> Parts(ApiOperation operation, IReadOnlyList<CompositeStep> steps, bool allOrNone, JsonElement answer)
    {
        var byName = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (JsonElement part in WireElements.Items(answer, "compositeResponse"))
        {
            if (WireElements.Text(part, "referenceId") is { } name)
            {
                byName[name] = part;
            }
        }

        return [.. steps.Select(step => byName.TryGetValue(step.Ref.Name, out JsonElement part) ? Part(operation, step, part, allOrNone) : Silent(operation, step))];
    }

    private static IReadOnlyList<GraphOutcome> GraphsOf(ApiOperation operation, IReadOnlyList<CompositeGraph> graphs, JsonElement answer)
    {
        var byName = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (JsonElement graph in WireElements.Items(answer, "graphs"))
        {
            if (WireElements.Text(graph, "graphId") is { } name)
            {
                byName[name] = graph;
            }
        }

        return [.. graphs.Select(graph => byName.TryGetValue(graph.Name, out JsonElement given)
            ? Graph(operation, graph, Parts(operation, graph.Steps, allOrNone: true, WireElements.Member(given, "graphResponse") ?? default), WireElements.Flag(given, "isSuccessful"))
            : Graph(operation, graph, [.. graph.Steps.Select(step => Silent(operation, step))], false))];
    }

    // All or nothing: one failed step says more than a flag that is missing, and a flag of failure more than steps that look well.
    private static GraphOutcome Graph(ApiOperation operation, CompositeGraph graph, IReadOnlyList<CompositePart> parts, bool? flag)
    {
        bool succeeded = (flag ?? true) && parts.All(static p => p.Succeeded);
        IReadOnlyList<CompositePart> told = succeeded || parts.All(static p => !p.Succeeded)
            ? parts
            : [.. parts.Select((part, i) => part.Succeeded ? Silent(operation, graph.Steps[i]) : part)];
        return new GraphOutcome(graph, succeeded, new CompositeOutcome(graph, told, 1));
    }

    internal static GraphOutcome Failed(CompositeGraph graph, ApiError error) =>
        new(graph, false, new CompositeOutcome(graph, [.. graph.Steps.Select(step => Failed(step, error))], 1));

    internal static CompositePart Failed(CompositeStep step, ApiError error) =>
        new(step.Ref.Name, null, null, NoHeaders, PartErrors.OfCall(error, step.Ref.Name, step.IsRead), callFailed: true);

    internal static CompositePart Silent(ApiOperation operation, CompositeStep step) =>
        new(step.Ref.Name, null, null, NoHeaders, PartErrors.Silent(operation, step.Ref.Name, step.IsRead), callFailed: false);

    private static CompositePart Part(ApiOperation operation, CompositeStep step, JsonElement part, bool allOrNone, string statusName = "httpStatusCode", string bodyName = "body")
    {
        if (WireElements.Whole(part, statusName) is not ({ } status and >= 100 and <= 599))
        {
            return Silent(operation, step);
        }

        JsonElement? body = WireElements.Member(part, bodyName) is { ValueKind: not JsonValueKind.Null } given ? given : null;
        ApiError? error = PartErrors.Of(operation, step.Ref.Name, (int)status, body) is { } told ? SalesforceApi.Printable(told, step.FieldNames) : null;

        // A delete that is repeated, or comes second, finds the record gone: what was wanted, unless it undid all others.
        bool gone = !allOrNone && step.Method == "DELETE" && error?.Code == ErrorCodes.EntityIsDeleted;
        return new CompositePart(step.Ref.Name, (int)status, body, Headers(part), gone ? null : error, callFailed: false) { WasGone = gone };
    }

    private static IReadOnlyDictionary<string, string> Headers(JsonElement part)
    {
        if (WireElements.Member(part, "httpHeaders") is not { ValueKind: JsonValueKind.Object } headers)
        {
            return NoHeaders;
        }

        var read = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty header in headers.EnumerateObject())
        {
            if (header.Value.ValueKind == JsonValueKind.String)
            {
                read[header.Name] = header.Value.GetString()!;
            }
        }

        return read;
    }

    private static JsonElement Checked(JsonElement answer, string member) => WireElements.Member(answer, member) is { ValueKind: JsonValueKind.Array }
        ? answer
        : throw new JsonException($"The answer has no {member}.");
}
