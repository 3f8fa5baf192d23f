using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Broker.Testing.Hosting;

/// <summary>JSON nodes to and from bytes, without reflection.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Pretty = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    public static byte[] ToBytes(JsonNode node, bool indented = false)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, indented ? Pretty : Compact))
        {
            node.WriteTo(writer);
        }

        return buffer.ToArray();
    }

    public static JsonObject? TryParseObject(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonNode.Parse(utf8) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A member's text, whatever scalar it is; <see langword="null"/> when absent, null or composite.</summary>
    public static string? Text(this JsonNode? node) => node is JsonValue value
        ? value.TryGetValue<string>(out var text) ? text : JsonText.Raw(value)
        : null;

    public static string? Text(this JsonObject? node, string name) => node is not null && node.TryGetPropertyValue(name, out var child) ? child.Text() : null;

    public static long Long(this JsonObject node, string name) => node[name] is JsonValue value && value.TryGetValue<long>(out var number)
        ? number
        : node[name] is JsonValue other && other.TryGetValue<int>(out var small) ? small : 0;

    public static bool? Bool(this JsonObject? node, string name) => node.Text(name) is { } text && bool.TryParse(text, out var value) ? value : null;

    public static int? Int(this JsonObject? node, string name) =>
        int.TryParse(node.Text(name), System.Globalization.NumberStyles.Integer, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : null;

    public static JsonArray Array(IEnumerable<JsonNode?> items) => new([.. items]);

    public static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static string Raw(JsonValue value) => System.Text.Encoding.UTF8.GetString(ToBytes(value)) is var raw && raw == "null" ? "" : raw;
}
