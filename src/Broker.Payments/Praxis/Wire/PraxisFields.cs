using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Broker.Core.Monetary;
using Broker.Payments.Currencies;
using Broker.Payments.Wire;

namespace Broker.Payments.Praxis.Wire;

/// <summary>
/// The scalar members of a body by their path, in one reading: what is signed and what is understood come from the same place, so that they cannot differ.
/// Numbers keep the digits that were sent. A body that tells one path twice is refused. Lists are left out.
/// </summary>
internal sealed class PraxisFields
{
    private const int MaxFields = 1_000;
    private const int MaxDepth = 8;
    private readonly Dictionary<string, string?> values = new(StringComparer.Ordinal);

    /// <exception cref="JsonException">The body is not one JSON object, or goes beyond the limits.</exception>
    internal static PraxisFields Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth * 2 });
        JsonSteps.ExpectObject(ref reader);
        var fields = new PraxisFields();
        fields.ReadObject(ref reader, string.Empty, 1);

        // Anything but white space after the closing brace throws here.
        reader.Read();
        return fields;
    }

    internal static bool TryRead(ReadOnlySpan<byte> body, [NotNullWhen(true)] out PraxisFields? fields)
    {
        try
        {
            fields = Read(body);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            fields = null;
            return false;
        }
    }

    /// <summary>The first of the paths that has a value.</summary>
    internal string? Text(params ReadOnlySpan<string> paths)
    {
        foreach (string path in paths)
        {
            if (values.TryGetValue(path, out string? value) && value is not null)
            {
                return value;
            }
        }

        return null;
    }

    internal long? Whole(params ReadOnlySpan<string> paths) =>
        long.TryParse(Text(paths), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : null;

    internal DateTimeOffset? Time(params ReadOnlySpan<string> paths) =>
        Whole(paths) is { } seconds and > 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    internal static Money? MoneyOf(long? wire, string? code)
    {
        if (wire is not { } amount || !Currency.TryParse(code, out Currency currency))
        {
            return null;
        }

        try
        {
            return ProviderCurrencyTable.Praxis.FromWire(amount, currency);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The values of the paths side by side; what is missing or null adds nothing.</summary>
    internal string Join(IEnumerable<string> paths)
    {
        var text = new StringBuilder();
        foreach (string path in paths)
        {
            text.Append(values.GetValueOrDefault(path));
        }

        return text.ToString();
    }

    private void ReadObject(ref Utf8JsonReader reader, string prefix, int depth)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string path = prefix + reader.GetString();
            reader.Read();
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject when depth < MaxDepth:
                    ReadObject(ref reader, path + ".", depth + 1);
                    continue;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    reader.Skip();
                    continue;
            }

            string? value = reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString(),
                JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
                JsonTokenType.True => "true",
                JsonTokenType.False => "false",
                _ => null,
            };
            if (values.Count == MaxFields || !values.TryAdd(path, value))
            {
                throw new JsonException("The body tells a member twice, or has too many.");
            }
        }
    }
}
