using System.Globalization;

namespace Broker.Crm.HubSpot.Crm;

/// <summary>
/// Where a read of changes stands: everything changed before <see cref="Time"/> was told, and of what changed in that very millisecond everything up to the
/// record <see cref="Id"/>. So records that changed together are walked by id, and none is left out.
/// </summary>
/// <param name="Time">Milliseconds since 1970.</param>
/// <param name="Id">The last record told of that millisecond; 0 for none.</param>
/// <param name="Floor">Where the walk must go back to once it has reached its end, in milliseconds since 1970; 0 when it has not come near the present.</param>
internal sealed record ChangeCursor(long Time, long Id, long Floor = 0)
{
    private const string Version = "1";

    internal static ChangeCursor Start => new(0, 0);

    /// <exception cref="ArgumentException">The text was not made by <see cref="ToString"/>.</exception>
    internal static ChangeCursor Parse(string? text)
    {
        if (text is null)
        {
            return Start;
        }

        return text.Split('.') is [Version, var time, var id, var floor]
            && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out long at)
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long last)
            && long.TryParse(floor, NumberStyles.None, CultureInfo.InvariantCulture, out long back)
            ? new ChangeCursor(at, last, back)
            : throw new ArgumentException("The cursor was not made by this boundary; give the one of an earlier read, or null to start anew.", nameof(text));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Version}.{Time}.{Id}.{Floor}");
}
