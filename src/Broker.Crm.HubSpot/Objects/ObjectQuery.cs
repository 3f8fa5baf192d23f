namespace Broker.Crm.HubSpot.Objects;

/// <summary>What a read asks for, as a query. Names are joined by commas: shorter than repeating the parameter, and the URL has a limit.</summary>
internal static class ObjectQuery
{
    internal static string Append(string target, IReadOnlyList<string>? properties, IReadOnlyList<string>? withHistory, IReadOnlyList<string>? associations)
    {
        target = Append(target, "properties", properties);
        target = Append(target, "propertiesWithHistory", withHistory);
        return Append(target, "associations", associations);
    }

    internal static bool IsTooLong(string target) => target.Length > HubSpotListOptions.MaxQueryLength;

    /// <exception cref="ArgumentException">A name is empty or not text.</exception>
    internal static void CheckNames(IReadOnlyList<string>? names, string what)
    {
        for (int i = 0; names is not null && i < names.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(names[i]))
            {
                throw new ArgumentException($"{what} has an empty name at {i}.", nameof(names));
            }

            PropertyValues.CheckText(names[i], i, what);
        }
    }

    private static string Append(string target, string parameter, IReadOnlyList<string>? names)
    {
        if (names is not { Count: > 0 })
        {
            return target;
        }

        CheckNames(names, parameter);
        char separator = target.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return string.Concat(target, $"{separator}{parameter}=", string.Join(',', names.Select(static n => Uri.EscapeDataString(n))));
    }
}
