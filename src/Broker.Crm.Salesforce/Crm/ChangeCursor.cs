using System.Globalization;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Crm;

/// <summary>
/// Where a read of changes stands: everything changed before <see cref="Second"/> was told, and of what changed within that second everything up to the record
/// <see cref="Id"/>. In whole seconds, since it is not certain how much finer the org stores times than it tells them: a finer place could be told again for ever.
/// </summary>
/// <param name="Second">Seconds since 1970.</param>
/// <param name="Id">The last record told of that second, 18 characters; empty for none.</param>
/// <param name="Floor">Where the walk must go back to once it has reached its end, in seconds since 1970; 0 when it has not come near the present.</param>
internal sealed record ChangeCursor(long Second, string Id = "", long Floor = 0)
{
    private const string Version = "s1";
    private const long LastSecond = 253_402_300_799; // of the year 9999

    internal static ChangeCursor Start => new(0);

    internal DateTimeOffset Time => DateTimeOffset.FromUnixTimeSeconds(Second);

    /// <exception cref="ArgumentException">The text was not made by <see cref="ToString"/>.</exception>
    internal static ChangeCursor Parse(string? text)
    {
        if (text is null)
        {
            return Start;
        }

        return text.Split('.') is [Version, var second, var id, var floor] && IsSecond(second, out long at) && IsSecond(floor, out long back) && (id.Length == 0 || SalesforceIds.IsId(id))
            ? new ChangeCursor(at, id, back)
            : throw new ArgumentException("The cursor was not made by this boundary; give the one of an earlier read, or null to start anew.", nameof(text));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Version}.{Second}.{Id}.{Floor}");

    private static bool IsSecond(string text, out long second) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out second) && second < LastSecond;
}
