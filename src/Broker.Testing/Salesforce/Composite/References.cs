using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Broker.Testing.Hosting;
using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce.Composite;

/// <summary>Fills <c>@{ref.field}</c> in with what earlier parts answered.</summary>
internal sealed partial class References
{
    private readonly Dictionary<string, JsonNode?> _bodies = new(StringComparer.Ordinal);

    public void Add(string reference, JsonNode? body) => _bodies[reference] = body;

    /// <summary>The parts a text refers to.</summary>
    public static IEnumerable<string> Named(string text) => Pattern().Matches(text).Select(m => m.Groups["part"].Value);

    public string Fill(string text) => Pattern().Replace(text, m => Value(m.Groups["part"].Value, m.Groups["path"].Value));

    public JsonNode? Fill(JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json.Select(p => new KeyValuePair<string, JsonNode?>(p.Key, Fill(p.Value)))),
        JsonArray array => JsonText.Array(array.Select(Fill)),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Fill(text)),
        _ => node?.DeepClone(),
    };

    [GeneratedRegex(@"@\{(?<part>[A-Za-z0-9_]+)(?<path>(\[\d+\])?(\.[A-Za-z0-9_]+(\[\d+\])?)*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();

    private string Value(string reference, string path)
    {
        if (!_bodies.TryGetValue(reference, out var node))
        {
            throw SalesforceError.Bad("PROCESSING_HALTED", $"Invalid reference specified. No value for {reference}{path} found in {reference}");
        }

        foreach (var step in path.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
        {
            node = step.EndsWith(']')
                ? node is JsonArray array && int.Parse(step.AsSpan(0, step.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture) is var index && index < array.Count ? array[index] : null
                : (node as JsonObject)?.FirstOrDefault(p => string.Equals(p.Key, step, StringComparison.OrdinalIgnoreCase)).Value;
        }

        return node.Text() ?? throw SalesforceError.Bad("PROCESSING_HALTED", $"Invalid reference specified. No value for {reference}{path} found in {reference}");
    }
}
