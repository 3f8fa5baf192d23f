using System.Text.Json;
using Broker.Core.Pipeline;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Limits;

/// <summary>Reads the answers about limits and versions. Members may be missing, and unknown ones are kept or passed over.</summary>
internal static class LimitAnswers
{
    internal static ApiResponseReader<SalesforceLimitReport> Report { get; } = static (in ApiResponse response) => ReadReport(response.Body);

    internal static ApiResponseReader<IReadOnlyList<SalesforceApiVersion>> Versions { get; } = static (in ApiResponse response) => ReadVersions(response.Body);

    internal static SalesforceLimitReport ReadReport(ReadOnlySpan<byte> body)
    {
        var all = new Dictionary<string, SalesforceLimit>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(body);
        JsonScalars.Begin(ref reader);
        while (JsonScalars.NextName(ref reader))
        {
            string name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                all[name] = ReadLimit(ref reader, apps: true);
            }
            else
            {
                reader.Skip();
            }
        }

        return new SalesforceLimitReport { All = all };
    }

    internal static IReadOnlyList<SalesforceApiVersion> ReadVersions(ReadOnlySpan<byte> body)
    {
        var versions = new List<SalesforceApiVersion>();
        var reader = new Utf8JsonReader(body);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException($"Expected an array, found {reader.TokenType}.");
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                if (ReadVersion(ref reader) is { } version)
                {
                    versions.Add(version);
                }
            }
            else
            {
                reader.Skip();
            }
        }

        return [.. versions.OrderBy(static v => v.Number ?? 0)];
    }

    // An app may bear any name, Max included: only numbers are the limit's own.
    private static SalesforceLimit ReadLimit(ref Utf8JsonReader reader, bool apps)
    {
        long? max = null;
        long? remaining = null;
        Dictionary<string, SalesforceLimit>? perApp = null;
        while (JsonScalars.NextName(ref reader))
        {
            string name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject && apps)
            {
                perApp ??= new Dictionary<string, SalesforceLimit>(StringComparer.Ordinal);
                perApp[name] = ReadLimit(ref reader, apps: false);
                continue;
            }

            long? number = JsonScalars.Number(JsonScalars.Text(ref reader));
            max = name == "Max" ? number : max;
            remaining = name == "Remaining" ? number : remaining;
        }

        var limit = new SalesforceLimit { Max = max, Remaining = remaining };
        return perApp is null ? limit : limit with { PerApp = perApp };
    }

    private static SalesforceApiVersion? ReadVersion(ref Utf8JsonReader reader)
    {
        (string? Version, string? Label, string? Url) read = default;
        while (JsonScalars.NextName(ref reader))
        {
            string name = reader.GetString()!;
            string? text = JsonScalars.NextText(ref reader);
            read = name switch
            {
                "version" => (text, read.Label, read.Url),
                "label" => (read.Version, text, read.Url),
                "url" => (read.Version, read.Label, text),
                _ => read,
            };
        }

        return read.Version is { } version ? new SalesforceApiVersion(version, read.Label, read.Url) : null;
    }
}
