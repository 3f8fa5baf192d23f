using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Broker.Testing.Hosting;
using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce.Composite;

/// <summary>A part of a composite call or a node of a graph.</summary>
internal sealed partial record CompositePart(string Method, string Url, string Reference, JsonNode? Body, IReadOnlyDictionary<string, string> Headers)
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
    private static readonly string[] Forbidden = ["Accept", "Authorization", "Content-Type"];

    /// <summary>The references it needs.</summary>
    public IEnumerable<string> Needs => References.Named(Url).Concat(Body is null ? [] : References.Named(System.Text.Encoding.UTF8.GetString(JsonText.ToBytes(Body))));

    /// <summary>Reads the parts and refuses the whole call when one is not as it must be.</summary>
    public static List<CompositePart> ReadAll(JsonObject body)
    {
        if (body["compositeRequest"] is not JsonArray { Count: > 0 } requests)
        {
            throw SalesforceError.Bad("JSON_PARSER_ERROR", "compositeRequest must hold at least one subrequest.");
        }

        var parts = requests.Select(Read).ToList();
        var twice = parts.GroupBy(p => p.Reference, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? parts : throw SalesforceError.Bad("INVALID_INPUT", $"Duplicate referenceId: {twice.Key}. Reference IDs must be unique within a composite request.");
    }

    private static CompositePart Read(JsonNode? node)
    {
        var json = node as JsonObject ?? throw SalesforceError.Bad("JSON_PARSER_ERROR", "A subrequest must be an object.");
        var reference = json.Text("referenceId");
        if (reference is null || !Name().IsMatch(reference))
        {
            throw SalesforceError.Bad("INVALID_INPUT", $"The referenceId '{reference}' must be letters, digits and underscores.");
        }

        var method = json.Text("method");
        if (method is null || !Methods.Contains(method, StringComparer.Ordinal))
        {
            throw SalesforceError.Bad("JSON_PARSER_ERROR", $"The method '{method}' of {reference} is none of {string.Join(", ", Methods)}.");
        }

        if (json.Text("url") is not { } url || !url.StartsWith("/services/data/v", StringComparison.Ordinal))
        {
            throw SalesforceError.Bad("INVALID_INPUT", $"The url of {reference} must start with /services/data/vXX.X/.");
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in json["httpHeaders"] as JsonObject ?? [])
        {
            if (Forbidden.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw SalesforceError.Bad("INVALID_INPUT", $"The header {name} is not allowed in a subrequest.");
            }

            headers[name] = value.Text() ?? "";
        }

        return new CompositePart(method, url, reference, json["body"]?.DeepClone(), headers);
    }

    [GeneratedRegex("^[A-Za-z0-9_]+$", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
