using System.Globalization;

namespace Broker.Crm.Salesforce.Limits;

/// <summary>What an answer said about used calls: <c>Sforce-Limit-Info: api-usage=18/5000; per-app-api-usage=17/250(appName=x)</c> (contracts/salesforce.md 3).</summary>
public sealed record SalesforceUsage
{
    /// <summary>Calls of the org in the last 24 hours; null when the answer did not say.</summary>
    public long? Used { get; init; }

    /// <summary>Calls that the org may make in 24 hours; null when the answer did not say.</summary>
    public long? Allowed { get; init; }

    /// <summary>Every pair of the header by its key, also those that are not known, for example <c>api-bursts</c>: used and allowed.</summary>
    public IReadOnlyDictionary<string, (long Used, long Allowed)> All { get; init; } = new Dictionary<string, (long, long)>();

    /// <summary>Reads the header. What cannot be read is left out.</summary>
    public static SalesforceUsage Parse(string header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var all = new Dictionary<string, (long, long)>(StringComparer.OrdinalIgnoreCase);
        foreach (string part in header.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            int slash = part.IndexOf('/', StringComparison.Ordinal);
            int end = part.IndexOf('(', StringComparison.Ordinal) is var bracket and >= 0 ? bracket : part.Length;
            if (equals > 0 && slash > equals && end > slash
                && long.TryParse(part.AsSpan(equals + 1, slash - equals - 1), NumberStyles.None, CultureInfo.InvariantCulture, out long used)
                && long.TryParse(part.AsSpan(slash + 1, end - slash - 1), NumberStyles.None, CultureInfo.InvariantCulture, out long allowed))
            {
                all[part[..equals].Trim()] = (used, allowed);
            }
        }

        return all.TryGetValue("api-usage", out (long Used, long Allowed) usage)
            ? new SalesforceUsage { Used = usage.Used, Allowed = usage.Allowed, All = all }
            : new SalesforceUsage { All = all };
    }
}
