using System.Text.Json;

namespace Broker.Crm.Salesforce.Wire;

/// <summary>
/// Reads errors out of any body that Salesforce answers with: an array of <c>{message, errorCode, fields}</c>, a save result with <c>errors[{statusCode}]</c>, the
/// two words of OAuth, HTML of a proxy, or nothing (contracts/salesforce.md 3). Reading never fails.
/// </summary>
internal static class ErrorItems
{
    private const int MaxListed = 200;

    internal static IReadOnlyList<SalesforceErrorItem> Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            return JsonElement.TryParseValue(ref reader, out JsonElement? element) ? Read(element.Value) : [];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return []; // not JSON, or a name with a lone surrogate
        }
    }

    internal static IReadOnlyList<SalesforceErrorItem> Read(JsonElement body) => body.ValueKind switch
    {
        JsonValueKind.Array => [.. body.EnumerateArray().Take(MaxListed).Where(static e => e.ValueKind == JsonValueKind.Object).Select(One)],
        JsonValueKind.Object when body.TryGetProperty("errors", out JsonElement errors) && errors.ValueKind == JsonValueKind.Array => Read(errors),
        JsonValueKind.Object when Text(body, "error") is { } oauth => [new SalesforceErrorItem(oauth, Text(body, "error_description"), [])],
        JsonValueKind.Object => [One(body)],
        _ => [],
    };

    private static SalesforceErrorItem One(JsonElement error) => new(
        Text(error, "errorCode") ?? Text(error, "statusCode") ?? Text(error, "exceptionCode"),
        Text(error, "message") ?? Text(error, "exceptionMessage"),
        error.TryGetProperty("fields", out JsonElement fields) && fields.ValueKind == JsonValueKind.Array
            ? [.. fields.EnumerateArray().Where(static f => f.ValueKind == JsonValueKind.String).Take(MaxListed).Select(static f => f.GetString()!)]
            : []);

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
