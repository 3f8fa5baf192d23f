using System.Globalization;
using System.Text;

namespace Broker.MetaTrader.Wire;

/// <summary>
/// Reads the dates of this API, <c>yyyy-MM-ddTHH:mm:ss</c> with or without fraction and offset (contracts/metatrader.md 2), without the machine's time zone.
/// <c>0001-01-01T00:00:00</c> stands for no date.
/// </summary>
internal static class WireDates
{
    private const int PlainLength = 19;
    private const int LongestText = 40;

    /// <summary>The clock's reading, whatever offset is written behind it.</summary>
    internal static bool TryReadClock(ReadOnlySpan<byte> text, out DateTime clock)
    {
        clock = default;
        if (text.Length < PlainLength)
        {
            return false;
        }

        if (text[4] != '-' || text[7] != '-' || text[10] is not ((byte)'T' or (byte)' ') || text[13] != ':' || text[16] != ':' ||
            !TryDigits(text, 0, 4, out int year) || !TryDigits(text, 5, 2, out int month) || !TryDigits(text, 8, 2, out int day) ||
            !TryDigits(text, 11, 2, out int hour) || !TryDigits(text, 14, 2, out int minute) || !TryDigits(text, 17, 2, out int second) ||
            year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        clock = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified).AddTicks(Fraction(text[PlainLength..]));
        return clock.Year > 1;
    }

    internal static bool TryReadUtc(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        time = default;
        if (!TryReadClock(text, out DateTime clock))
        {
            return false;
        }

        ReadOnlySpan<byte> rest = text[PlainLength..];
        if (rest.IndexOfAny((byte)'+', (byte)'-') >= 0 && text.Length <= LongestText &&
            DateTimeOffset.TryParse(Encoding.ASCII.GetString(text), CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset stated))
        {
            time = stated.ToUniversalTime();
            return true;
        }

        time = new DateTimeOffset(clock, TimeSpan.Zero);
        return true;
    }

    private static long Fraction(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 2 || rest[0] != '.')
        {
            return 0;
        }

        long ticks = 0;
        long unit = TimeSpan.TicksPerSecond / 10;
        for (int i = 1; i < rest.Length && rest[i] is >= (byte)'0' and <= (byte)'9'; i++)
        {
            ticks += (rest[i] - '0') * unit;
            unit /= 10;
        }

        return ticks;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, int at, int count, out int value)
    {
        value = 0;
        for (int i = at; i < at + count; i++)
        {
            int digit = text[i] - '0';
            if (digit is < 0 or > 9)
            {
                return false;
            }

            value = (value * 10) + digit;
        }

        return true;
    }
}
