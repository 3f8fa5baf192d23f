using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Broker.Core.Pipeline;
using Broker.Crm.Salesforce.Records;

namespace Broker.Crm.Salesforce.Wire;

/// <summary>Writes the values of fields. Strict: a type that Salesforce would read as something else is refused before anything is sent.</summary>
internal static class FieldValues
{
    private const int MaxDepth = 5;
    private const string Allowed = "string, decimal, long, int, bool, DateOnly, DateTimeOffset, TimeOnly, null, or a map of these that names a parent record";

    // Bodies go to an API and never into a page, so that only what JSON itself asks for is escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The map as a body of its own.</summary>
    /// <exception cref="ArgumentException">A name is not an API name, or a value has a type that is not allowed; the message names the field, never the value.</exception>
    internal static ApiBody Body(IReadOnlyDictionary<string, object?> fields)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            Write(writer, fields);
            writer.WriteEndObject();
        }

        return ApiBody.RawJson(buffer.WrittenMemory);
    }

    /// <summary>Writes names and values into the object that the writer stands in.</summary>
    /// <exception cref="ArgumentException">A name is not an API name, or a value has a type that is not allowed; the message names the field, never the value.</exception>
    internal static void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, object?> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        Write(writer, fields, string.Empty, 1);
    }

    private static void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, object?> fields, string path, int depth)
    {
        foreach ((string name, object? value) in fields)
        {
            writer.WritePropertyName(SalesforcePaths.Name(name, nameof(fields)));
            string full = path + name;
            switch (value)
            {
                case null:
                    writer.WriteNullValue();
                    break;
                case string text:
                    writer.WriteStringValue(Whole(text, full));
                    break;
                case decimal number:
                    writer.WriteNumberValue(number);
                    break;
                case long number:
                    writer.WriteNumberValue(number);
                    break;
                case int number:
                    writer.WriteNumberValue(number);
                    break;
                case bool flag:
                    writer.WriteBooleanValue(flag);
                    break;
                case DateOnly date:
                    writer.WriteStringValue(SalesforceValueText.Of(date));
                    break;
                case DateTimeOffset time:
                    writer.WriteStringValue(SalesforceValueText.Of(time));
                    break;
                case TimeOnly time:
                    writer.WriteStringValue(SalesforceValueText.Of(time));
                    break;
                case IReadOnlyDictionary<string, object?> parent when depth < MaxDepth:
                    writer.WriteStartObject();
                    Write(writer, parent, full + ".", depth + 1);
                    writer.WriteEndObject();
                    break;
                case IReadOnlyDictionary<string, object?>:
                    throw new ArgumentException($"Field {full} stands in {depth} maps; allowed: {MaxDepth - 1}.", nameof(fields));
                default:
                    throw new ArgumentException($"Field {full} has a value of type {value.GetType().Name}; allowed: {Allowed}.", nameof(fields));
            }
        }
    }

    private static string Whole(string text, string field)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[++i])))
            {
                throw new ArgumentException($"Field {field} has a text with half of a character (a lone surrogate).", nameof(text));
            }
        }

        return text;
    }
}
