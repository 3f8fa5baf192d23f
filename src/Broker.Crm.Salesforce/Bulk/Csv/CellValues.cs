using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Broker.Crm.Salesforce.Bulk.Csv;

/// <summary>Reads numbers and dates out of bytes, whatever the culture (contracts/salesforce.md 4, 7).</summary>
internal static class CellValues
{
    private const int MaxPlainDigits = 18;
    private const int MaxFractionDigits = 7;
    private const uint NoDigits = 1_000_000;

    /// <summary>Through decimal digits, never through a binary fraction; an exponent is taken too.</summary>
    internal static bool TryDecimal(ReadOnlySpan<byte> cell, out decimal value)
    {
        long digits = 0;
        int scale = -1;
        int i = cell.Length > 0 && cell[0] == (byte)'-' ? 1 : 0;
        bool negative = i == 1;
        if (cell.Length - i is 0 or > MaxPlainDigits)
        {
            return Slow(cell, out value);
        }

        int first = i;
        for (; i < cell.Length; i++)
        {
            uint digit = (uint)(cell[i] - '0');
            if (digit <= 9)
            {
                digits = (digits * 10) + digit;
            }
            else if (cell[i] == (byte)'.' && scale < 0 && i > first)
            {
                scale = cell.Length - i - 1;
            }
            else
            {
                return Slow(cell, out value);
            }
        }

        value = new decimal((int)digits, (int)(digits >> 32), 0, negative, (byte)Math.Max(scale, 0));
        return true;
    }

    internal static bool TryDate(ReadOnlySpan<byte> cell, out DateOnly value)
    {
        value = default;
        if (cell.Length != 10 || cell[4] != (byte)'-' || cell[7] != (byte)'-')
        {
            return false;
        }

        // A part with something else than digits is far out of every range.
        uint year = (100 * Two(cell, 0)) + Two(cell, 2);
        uint month = Two(cell, 5);
        uint day = Two(cell, 8);
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth((int)year, (int)month))
        {
            return false;
        }

        value = new DateOnly((int)year, (int)month, (int)day);
        return true;
    }

    /// <summary>For example <c>2026-11-22T06:00:00.000Z</c>, or with an offset of <c>+0000</c> or <c>+00:00</c>.</summary>
    internal static bool TryTime(ReadOnlySpan<byte> cell, out DateTimeOffset value)
    {
        value = default;
        if (cell.Length < 20 || cell[10] != (byte)'T' || cell[13] != (byte)':' || cell[16] != (byte)':' || !TryDate(cell[..10], out DateOnly date))
        {
            return false;
        }

        uint hour = Two(cell, 11);
        uint minute = Two(cell, 14);
        uint second = Two(cell, 17);
        if (hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        ReadOnlySpan<byte> rest = cell[19..];
        long ticks = 0;
        if (rest[0] == (byte)'.')
        {
            int length = 1;
            for (; length < rest.Length && (uint)(rest[length] - '0') <= 9; length++)
            {
                ticks = (ticks * 10) + rest[length] - '0';
                if (length > MaxFractionDigits)
                {
                    return false;
                }
            }

            if (length == 1)
            {
                return false;
            }

            for (int i = length; i <= MaxFractionDigits; i++)
            {
                ticks *= 10;
            }

            rest = rest[length..];
        }

        if (!TryOffset(rest, out int minutes))
        {
            return false;
        }

        long local = (date.DayNumber * TimeSpan.TicksPerDay) + ((((hour * 60) + minute) * 60) + second) * TimeSpan.TicksPerSecond + ticks;
        long utc = local - (minutes * TimeSpan.TicksPerMinute);
        if (utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        value = new DateTimeOffset(local, new TimeSpan(minutes * TimeSpan.TicksPerMinute));
        return true;
    }

    internal static bool TryWhole(ReadOnlySpan<byte> cell, out long value)
    {
        if (Utf8Parser.TryParse(cell, out value, out int used) && used == cell.Length)
        {
            return true;
        }

        // Number fields are doubles on the wire: 12.0 is a whole number, and so is 1.2E7.
        bool read = TryDecimal(cell, out decimal number) && number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue;
        value = read ? (long)number : 0;
        return read;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.Length == 1)
        {
            return text[0] == (byte)'Z';
        }

        if (text.Length is not (5 or 6) || text[0] is not ((byte)'+' or (byte)'-') || (text.Length == 6 && text[3] != (byte)':'))
        {
            return false;
        }

        uint hours = Two(text, 1);
        uint rest = Two(text, text.Length - 2);
        if (hours > 14 || rest > 59 || (hours == 14 && rest > 0))
        {
            return false;
        }

        minutes = (int)((hours * 60) + rest) * (text[0] == (byte)'-' ? -1 : 1);
        return true;
    }

    // Two digits; above 99 when they are none.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Two(ReadOnlySpan<byte> text, int at)
    {
        uint high = (uint)(text[at] - '0');
        uint low = (uint)(text[at + 1] - '0');
        return high <= 9 && low <= 9 ? (high * 10) + low : NoDigits;
    }

    private static bool Slow(ReadOnlySpan<byte> cell, out decimal value)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return decimal.TryParse(cell, Style, CultureInfo.InvariantCulture, out value);
    }
}
