using System.Globalization;
using System.Text;
using System.Text.Json;
using Broker.Core.Errors;

namespace Broker.Crm.HubSpot.Wire;

/// <summary>
/// What can be read out of an error body. Everything is optional, types vary between calls, and the body may be HTML or empty
/// (contracts/hubspot.md 11): reading never fails.
/// </summary>
internal sealed class ErrorEnvelope
{
    internal static readonly ErrorEnvelope Empty = new();

    private const int MaxListed = 100;
    private const string ExistingIdWords = "Existing ID: ";

    /// <summary>The category, else the older <c>errorType</c>.</summary>
    internal string? Code { get; private init; }

    /// <summary>Free text; may repeat what was sent.</summary>
    internal string? Message { get; private init; }

    internal string? PolicyName { get; private init; }

    /// <summary>Refused properties. The names come from the answer: match them with what was sent before they are shown.</summary>
    internal IReadOnlyList<FieldError> Fields { get; private init; } = [];

    internal IReadOnlyList<string> MissingScopes { get; private init; } = [];

    /// <summary>The trace ids and ids of the inputs that a batch error concerns.</summary>
    internal IReadOnlyList<string> TraceIds { get; private init; } = [];

    internal IReadOnlyList<string> Ids { get; private init; } = [];

    /// <summary>The id of the record that is in the way, when the message names one.</summary>
    internal string? ExistingId { get; private init; }

    internal static ErrorEnvelope Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            return JsonElement.TryParseValue(ref reader, out JsonElement? element) ? Read(element.Value) : Empty;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Empty; // not JSON, or a name with a lone surrogate
        }
    }

    internal static ErrorEnvelope Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return Empty;
        }

        string? message = Text(body, "message");
        JsonElement context = Member(body, "context");
        var fields = new List<FieldError>();
        var scopes = new List<string>();
        AddPropertyErrors(message, fields);
        if (Member(body, "errors") is { ValueKind: JsonValueKind.Array } errors)
        {
            foreach (JsonElement error in errors.EnumerateArray().Take(MaxListed))
            {
                AddDetail(error, fields, scopes);
            }
        }

        AddScopes(context, scopes);
        return new ErrorEnvelope
        {
            Code = Text(body, "category") ?? Text(body, "errorType"),
            Message = message,
            PolicyName = Text(body, "policyName"),
            Fields = fields,
            MissingScopes = scopes,
            TraceIds = Texts(Member(context, "objectWriteTraceId")),
            Ids = [.. Texts(Member(context, "ids")), .. Texts(Member(context, "id"))],
            ExistingId = ReadExistingId(message),
        };
    }

    private static void AddDetail(JsonElement error, List<FieldError> fields, List<string> scopes)
    {
        JsonElement context = Member(error, "context");
        AddScopes(context, scopes);
        AddPropertyErrors(Text(error, "message"), fields);
        IReadOnlyList<string> named = Texts(Member(context, "propertyName"));
        string code = Text(error, "code") ?? Text(error, "error") ?? string.Empty;
        foreach (string name in named.Count > 0 ? named : Text(error, "in") is { } place ? [place] : [])
        {
            AddField(fields, name, code);
        }
    }

    // "Property values were not valid: [{"isValid":false,"error":"PROPERTY_DOESNT_EXIST","name":"x"}]": JSON inside of text.
    private static void AddPropertyErrors(string? message, List<FieldError> fields)
    {
        int start = message?.IndexOf("[{", StringComparison.Ordinal) ?? -1;
        if (start < 0)
        {
            return;
        }

        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(message!, start, message!.Length - start));
            if (JsonElement.TryParseValue(ref reader, out JsonElement? list) && list.Value.ValueKind == JsonValueKind.Array)
            {
                foreach (JsonElement item in list.Value.EnumerateArray().Take(MaxListed))
                {
                    if (Text(item, "name") is { } name)
                    {
                        AddField(fields, name, Text(item, "error") ?? string.Empty);
                    }
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The text only looked like JSON.
        }
    }

    private static void AddField(List<FieldError> fields, string name, string code)
    {
        if (fields.Count < MaxListed && !fields.Exists(f => f.Field == name))
        {
            fields.Add(new FieldError(name, code));
        }
    }

    // Scopes are printed, so only what has the form of a CRM scope is taken.
    private static void AddScopes(JsonElement context, List<string> scopes)
    {
        foreach (string scope in Texts(Member(context, "requiredGranularScopes")).Concat(Texts(Member(context, "requiredScopes"))))
        {
            if (scope.StartsWith("crm.", StringComparison.Ordinal) && scope.Length <= 60 && scope.All(static c => char.IsAsciiLetterLower(c) || c is '.' or '_') && !scopes.Contains(scope))
            {
                scopes.Add(scope);
            }
        }
    }

    private static string? ReadExistingId(string? message)
    {
        int start = message?.IndexOf(ExistingIdWords, StringComparison.Ordinal) ?? -1;
        if (start < 0)
        {
            return null;
        }

        ReadOnlySpan<char> rest = message.AsSpan(start + ExistingIdWords.Length);
        int length = rest.IndexOfAnyExceptInRange('0', '9');
        ReadOnlySpan<char> digits = length < 0 ? rest : rest[..length];
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? digits.ToString() : null;
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member) ? member : default;

    private static string? Text(JsonElement element, string name) => Text(Member(element, name));

    private static string? Text(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.String => element.GetString(),
                JsonValueKind.Number => element.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return null; // a lone surrogate
        }
    }

    private static IReadOnlyList<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => [.. element.EnumerateArray().Take(MaxListed).Select(static e => Text(e)).OfType<string>()],
        JsonValueKind.String or JsonValueKind.Number when Text(element) is { } text => [text],
        _ => [],
    };
}
