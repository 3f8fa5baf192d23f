using System.Buffers;
using System.Text.Json;

namespace Broker.MetaTrader.Wire;

/// <summary>An answer whose shape no source documents, as JSON, without the members whose name tells a secret.</summary>
/// <remarks>Its text form says only how large it is: what it holds is not known to be harmless.</remarks>
public sealed class RawAnswer
{
    private readonly int size;

    private RawAnswer(JsonElement root, int size)
    {
        Root = root;
        this.size = size;
    }

    /// <summary>The answer; lives as long as this object. An answer that is no JSON stands here as a JSON string.</summary>
    public JsonElement Root { get; }

    /// <summary>How large it is, never what it holds.</summary>
    public override string ToString() => $"raw answer of {size} bytes";

    internal static RawAnswer Read(ReadOnlySpan<byte> body)
    {
        var output = new ArrayBufferWriter<byte>(Math.Max(body.Length, 16));
        using (var writer = new Utf8JsonWriter(output))
        {
            ReadOnlySpan<byte> start = body.TrimStart(" \t\r\n"u8);
            if (start.IsEmpty || start[0] is not ((byte)'{' or (byte)'[' or (byte)'"') && !IsScalar(start))
            {
                writer.WriteStringValue(System.Text.Encoding.UTF8.GetString(body));
            }
            else
            {
                Utf8JsonReader reader = Answers.Open(body);
                Copy(ref reader, writer);
                Answers.End(ref reader);
            }
        }

        using JsonDocument document = JsonDocument.Parse(output.WrittenMemory);
        return new RawAnswer(document.RootElement.Clone(), output.WrittenCount);
    }

    // A text may begin like a number or a literal: "12 sessions", "nothing".
    private static bool IsScalar(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            return reader.Read() && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Copies the value a reader stands on, without the members at any depth whose name tells a secret.</summary>
    internal static void Copy(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        int depth = reader.CurrentDepth;
        do
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    writer.WriteStartObject();
                    break;
                case JsonTokenType.EndObject:
                    writer.WriteEndObject();
                    break;
                case JsonTokenType.StartArray:
                    writer.WriteStartArray();
                    break;
                case JsonTokenType.EndArray:
                    writer.WriteEndArray();
                    break;
                case JsonTokenType.PropertyName when SecretNames.IsOne(ref reader):
                    JsonFields.SkipValue(ref reader);
                    break;
                case JsonTokenType.PropertyName:
                    writer.WritePropertyName(JsonFields.StringValue(ref reader) ?? "");
                    break;
                case JsonTokenType.String:
                    writer.WriteStringValue(JsonFields.StringValue(ref reader));
                    break;
                case JsonTokenType.Number:
                    writer.WriteRawValue(reader.ValueSpan);
                    break;
                case JsonTokenType.True or JsonTokenType.False:
                    writer.WriteBooleanValue(reader.TokenType == JsonTokenType.True);
                    break;
                default:
                    writer.WriteNullValue();
                    break;
            }
        }
        while (writer.CurrentDepth > 0 && reader.Read() && reader.CurrentDepth >= depth);
    }
}
