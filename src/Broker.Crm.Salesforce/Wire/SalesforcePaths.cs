using System.Globalization;

namespace Broker.Crm.Salesforce.Wire;

/// <summary>The one place that builds paths (contracts/salesforce.md 3, 4).</summary>
internal sealed class SalesforcePaths
{
    /// <summary>The list of versions, and the start of every path.</summary>
    internal const string ServicesData = "/services/data/";
    private const decimal OldestVersion = 31.0m;
    private const decimal NewestVersion = 999.0m;

    internal SalesforcePaths(string version)
    {
        Version = version;
        Root = ServicesData + "v" + version;
    }

    /// <summary>The version without the letter, for example <c>67.0</c>.</summary>
    internal string Version { get; }

    /// <summary>For example <c>/services/data/v67.0</c>.</summary>
    internal string Root { get; }

    /// <summary>Compared as a number: <c>100.0</c> is newer than <c>67.0</c>.</summary>
    internal static bool IsVersion(string? version) =>
        version is { Length: >= 4 } && version.EndsWith(".0", StringComparison.Ordinal)
        && decimal.TryParse(version, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) && number is >= OldestVersion and <= NewestVersion;

    internal string Limits => Root + "/limits";

    internal string SObject(string type) => $"{Root}/sobjects/{Name(type, nameof(type))}";

    internal string Record(string type, string id) => $"{SObject(type)}/{Segment(id, nameof(id))}";

    internal string ByExternalId(string type, string field, string value) => $"{SObject(type)}/{Name(field, nameof(field))}/{Segment(value, nameof(value))}";

    /// <summary>An address that an answer gave, relative to the server (a next page). Other hosts and other paths are refused: the token would go along.</summary>
    /// <exception cref="FormatException">The address leads elsewhere.</exception>
    internal static string Given(string address)
    {
        string path = address;
        if (Uri.TryCreate(address, UriKind.Absolute, out Uri? absolute) && absolute.Scheme is "http" or "https")
        {
            path = absolute.PathAndQuery;
        }

        return path.StartsWith(ServicesData, StringComparison.Ordinal) && !path.Contains("..", StringComparison.Ordinal) && !path.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? path
            : throw new FormatException("Salesforce named an address of a next part that is not one of its data API.");
    }

    /// <summary>An id or a value as one path segment. Dots alone would walk up the path in some proxies.</summary>
    internal static string Segment(string value, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        return value is "." or ".." ? throw new ArgumentException("A dot or two dots cannot be an id.", name) : Uri.EscapeDataString(value);
    }

    /// <summary>The API name of an object or field: never from user input, so it is checked and not escaped.</summary>
    /// <exception cref="ArgumentException">The text is not an API name.</exception>
    internal static string Name(string name, string parameter) => IsName(name)
        ? name
        : throw new ArgumentException($"'{(name?.Length <= 80 ? name : "(a long text)")}' is not an API name of Salesforce; a letter, then letters, digits and underscores, at most 80.", parameter);

    internal static bool IsName(string? name) =>
        name is { Length: > 0 and <= 80 } && char.IsAsciiLetter(name[0]) && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
