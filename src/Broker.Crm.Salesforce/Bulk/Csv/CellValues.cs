using System.Buffers.Text;
using System.Globalization;

namespace Broker.Crm.Salesforce.Bulk.Csv;

/// <summary>Reads numbers and dates out of bytes, whatever the culture (contracts/salesforce.md 4, 7).</summary>
internal static class CellValues
{
    private const int MaxPlainDigits = 18;

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
        if (cell.Length != 10 || cell[4] != (byte)'-' || cell[7] != (byte)'-' ||
            !TryDigits(cell[..4], out int year) || !TryDigits(cell[5..7], out int month) || !TryDigits(cell[8..], out int day) ||
            year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        value = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>For example <c>2026-11-22T06:00:00.000Z</c>, or with an offset of <c>+0000</c> or <c>+00:00</c>.</summary>
    internal static bool TryTime(ReadOnlySpan<byte> cell, out DateTimeOffset value)
    {
        value = default;
        if (cell.Length < 20 || cell[10] != (byte)'T' || cell[13] != (byte)':' || cell[16] != (byte)':' || !TryDate(cell[..10], out DateOnly date) ||
            !TryDigits(cell[11..13], out int hour) || !TryDigits(cell[14..16], out int minute) || !TryDigits(cell[17..19], out int second) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        ReadOnlySpan<byte> rest = cell[19..];
        long ticks = 0;
        if (rest[0] == (byte)'.')
        {
            int length = rest[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (length is < 1 or > 7)
            {
                return false;
            }

            _ = TryDigits(rest.Slice(1, length), out int fraction);
            ticks = fraction;
            for (int i = length; i < 7; i++)
            {
                ticks *= 10;
            }

            rest = rest[(length + 1)..];
        }

        if (!TryOffset(rest, out int minutes))
        {
            return false;
        }

        var local = new DateTime(date, new TimeOnly(hour, minute, second), DateTimeKind.Unspecified);
        long utc = local.Ticks + ticks - (minutes * TimeSpan.TicksPerMinute);
        if (utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks || local.Ticks + ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        value = new DateTimeOffset(local.AddTicks(ticks), TimeSpan.FromMinutes(minutes));
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

        if (text.Length is not (5 or 6) || text[0] is not ((byte)'+' or (byte)'-') || (text.Length == 6 && text[3] != (byte)':') ||
            !TryDigits(text[1..3], out int hours) || !TryDigits(text[^2..], out int rest) || hours > 14 || rest > 59 || (hours == 14 && rest > 0))
        {
            return false;
        }

        minutes = ((hours * 60) + rest) * (text[0] == (byte)'-' ? -1 : 1);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (byte character in text)
        {
            uint digit = (uint)(character - '0');
            if (digit > 9)
            {
                return false;
            }

            value = (value * 10) + (int)digit;
        }

        return true;
    }

    private static bool Slow(ReadOnlySpan<byte> cell, out decimal value)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return decimal.TryParse(cell, Style, CultureInfo.InvariantCulture, out value);
    }
}
