using System.Buffers;
using System.Text.Json;
using Broker.Core.Pipeline;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>Property maps on the wire. A cleared property is an empty text: null is not the documented way (contracts/hubspot.md 4).</summary>
internal static class PropertyValues
{
    private const int SmallBody = 1024;

    internal static void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, string?> properties)
    {
        writer.WriteStartObject("properties"u8);
        if (properties is Dictionary<string, string?> map)
        {
            // The usual case, enumerated without an allocation per record.
            foreach ((string name, string? value) in map)
            {
                writer.WriteString(name, value ?? string.Empty);
            }
        }
        else
        {
            foreach ((string name, string? value) in properties)
            {
                writer.WriteString(name, value ?? string.Empty);
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>A body with properties, and associations if there are any.</summary>
    /// <exception cref="ArgumentException">Something of it cannot be sent.</exception>
    internal static ApiBody Body(IReadOnlyDictionary<string, string?> properties, IReadOnlyList<HubSpotNewAssociation>? associations = null)
    {
        ArgumentNullException.ThrowIfNull(properties);
        Check(properties);
        NewAssociations.Check(associations);
        return Body((properties, associations), static (writer, state) =>
        {
            Write(writer, state.properties);
            NewAssociations.Write(writer, state.associations);
        });
    }

    internal static ApiBody Body<TState>(TState state, Action<Utf8JsonWriter, TState> write, int sizeHint = SmallBody)
    {
        var buffer = new ArrayBufferWriter<byte>(Math.Max(sizeHint, SmallBody));
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            write(writer, state);
            writer.WriteEndObject();
        }

        return ApiBody.RawJson(buffer.WrittenMemory);
    }

    /// <param name="properties">The map.</param>
    /// <param name="position">The position of the input; -1 for a single one.</param>
    /// <exception cref="ArgumentException">There is no map, or a name or value of it cannot be sent. The message holds no value.</exception>
    internal static void Check(IReadOnlyDictionary<string, string?>? properties, long position = -1)
    {
        if (properties is null)
        {
            throw new ArgumentException($"{Input(position)} has no properties; give an empty map to write none.", nameof(properties));
        }

        if (properties is Dictionary<string, string?> map)
        {
            foreach ((string name, string? value) in map)
            {
                CheckOne(name, value, position);
            }

            return;
        }

        foreach ((string name, string? value) in properties)
        {
            CheckOne(name, value, position);
        }
    }

    /// <exception cref="ArgumentException">The text has half of a surrogate pair, which JSON cannot carry.</exception>
    internal static void CheckText(string text, long position, string what)
    {
        if (text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && HasLoneSurrogate(text))
        {
            throw new ArgumentException($"{Input(position)} has a value of {what} that is not valid text: half of a surrogate pair.", nameof(text));
        }
    }

    /// <summary>A leading semicolon appends to a multi-select: the one write that does not set an end state (contracts/hubspot.md 4, 11).</summary>
    internal static bool Appends(IReadOnlyDictionary<string, string?> properties)
    {
        if (properties is Dictionary<string, string?> map)
        {
            foreach (string? value in map.Values)
            {
                if (value is [';', ..])
                {
                    return true;
                }
            }

            return false;
        }

        return properties.Values.Any(static value => value is [';', ..]);
    }

    private static void CheckOne(string name, string? value, long position)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentException($"{Input(position)} has a property without a name.", nameof(name));
        }

        CheckText(name, position, "a property name");
        if (value is not null)
        {
            CheckText(value, position, name);
        }
    }

    private static string Input(long position) => position < 0 ? "The record" : FormattableString.Invariant($"Input {position}");

    private static bool HasLoneSurrogate(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }
}
