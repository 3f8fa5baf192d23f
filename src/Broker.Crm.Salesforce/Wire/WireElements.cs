using System.Text.Json;

namespace Broker.Crm.Salesforce.Wire;

/// <summary>Members of an answer, read without trust: what is missing or of another type is null.</summary>
internal static class WireElements
{
    internal static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? value : null;

    internal static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    internal static bool? Flag(JsonElement element, string name) => Member(element, name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    internal static long? Whole(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out long number) ? number : null;

    internal static decimal? Number(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDecimal(out decimal number) ? number : null;

    /// <summary>The elements of an array; none when it is missing or no array.</summary>
    internal static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    internal static IReadOnlyList<string> Texts(JsonElement element, string name) =>
        [.. Items(element, name).Where(static i => i.ValueKind == JsonValueKind.String).Select(static i => i.GetString()!)];

    /// <summary>The whole body as an element of its own, good after the call.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    internal static JsonElement Parse(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        JsonElement element = JsonElement.ParseValue(ref reader);
        return reader.Read() ? throw new JsonException("More follows behind the answer.") : element;
    }
}
