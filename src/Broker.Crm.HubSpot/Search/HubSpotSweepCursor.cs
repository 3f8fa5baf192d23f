using System.Globalization;

namespace Broker.Crm.HubSpot.Search;

/// <summary>How far a sweep over changes has come. Store its text after the page's records have been handled.</summary>
/// <param name="ChangedAt">Everything that changed before this time has been handed out.</param>
/// <param name="AfterId">Set while many records with exactly this time are read: those up to this id have been handed out.</param>
public sealed record HubSpotSweepCursor(DateTimeOffset ChangedAt, long? AfterId = null)
{
    /// <summary>The text to store: milliseconds since 1970, and the id behind a slash where there is one.</summary>
    public override string ToString() => AfterId is { } id
        ? string.Create(CultureInfo.InvariantCulture, $"{ChangedAt.ToUnixTimeMilliseconds()}/{id}")
        : ChangedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads a stored text.</summary>
    /// <exception cref="FormatException">The text is not a cursor.</exception>
    public static HubSpotSweepCursor Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('/');
        long id = 0;
        return parts.Length <= 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long time)
            && time <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            && (parts.Length == 1 || long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out id))
            ? new HubSpotSweepCursor(DateTimeOffset.FromUnixTimeMilliseconds(time), parts.Length == 1 ? null : id)
            : throw new FormatException("The text is not a cursor of a sweep; expected milliseconds since 1970, optionally a slash and an id.");
    }
}
