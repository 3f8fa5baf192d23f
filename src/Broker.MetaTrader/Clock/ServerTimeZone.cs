using System.Globalization;

namespace Broker.MetaTrader.Clock;

/// <summary>A trade server's distance from UTC at the time it was read. The broker chooses it and may change it with the seasons.</summary>
/// <param name="Offset">What is added to UTC to get the server's clock; whole minutes, at most 14 hours either way.</param>
public readonly record struct ServerTimeZone(TimeSpan Offset)
{
    private const int MostHours = 14;

    /// <summary>From the number that <c>ServerTimezone</c> and account details send.</summary>
    /// <remarks>
    /// Documented in hours (contracts/metatrader.md 8, point 13), fractions allowed. A number beyond 14 can be no such hour and is read as minutes. Rounded to
    /// whole minutes.
    /// </remarks>
    /// <exception cref="FormatException">It is neither.</exception>
    public static ServerTimeZone FromWire(decimal number)
    {
        decimal minutes = Math.Round(Math.Abs(number) <= MostHours ? number * 60 : number);
        return Math.Abs(minutes) <= MostHours * 60
            ? new ServerTimeZone(TimeSpan.FromMinutes((double)minutes))
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{number} is no time zone: neither hours up to {MostHours} nor minutes up to {MostHours * 60}."));
    }

    /// <summary>For example <c>UTC+02:00</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"UTC{(Offset < TimeSpan.Zero ? '-' : '+')}{Offset:hh\\:mm}");
}
