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
    private const int MostOffsetHours = 14;

    /// <summary>The clock's reading, whatever offset is written behind it. Anything else behind it, such as <c>PM</c>, could mean another time, so it is none.</summary>
    internal static bool TryReadClock(ReadOnlySpan<byte> text, out DateTime clock) => TryRead(text, out clock, out _);

    internal static bool TryReadUtc(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        time = default;
        if (!TryRead(text, out DateTime clock, out TimeSpan? offset))
        {
            return false;
        }

        time = new DateTimeOffset(Math.Clamp(clock.Ticks - (offset ?? TimeSpan.Zero).Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), TimeSpan.Zero);
        return true;
    }

    private static bool TryRead(ReadOnlySpan<byte> text, out DateTime clock, out TimeSpan? offset)
    {
        offset = null;
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

        ReadOnlySpan<byte> rest = text[PlainLength..];
        long fraction = TakeFraction(ref rest);
        if (!TryOffset(rest, out offset))
        {
            return false;
        }

        clock = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified).AddTicks(fraction);
        return clock.Year > 1;
    }

    private static long TakeFraction(ref ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 2 || rest[0] is not ((byte)'.' or (byte)',') || !char.IsAsciiDigit((char)rest[1]))
        {
            return 0;
        }

        long ticks = 0;
        long unit = TimeSpan.TicksPerSecond / 10;
        int i = 1;
        for (; i < rest.Length && char.IsAsciiDigit((char)rest[i]); i++)
        {
            ticks += (rest[i] - '0') * unit;
            unit /= 10;
        }

        rest = rest[i..];
        return ticks;
    }

    // Nothing, Z, or an offset as +02:00, +0200 or +02.
    private static bool TryOffset(ReadOnlySpan<byte> rest, out TimeSpan? offset)
    {
        offset = null;
        if (rest.IsEmpty)
        {
            return true;
        }

        if (rest.Length == 1 && rest[0] is (byte)'Z' or (byte)'z')
        {
            offset = TimeSpan.Zero;
            return true;
        }

        int minutesAt = rest.Length switch { 6 when rest[3] == ':' => 4, 5 => 3, 3 => 0, _ => -1 };
        int minutes = 0;
        if (minutesAt < 0 || rest[0] is not ((byte)'+' or (byte)'-') || !TryDigits(rest, 1, 2, out int hours) ||
            (minutesAt > 0 && !TryDigits(rest, minutesAt, 2, out minutes)) || hours > MostOffsetHours || minutes > 59)
        {
            return false;
        }

        var span = new TimeSpan(hours, minutes, 0);
        offset = rest[0] == '-' ? -span : span;
        return true;
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
