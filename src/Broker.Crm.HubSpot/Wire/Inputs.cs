using System.Text.Json;

namespace Broker.Crm.HubSpot.Wire;

/// <summary>Checks and writes the inputs of a batch.</summary>
internal static class Inputs
{
    /// <summary>Copies the inputs and refuses those that cannot be told apart in the answer.</summary>
    /// <exception cref="ArgumentException">An input is missing, or two have the same key.</exception>
    internal static IReadOnlyList<T> Distinct<T>(IReadOnlyList<T> inputs, Func<T, string?> keyOf, string what, string advice)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        T[] copy = [.. inputs];
        var seen = new Dictionary<string, int>(copy.Length, StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < copy.Length; i++)
        {
            string? key = copy[i] is null ? null : keyOf(copy[i]);
            if (string.IsNullOrWhiteSpace(key))
            {
                throw new ArgumentException($"Input {i} has no {what}.", nameof(inputs));
            }

            if (!seen.TryAdd(key, i))
            {
                throw new ArgumentException($"Inputs {seen[key]} and {i} have the same {what}; {advice}", nameof(inputs));
            }
        }

        return copy;
    }

    internal static void Write<T>(Utf8JsonWriter writer, IReadOnlyList<T> inputs, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray("inputs"u8);
        foreach (T input in inputs)
        {
            writer.WriteStartObject();
            write(writer, input);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    internal static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
