using System.Text.Json;

namespace Broker.Crm.Salesforce.Wire;

/// <summary>
/// Reads errors out of any body that Salesforce answers with: an array of <c>{message, errorCode, fields}</c>, a save result with <c>errors[{statusCode}]</c>, a tree
/// with such results, the two words of OAuth, HTML of a proxy, or nothing (contracts/salesforce.md 3). Reading never fails.
/// </summary>
internal static class ErrorItems
{
    private const int MaxListed = 200;
    private const string HolderWords = "record with id: ";

    internal static IReadOnlyList<SalesforceErrorItem> Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            return JsonElement.TryParseValue(ref reader, out JsonElement? element) ? Read(element.Value) : [];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return []; // not JSON, or a name or text with a lone surrogate
        }
    }

    internal static IReadOnlyList<SalesforceErrorItem> Read(JsonElement body) => body.ValueKind switch
    {
        JsonValueKind.Array => [.. body.EnumerateArray().Take(MaxListed).Where(static e => e.ValueKind == JsonValueKind.Object).Select(One)],
        JsonValueKind.Object when List(body, "errors") is { } errors => Read(errors),
        JsonValueKind.Object when List(body, "results") is { } results =>
            [.. results.EnumerateArray().Where(static r => r.ValueKind == JsonValueKind.Object).Select(static r => List(r, "errors")).Where(static e => e is not null).SelectMany(static e => Read(e!.Value)).Take(MaxListed)],
        JsonValueKind.Object when Text(body, "error") is { } oauth => [new SalesforceErrorItem(oauth, Text(body, "error_description"), [])],
        JsonValueKind.Object => [One(body)],
        _ => [],
    };

    private static SalesforceErrorItem One(JsonElement error)
    {
        string? message = Text(error, "message") ?? Text(error, "exceptionMessage");
        return new SalesforceErrorItem(
            Text(error, "errorCode") ?? Text(error, "statusCode") ?? Text(error, "exceptionCode"),
            message,
            List(error, "fields") is { } fields ? [.. fields.EnumerateArray().Where(static f => f.ValueKind == JsonValueKind.String).Take(MaxListed).Select(static f => f.GetString()!)] : [])
        {
            RelatedId = Duplicate(error) ?? Holder(message),
        };
    }

    // "duplicate value found: Key__c duplicates value on record with id: 001..."
    private static string? Holder(string? message)
    {
        int at = message?.IndexOf(HolderWords, StringComparison.OrdinalIgnoreCase) ?? -1;
        return at < 0 ? null : Id(new string([.. message!.Skip(at + HolderWords.Length).TakeWhile(char.IsAsciiLetterOrDigit)]));
    }

    // The first record that a duplicate rule matched; the member is misspelled on the wire.
    private static string? Duplicate(JsonElement error)
    {
        JsonElement? result = Member(error, "duplicateResut") ?? Member(error, "duplicateResult");
        JsonElement? record = Member(First(First(result, "matchResults"), "matchRecords"), "record");
        return record is { ValueKind: JsonValueKind.Object } found ? Id(Text(found, "Id")) : null;
    }

    private static string? Id(string? text) => text is { Length: 15 or 18 } && text.All(char.IsAsciiLetterOrDigit) ? text : null;

    private static JsonElement? First(JsonElement? parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0 ? list[0] : null;

    private static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out JsonElement value) ? value : null;

    private static JsonElement? List(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array ? value : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
