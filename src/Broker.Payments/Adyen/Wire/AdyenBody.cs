using System.Buffers;
using System.Text.Json;
using Broker.Core.Monetary;
using Broker.Core.Pipeline;
using Broker.Payments.Currencies;

namespace Broker.Payments.Adyen.Wire;

/// <summary>Writes request bodies without reflection. What is null is left out.</summary>
internal sealed class AdyenBody : IDisposable
{
    private const int MaxDepth = 32;
    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly Utf8JsonWriter writer;

    internal AdyenBody()
    {
        writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
    }

    internal AdyenBody Add(string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }

        return this;
    }

    internal AdyenBody Add(string name, bool? value)
    {
        if (value is { } flag)
        {
            writer.WriteBoolean(name, flag);
        }

        return this;
    }

    internal AdyenBody Add(string name, Money? money)
    {
        if (money is { } amount)
        {
            writer.WriteStartObject(name);
            writer.WriteNumber("value", ProviderCurrencyTable.Adyen.ToWire(amount));
            writer.WriteString("currency", amount.Currency.Code);
            writer.WriteEndObject();
        }

        return this;
    }

    internal AdyenBody Add(string name, IReadOnlyDictionary<string, string>? map)
    {
        if (map is { Count: > 0 })
        {
            writer.WriteStartObject(name);
            foreach ((string key, string value) in map)
            {
                writer.WriteString(key, value);
            }

            writer.WriteEndObject();
        }

        return this;
    }

    internal AdyenBody Add(string name, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(name);
        foreach (string value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
        return this;
    }

    internal AdyenBody Nest(string name, Action<AdyenBody> write)
    {
        writer.WriteStartObject(name);
        write(this);
        writer.WriteEndObject();
        return this;
    }

    internal AdyenBody NestOne(string name, Action<AdyenBody> write)
    {
        writer.WriteStartArray(name);
        writer.WriteStartObject();
        write(this);
        writer.WriteEndObject();
        writer.WriteEndArray();
        return this;
    }

    /// <summary>Adds JSON that the payer's browser made, checked to be exactly one object.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    internal AdyenBody AddObject(string name, ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty)
        {
            return this;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                writer.WritePropertyName(name);
                document.RootElement.WriteTo(writer);
                return this;
            }
        }
        catch (JsonException)
        {
            // The platform's message can repeat a part of the text, which may be card data.
        }

        throw new ArgumentException($"'{name}' is not one JSON object.", name);
    }

    /// <summary>Ends the body; nothing can be added after.</summary>
    internal ApiBody ToBody()
    {
        writer.WriteEndObject();
        Dispose();
        return ApiBody.RawJson(buffer.WrittenMemory);
    }

    public void Dispose() => writer.Dispose();
}
