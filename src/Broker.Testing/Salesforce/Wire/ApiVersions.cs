using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Salesforce.Wire;

/// <summary>The versions the org serves.</summary>
internal static class ApiVersions
{
    public const string Newest = "68.0";
    private const int Oldest = 31;
    private const int Latest = 68;

    // Winter, Spring and Summer releases take turns; 68 is Winter '27.
    private static readonly string[] Seasons = ["Summer", "Winter", "Spring"];

    public static decimal Number(string version) => version == "latest"
        ? Latest
        : version.StartsWith('v') && decimal.TryParse(version.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>Refuses a version that is gone or was never there.</summary>
    public static void Check(string version, bool bulk)
    {
        var number = Number(version);
        if (number is >= 21 and < Oldest)
        {
            throw bulk
                ? new SalesforceError(400, "InvalidVersion", $"Api version not supported: {version}")
                : new SalesforceError(410, "UNSUPPORTED_API_VERSION", "The requested resource is no longer available in this version.");
        }

        if (number is < Oldest or > Latest || number != decimal.Truncate(number))
        {
            throw SalesforceError.NotFound();
        }
    }

    public static JsonArray List() => JsonText.Array(Enumerable.Range(Oldest, Latest - Oldest + 1).Select(n => (JsonNode)new JsonObject
    {
        ["label"] = $"{Seasons[(n - 67 + 39) % 3]} '{(n - 68 + 81) / 3:00}",
        ["url"] = FormattableString.Invariant($"/services/data/v{n}.0"),
        ["version"] = FormattableString.Invariant($"{n}.0"),
    }));
}
