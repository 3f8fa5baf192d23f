using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Broker.Crm.HubSpot.Records;

/// <summary>Reads the texts of values straight from the answer's bytes. Nothing throws, nothing is rounded, no culture is asked.</summary>
internal static class Utf8Values
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private static readonly SearchValues<byte> NumberBytes = SearchValues.Create("0123456789.-"u8);

    // Up to here a decimal holds every digit.
    private const int ExactLength = 29;
    private const int DateLength = 10;
    private const int ShortestTime = 20;
    private const int TickDigits = 7;
    private const long MinMilliseconds = -62_135_596_800_000;
    private const long MaxMilliseconds = 253_402_300_799_999;

    internal static bool TryNumber(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0;
        return !text.IsEmpty && !text.ContainsAnyExcept(NumberBytes)
            && decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out value)
            && (text.Length <= ExactLength || IsExact(text, value));
    }

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

    internal static bool TryDate(ReadOnlySpan<byte> text, out DateOnly value)
    {
        if (TryDay(text, out value))
        {
            return true;
        }

        if (TryTime(text, out DateTimeOffset time) && time.UtcDateTime is { TimeOfDay.Ticks: 0 } day)
        {
            value = DateOnly.FromDateTime(day);
            return true;
        }

        return false;
    }

    internal static bool TryTime(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        if (text.Length >= ShortestTime && text[DateLength] == (byte)'T')
        {
            return TryIso(text, out value);
        }

        if (TryDay(text, out DateOnly day))
        {
            value = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            return true;
        }

        bool isEpoch = Utf8Parser.TryParse(text, out long milliseconds, out int used) && used == text.Length && milliseconds is >= MinMilliseconds and <= MaxMilliseconds;
        value = isEpoch ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : default;
        return isEpoch;
    }

    private static bool TryDay(ReadOnlySpan<byte> text, out DateOnly value)
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

    private static bool TryIso(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        int hour = Two(text[11..]);
        int minute = Two(text[14..]);
        int second = Two(text[17..]);
        if (!TryDay(text[..DateLength], out DateOnly day) || text[13] != (byte)':' || text[16] != (byte)':'
            || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
        {
            return false;
        }

        ReadOnlySpan<byte> rest = text[19..];
        if (!TryFraction(ref rest, out long ticks) || !TryZone(rest, out int offset))
        {
            return false;
        }

        var local = day.ToDateTime(new TimeOnly(hour, minute, second)).AddTicks(ticks);
        long utc = local.Ticks - (offset * TimeSpan.TicksPerMinute);
        if (utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        value = new DateTimeOffset(local.Ticks, TimeSpan.FromMinutes(offset));
        return true;
    }

    private static bool TryFraction(ref ReadOnlySpan<byte> rest, out long ticks)
    {
        ticks = 0;
        if (rest[0] != (byte)'.')
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
        if (rest is [(byte)'Z'])
        {
            return true;
        }

        if (rest is not [(byte)'+' or (byte)'-', _, _, (byte)':', _, _])
        {
            return false;
        }

        int hour = Two(rest[1..]);
        int minute = Two(rest[4..]);
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

    // Parsing rounds what does not fit; the digits tell.
    private static bool IsExact(ReadOnlySpan<byte> text, decimal value)
    {
        Span<byte> written = stackalloc byte[64];
        return value.TryFormat(written, out int length, default, CultureInfo.InvariantCulture) && Digits(text).SequenceEqual(Digits(written[..length]));
    }

    private static ReadOnlySpan<byte> Digits(ReadOnlySpan<byte> text)
    {
        text = text.TrimStart("-"u8).TrimStart("0"u8);
        return text.Contains((byte)'.') ? text.TrimEnd("0"u8).TrimEnd("."u8) : text;
    }
}
