using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Broker.Crm.Salesforce.Records;

/// <summary>Reads the texts of values straight from the answer's bytes (contracts/salesforce.md 4). Nothing throws, nothing is rounded, no culture is asked.</summary>
internal static class Utf8Values
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    private const int DateLength = 10;
    private const int ShortestTime = 20;
    private const int TickDigits = 7;
    private const int LongestNumber = 512;

    // So many digits fit into 64 bits whatever they are.
    private const int QuickDigits = 18;

    private static readonly SearchValues<byte> NumberBytes = SearchValues.Create("0123456789.-+eE"u8);

    /// <summary>Digits, one dot, and an exponent: Salesforce keeps numbers as doubles and writes large ones with one.</summary>
    internal static bool TryNumber(ReadOnlySpan<byte> text, out decimal value) => TryQuickNumber(text, out value) || TrySlowNumber(text, out value);

    internal static bool TryWhole(ReadOnlySpan<byte> text, out long value)
    {
        if (Utf8Parser.TryParse(text, out value, out int used) && used == text.Length && !text.IsEmpty)
        {
            return true;
        }

        bool whole = TryNumber(text, out decimal number) && number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue;
        value = whole ? (long)number : 0;
        return whole;
    }

    internal static bool TryFlag(ReadOnlySpan<byte> text, out bool value)
    {
        value = Ascii.EqualsIgnoreCase(text, "true"u8);
        return value || Ascii.EqualsIgnoreCase(text, "false"u8);
    }

    /// <summary><c>yyyy-MM-dd</c>. A point in time is no date: which day it is depends on the zone.</summary>
    internal static bool TryDate(ReadOnlySpan<byte> text, out DateOnly value)
    {
        value = default;
        if (text.Length != DateLength || text[4] != (byte)'-' || text[7] != (byte)'-')
        {
            return false;
        }

        int year = (Two(text) * 100) + Two(text[2..]);
        int month = Two(text[5..]);
        int day = Two(text[8..]);
        if (Two(text) < 0 || Two(text[2..]) < 0 || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        value = new DateOnly(year, month, day);
        return true;
    }

    /// <summary><c>yyyy-MM-ddTHH:mm:ss.SSS+0000</c>, also with a colon in the offset or with <c>Z</c>. A time without an offset is unclear and so no time.</summary>
    internal static bool TryTime(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        if (text.Length < ShortestTime || text[DateLength] != (byte)'T' || !TryDate(text[..DateLength], out DateOnly day))
        {
            return false;
        }

        ReadOnlySpan<byte> rest = text[(DateLength + 1)..];
        if (!TryClock(ref rest, out long clock) || !TryZone(rest, out int offset))
        {
            return false;
        }

        long local = (day.DayNumber * TimeSpan.TicksPerDay) + clock;
        long utc = local - (offset * TimeSpan.TicksPerMinute);
        if (utc < 0 || utc > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        value = new DateTimeOffset(local, TimeSpan.FromMinutes(offset));
        return true;
    }

    /// <summary><c>HH:mm:ss.SSSZ</c>, also without <c>Z</c>: a time of day has no zone.</summary>
    internal static bool TryTimeOfDay(ReadOnlySpan<byte> text, out TimeOnly value)
    {
        value = default;
        if (text.Length < 8 || !TryClock(ref text, out long clock) || !(text.IsEmpty || text is [(byte)'Z']))
        {
            return false;
        }

        value = new TimeOnly(clock);
        return true;
    }

    private static bool TryClock(ref ReadOnlySpan<byte> rest, out long ticks)
    {
        ticks = 0;
        int hour = Two(rest);
        int minute = Two(rest[3..]);
        int second = Two(rest[6..]);
        if (rest[2] != (byte)':' || rest[5] != (byte)':' || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
        {
            return false;
        }

        rest = rest[8..];
        if (!TryFraction(ref rest, out long fraction))
        {
            return false;
        }

        ticks = (((((hour * 60) + minute) * 60L) + second) * TimeSpan.TicksPerSecond) + fraction;
        return true;
    }

    private static bool TryFraction(ref ReadOnlySpan<byte> rest, out long ticks)
    {
        ticks = 0;
        if (rest is not [(byte)'.', ..])
        {
            return true;
        }

        int digits = 0;
        for (rest = rest[1..]; !rest.IsEmpty && rest[0] is >= (byte)'0' and <= (byte)'9'; rest = rest[1..])
        {
            if (digits++ < TickDigits)
            {
                ticks = (ticks * 10) + rest[0] - '0';
            }
        }

        for (int missing = digits; missing < TickDigits; missing++)
        {
            ticks *= 10;
        }

        return digits > 0;
    }

    /// <param name="rest">What stands behind the time.</param>
    /// <param name="minutes">East of Greenwich.</param>
    private static bool TryZone(ReadOnlySpan<byte> rest, out int minutes)
    {
        minutes = 0;
        if (rest is [(byte)'Z'] || rest.SequenceEqual("+0000"u8))
        {
            return true;
        }

        if (rest is not [(byte)'+' or (byte)'-', _, _, .., _, _] || !(rest.Length == 5 || (rest.Length == 6 && rest[3] == (byte)':')))
        {
            return false;
        }

        int hour = Two(rest[1..]);
        int minute = Two(rest[^2..]);
        minutes = (rest[0] == (byte)'-' ? -1 : 1) * ((hour * 60) + minute);
        return hour >= 0 && minute is >= 0 and <= 59 && Math.Abs(minutes) <= 14 * 60;
    }

    /// <summary>Two digits; far below zero when they are none.</summary>
    private static int Two(ReadOnlySpan<byte> text)
    {
        int tens = text[0] - '0';
        int ones = text[1] - '0';
        return (uint)tens <= 9 && (uint)ones <= 9 ? (tens * 10) + ones : -100_000;
    }

    // An amount of money as it usually is.
    private static bool TryQuickNumber(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0;
        bool negative = text is [(byte)'-', ..];
        ReadOnlySpan<byte> digits = negative ? text[1..] : text;
        long number = 0;
        int dot = -1;
        if (digits.IsEmpty || digits.Length > QuickDigits)
        {
            return false;
        }

        for (int i = 0; i < digits.Length; i++)
        {
            uint digit = (uint)(digits[i] - '0');
            if (digit <= 9)
            {
                number = (number * 10) + digit;
            }
            else if (digits[i] == (byte)'.' && dot < 0 && i > 0)
            {
                dot = i;
            }
            else
            {
                return false;
            }
        }

        int scale = dot < 0 ? 0 : digits.Length - dot - 1;
        if (dot >= 0 && scale == 0)
        {
            return false;
        }

        value = new decimal((int)number, (int)(number >> 32), 0, negative, (byte)scale);
        return true;
    }

    private static bool TrySlowNumber(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0;
        return text.Length is > 0 and <= LongestNumber && !text.ContainsAnyExcept(NumberBytes)
            && decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out value) && IsExact(text, value);
    }

    // Parsing rounds what does not fit; the digits tell.
    private static bool IsExact(ReadOnlySpan<byte> text, decimal value)
    {
        Span<byte> given = stackalloc byte[LongestNumber];
        Span<byte> written = stackalloc byte[64];
        return value.TryFormat(written, out int length, default, CultureInfo.InvariantCulture)
            && Digits(text, given).SequenceEqual(Digits(written[..length], written));
    }

    /// <summary>The digits that count: no sign, no dot, no exponent, no zeros at either end.</summary>
    private static ReadOnlySpan<byte> Digits(ReadOnlySpan<byte> text, Span<byte> buffer)
    {
        int length = 0;
        foreach (byte b in text)
        {
            if (b is (byte)'e' or (byte)'E')
            {
                break;
            }

            if (b is >= (byte)'0' and <= (byte)'9')
            {
                buffer[length++] = b;
            }
        }

        return buffer[..length].Trim((byte)'0');
    }
}
