using System.Globalization;
using System.Text.Json;

namespace Broker.Bench.Http;

/// <summary>An answer as a flat list of fields, so that what a client read can be compared with what was sent.</summary>
/// <remarks>Nulls are left out; numbers are compared by value, points in time as UTC.</remarks>
internal sealed class Facts
{
    private readonly SortedDictionary<string, string> fields = new(StringComparer.Ordinal);

    /// <summary>The paths of all fields.</summary>
    public IEnumerable<string> Paths => fields.Keys;

    public static Facts FromJson(ReadOnlyMemory<byte> json)
    {
        Facts facts = new();
        using JsonDocument document = JsonDocument.Parse(json);
        facts.Flatten(string.Empty, document.RootElement);
        return facts;
    }

    /// <summary>Adds one field under its wire path, such as <c>results[3].properties.email</c>.</summary>
    public Facts Add(string path, object? value)
    {
        string? text = value switch
        {
            null => null,
            bool flag => flag ? "true" : "false",
            DateTimeOffset time => Time(time),
            string s => IsTime(s, out DateTimeOffset time) ? Time(time) : s,
            double number => Number(number.ToString("R", CultureInfo.InvariantCulture)),
            IFormattable number => Number(number.ToString(null, CultureInfo.InvariantCulture)),
            _ => value.ToString(),
        };
        if (text is not null)
        {
            fields[path] = text;
        }

        return this;
    }

    /// <summary>Throws when a field of <paramref name="expected"/> is missing or differs, unless it is one of <paramref name="omitted"/> or stands below one.</summary>
    public void MustHold(Facts expected, IReadOnlyList<string> omitted, string client)
    {
        List<string> wrong = [];
        foreach ((string path, string value) in expected.fields)
        {
            if (omitted.Any(part => IsPartOf(path, part) || (part.Contains("[]", StringComparison.Ordinal) && IsPartOf(WithoutIndexes(path), part))))
            {
                continue;
            }

            if (!fields.TryGetValue(path, out string? read))
            {
                wrong.Add(path + " was not read");
            }
            else if (read != value)
            {
                wrong.Add(path + " is " + read + ", sent was " + value);
            }
        }

        if (wrong.Count > 0)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"{client} did not read the whole answer, {wrong.Count} fields: {string.Join("; ", wrong.Take(8))}"));
        }
    }

    private static bool IsPartOf(string path, string part) =>
        path.StartsWith(part, StringComparison.Ordinal) && (path.Length == part.Length || path[part.Length] is '.' or '[');

    // "records[].attributes" omits it of every record.
    private static string WithoutIndexes(string path) => string.Concat(path.Where(static c => !char.IsAsciiDigit(c)));

    private void Flatten(string path, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    Flatten(path.Length == 0 ? property.Name : path + "." + property.Name, property.Value);
                }

                break;
            case JsonValueKind.Array:
                int index = 0;
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Flatten(string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"), item);
                }

                break;
            case JsonValueKind.Number:
                fields[path] = Number(element.GetRawText());
                break;
            case JsonValueKind.String:
                Add(path, element.GetString());
                break;
            case JsonValueKind.True or JsonValueKind.False:
                Add(path, element.GetBoolean());
                break;
        }
    }

    private static bool IsTime(string text, out DateTimeOffset time)
    {
        time = default;
        return text.Length >= 19 && text[4] == '-' && text[10] == 'T'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static string Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            ? number.ToString("G29", CultureInfo.InvariantCulture)
            : text;
}
