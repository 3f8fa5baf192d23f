using System.Text.Json;

namespace Broker.Crm.HubSpot.Wire;

/// <summary>One error of a batch answer with what it says about the input it concerns (contracts/hubspot.md 3).</summary>
internal sealed class BatchError
{
    private readonly Dictionary<string, IReadOnlyList<string>> context = new(StringComparer.OrdinalIgnoreCase);

    internal required ErrorEnvelope Envelope { get; init; }

    /// <summary>The finer category, as text; an object is kept as its JSON.</summary>
    internal string? SubCategory { get; private init; }

    /// <summary>Every value of the context, whatever its name.</summary>
    internal IEnumerable<string> AllContext => context.Values.SelectMany(static v => v);

    internal IReadOnlyList<string> Context(string name) => context.GetValueOrDefault(name) ?? [];

    internal static BatchError Read(JsonElement element)
    {
        try
        {
            var error = new BatchError { Envelope = ErrorEnvelope.Read(element), SubCategory = SubCategoryOf(element) };
            if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("context", out JsonElement members) && members.ValueKind == JsonValueKind.Object)
            {
                foreach (JsonProperty member in members.EnumerateObject())
                {
                    error.context[member.Name] = member.Value.ValueKind == JsonValueKind.Array
                        ? [.. member.Value.EnumerateArray().Select(static v => v.ToString())]
                        : [member.Value.ToString()];
                }
            }

            return error;
        }
        catch (InvalidOperationException)
        {
            return new BatchError { Envelope = ErrorEnvelope.Empty }; // a lone surrogate
        }
    }

    private static string? SubCategoryOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("subCategory", out JsonElement member) ? member.ToString() : null;
}
