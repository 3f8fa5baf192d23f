using System.Globalization;
using Broker.Core.Monetary;

namespace Broker.Payments.Reconciliation.Reading;

/// <summary>The fields of one record by column name. What is wrong is told by the first problem met; values after it do not matter.</summary>
internal sealed class CsvRow(IReadOnlyDictionary<string, int> columns, CsvReadOptions options)
{
    private const int ShownLength = 40;
    private static readonly string[] Times = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss.FFFFFFF"];
    private static readonly string[] ZonedTimes = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK"];

    private IReadOnlyList<string> fields = [];

    /// <summary>The first thing found wrong; null when nothing is.</summary>
    internal string? Problem { get; private set; }

    internal string Source { get; private set; } = string.Empty;

    internal long Line { get; private set; }

    internal CsvRow Start(CsvRecord record, string source)
    {
        fields = record.Fields;
        Problem = null;
        Source = source;
        Line = record.Line;
        return this;
    }

    internal string? Text(string column) => columns.TryGetValue(column, out int at) && at < fields.Count && fields[at].Length > 0 ? fields[at] : null;

    internal string Required(string column)
    {
        string? text = Text(column);
        if (text is null)
        {
            Fail(column, "missing", "any text");
        }

        return text ?? string.Empty;
    }

    internal Money Money(string column, string currencyColumn, bool signed = false) => OptionalMoney(column, currencyColumn, signed, required: true) ?? default;

    internal Money? OptionalMoney(string column, string currencyColumn, bool signed = false, bool required = false)
    {
        string? text = Text(column);
        if (text is null)
        {
            return required ? Fail(column, "missing", "an amount such as 10.50") : null;
        }

        if (!Currency.TryParse(Text(currencyColumn), out Currency currency))
        {
            return Fail(currencyColumn, Show(Text(currencyColumn)), "a three-letter code such as EUR");
        }

        NumberStyles style = NumberStyles.AllowDecimalPoint | (signed ? NumberStyles.AllowLeadingSign : NumberStyles.None);
        if (!decimal.TryParse(text, style, CultureInfo.InvariantCulture, out decimal amount) || Math.Abs(amount) > Books.BookEntry.MaxAmount)
        {
            return Fail(column, Show(text), signed ? "an amount such as -10.50" : "an amount without sign such as 10.50");
        }

        return decimal.Round(amount, currency.MinorDigits) == amount
            ? new Money(amount, currency)
            : Fail(column, Show(text), string.Create(CultureInfo.InvariantCulture, $"at most {currency.MinorDigits} digits after the point for {currency}"));
    }

    internal decimal? OptionalNumber(string column)
    {
        string? text = Text(column);
        if (text is null)
        {
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number))
        {
            return number;
        }

        Fail(column, Show(text), "a number such as 1.0845");
        return null;
    }

    internal bool Flag(string column)
    {
        switch (Text(column)?.ToUpperInvariant())
        {
            case null or "FALSE" or "NO" or "0":
                return false;
            case "TRUE" or "YES" or "1":
                return true;
            default:
                Fail(column, Show(Text(column)), "true or false");
                return false;
        }
    }

    /// <summary>A word of an enumeration, without case, spaces and underscores.</summary>
    internal T Word<T>(string column, T fallback, bool required = false)
        where T : struct, Enum
    {
        string? text = Text(column);
        if (text is null)
        {
            if (required)
            {
                Fail(column, "missing", string.Join(", ", Enum.GetNames<T>()));
            }

            return fallback;
        }

        string word = text.Replace("_", string.Empty, StringComparison.Ordinal).Replace(" ", string.Empty, StringComparison.Ordinal);
        if (!char.IsAsciiDigit(word.Length > 0 ? word[0] : '0') && word[0] != '-' && Enum.TryParse(word, ignoreCase: true, out T value) && Enum.IsDefined(value))
        {
            return value;
        }

        Fail(column, Show(text), string.Join(", ", Enum.GetNames<T>()));
        return fallback;
    }

    internal DateTimeOffset Time(string column) => OptionalTime(column, required: true) ?? default;

    internal DateTimeOffset? OptionalTime(string column, bool required = false, TimeZoneInfo? zone = null)
    {
        string? text = Text(column);
        if (text is null)
        {
            if (required)
            {
                Fail(column, "missing", "a time such as 2026-11-22T10:30:00Z or 2026-11-22");
            }

            return null;
        }

        if (DateTime.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local))
        {
            return In(zone ?? options.Zone, local);
        }

        if (DateTimeOffset.TryParseExact(text, ZonedTimes, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time))
        {
            return time;
        }

        Fail(column, Show(text), "a time such as 2026-11-22T10:30:00Z or 2026-11-22");
        return null;
    }

    internal Money? Fail(string column, string given, string allowed)
    {
        Problem ??= $"Column {column} is {given}; allowed: {allowed}.";
        return null;
    }

    internal static string Show(string? text) => text is null ? "missing" : $"'{(text.Length > ShownLength ? string.Concat(text.AsSpan(0, ShownLength), "...") : text)}'";

    private static DateTimeOffset? In(TimeZoneInfo zone, DateTime local)
    {
        TimeSpan offset = zone.GetUtcOffset(local);
        return local.Ticks - offset.Ticks < 0 || local.Ticks - offset.Ticks > DateTime.MaxValue.Ticks ? new DateTimeOffset(local, TimeSpan.Zero) : new DateTimeOffset(local, offset);
    }
}
