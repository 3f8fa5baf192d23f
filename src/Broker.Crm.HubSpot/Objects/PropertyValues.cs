using System.Buffers;
using System.Text.Json;
using Broker.Core.Pipeline;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>Property maps on the wire. A cleared property is an empty text: null is not the documented way (contracts/hubspot.md 4).</summary>
internal static class PropertyValues
{
    internal static void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, string?> properties)
    {
        writer.WriteStartObject("properties"u8);
        foreach ((string name, string? value) in properties)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(name, nameof(properties));
            writer.WriteString(name, value ?? string.Empty);
        }

        writer.WriteEndObject();
    }

    internal static ApiBody Body(IReadOnlyDictionary<string, string?> properties)
    {
        ArgumentNullException.ThrowIfNull(properties);
        return Body(properties, static (writer, map) => Write(writer, map));
    }

    internal static ApiBody Body<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            write(writer, state);
            writer.WriteEndObject();
        }

        return ApiBody.RawJson(buffer.WrittenMemory);
    }

    /// <summary>A leading semicolon appends to a multi-select: the one write that does not set an end state (contracts/hubspot.md 4, 11).</summary>
    internal static bool Appends(IReadOnlyDictionary<string, string?> properties) =>
        properties.Values.Any(static value => value is [';', ..]);

    /// <summary>Names as one query value: shorter than repeating the parameter, and the URL has a limit.</summary>
    internal static string? QueryList(IReadOnlyList<string>? names)
    {
        if (names is null or { Count: 0 })
        {
            return null;
        }

        string list = string.Join(',', names.Select(static n => Uri.EscapeDataString(n)));
        return list.Length <= MaxQueryList
            ? list
            : throw new ArgumentException($"The property names make {list.Length} characters of URL; at most {MaxQueryList} are sent. Ask for fewer, or search, which carries them in the body.", nameof(names));
    }

    private const int MaxQueryList = 6000;
}
