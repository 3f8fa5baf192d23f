using System.Runtime.CompilerServices;
using System.Text;

namespace Broker.Crm.Salesforce.Query;

/// <summary>Builds a query out of an interpolated string. Made by the compiler for <see cref="Soql.Of"/>; a type that is not listed here does not compile.</summary>
[InterpolatedStringHandler]
public ref struct SoqlHandler
{
    private const int ValueSize = 24;
    private readonly StringBuilder text;
    private bool insideQuotes;
    private bool afterBackslash;
    private int written;

    /// <summary>Called by the compiler.</summary>
    public SoqlHandler(int literalLength, int formattedCount) => text = new StringBuilder(literalLength + (formattedCount * ValueSize));

    /// <summary>The query's own words.</summary>
    public void AppendLiteral(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        foreach (char c in value)
        {
            if (insideQuotes && afterBackslash)
            {
                afterBackslash = false;
            }
            else if (insideQuotes && c == '\\')
            {
                afterBackslash = true;
            }
            else if (c == '\'')
            {
                insideQuotes = !insideQuotes;
            }
        }

        text.Append(value);
        written = text.Length;
    }

    /// <summary>A text, quoted and escaped; behind LIKE its wildcards stand for themselves. Null behind <c>=</c> or <c>!=</c>.</summary>
    public void AppendFormatted(string? value)
    {
        Outside();
        if (value is null)
        {
            AppendNull();
        }
        else
        {
            SoqlLiteral.AppendText(text, value, IsBehindLike());
        }
    }

    /// <summary>A pattern for LIKE.</summary>
    public void AppendFormatted(SoqlPattern value)
    {
        Outside();
        if (value.Value is null)
        {
            throw new ArgumentException("The pattern is empty; make it with Soql.StartsWith, EndsWith or Contains.", nameof(value));
        }

        if (!IsBehindLike())
        {
            throw new ArgumentException("A pattern stands behind LIKE only; elsewhere its wildcards would be compared as they are.", nameof(value));
        }

        SoqlLiteral.AppendText(text, value.Value, like: true, value.Before!, value.After!);
    }

    /// <summary>Names, checked when they were made.</summary>
    public void AppendFormatted(SoqlName value)
    {
        Outside();
        text.Append(value.Text ?? throw new ArgumentException("The name is empty; make it with Soql.Name or Soql.Names.", nameof(value)));
    }

    /// <summary>Another query, for a child or a semi-join; the brackets around it are the outer query's.</summary>
    public void AppendFormatted(Soql value)
    {
        Outside();
        ArgumentNullException.ThrowIfNull(value);
        text.Append(value.Text);
    }

    /// <summary>A number.</summary>
    public void AppendFormatted(decimal value) => AppendBare(SoqlLiteral.Of(value));

    /// <summary>A number, or null.</summary>
    public void AppendFormatted(decimal? value) => AppendBare(value is { } given ? SoqlLiteral.Of(given) : null);

    /// <summary>A whole number.</summary>
    public void AppendFormatted(int value) => AppendBare(SoqlLiteral.Of(value));

    /// <summary>A whole number.</summary>
    public void AppendFormatted(long value) => AppendBare(SoqlLiteral.Of(value));

    /// <summary>A whole number, or null.</summary>
    public void AppendFormatted(long? value) => AppendBare(value is { } given ? SoqlLiteral.Of(given) : null);

    /// <summary>A flag.</summary>
    public void AppendFormatted(bool value) => AppendBare(SoqlLiteral.Of(value));

    /// <summary>A date.</summary>
    public void AppendFormatted(DateOnly value) => AppendBare(SoqlLiteral.Of(value));

    /// <summary>A date, or null.</summary>
    public void AppendFormatted(DateOnly? value) => AppendBare(value is { } given ? SoqlLiteral.Of(given) : null);

    /// <summary>A point in time, to the millisecond, in UTC.</summary>
    public void AppendFormatted(DateTimeOffset value) => AppendBare(SoqlLiteral.Of(value));

    /// <summary>A point in time, or null.</summary>
    public void AppendFormatted(DateTimeOffset? value) => AppendBare(value is { } given ? SoqlLiteral.Of(given) : null);

    /// <summary>Texts in brackets, for IN and NOT IN.</summary>
    /// <exception cref="ArgumentException">The list is empty, which SOQL cannot express: leave the query out.</exception>
    public void AppendFormatted(IEnumerable<string> values) => AppendList(values, static (text, value) =>
        SoqlLiteral.AppendText(text, value ?? throw new ArgumentException("A list in a query cannot hold null.", nameof(value)), like: false));

    /// <summary>Numbers in brackets.</summary>
    public void AppendFormatted(IEnumerable<decimal> values) => AppendList(values, static (text, value) => text.Append(SoqlLiteral.Of(value)));

    /// <summary>Whole numbers in brackets.</summary>
    public void AppendFormatted(IEnumerable<long> values) => AppendList(values, static (text, value) => text.Append(SoqlLiteral.Of(value)));

    /// <summary>Whole numbers in brackets.</summary>
    public void AppendFormatted(IEnumerable<int> values) => AppendList(values, static (text, value) => text.Append(SoqlLiteral.Of(value)));

    /// <summary>Dates in brackets.</summary>
    public void AppendFormatted(IEnumerable<DateOnly> values) => AppendList(values, static (text, value) => text.Append(SoqlLiteral.Of(value)));

    /// <summary>Points in time in brackets.</summary>
    public void AppendFormatted(IEnumerable<DateTimeOffset> values) => AppendList(values, static (text, value) => text.Append(SoqlLiteral.Of(value)));

    internal readonly string ToText() => insideQuotes
        ? throw new ArgumentException("A quote of the query is not closed.")
        : text is { Length: > 0 } ? text.ToString() : throw new ArgumentException("The query is empty.");

    private readonly void AppendBare(string? literal)
    {
        Outside();
        if (literal is null)
        {
            AppendNull();
        }
        else
        {
            text.Append(literal);
        }
    }

    private readonly void AppendList<T>(IEnumerable<T> values, Action<StringBuilder, T> append)
    {
        Outside();
        ArgumentNullException.ThrowIfNull(values);
        text.Append('(');
        bool any = false;
        foreach (T value in values)
        {
            if (any)
            {
                text.Append(',');
            }

            append(text, value);
            any = true;
        }

        if (!any)
        {
            throw new ArgumentException("A list in the query is empty, which SOQL cannot express; do not ask at all.", nameof(values));
        }

        text.Append(')');
    }

    private readonly void AppendNull()
    {
        string before = LastWords();
        if (!before.EndsWith('=') || before.EndsWith("<=", StringComparison.Ordinal) || before.EndsWith(">=", StringComparison.Ordinal))
        {
            throw new ArgumentException("Null can only be compared with = or != in a query.");
        }

        text.Append("null");
    }

    private readonly bool IsBehindLike()
    {
        string before = LastWords();
        return before.EndsWith("LIKE", StringComparison.OrdinalIgnoreCase) && (before.Length == 4 || !char.IsAsciiLetterOrDigit(before[^5]) && before[^5] != '_');
    }

    // The words right before the value: enough to see an operator, and only those that the query itself brought.
    private readonly string LastWords()
    {
        int end = text.Length;
        if (end != written)
        {
            return string.Empty;
        }

        while (end > 0 && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        int start = Math.Max(0, end - 8);
        return text.ToString(start, end - start);
    }

    private readonly void Outside()
    {
        if (insideQuotes)
        {
            throw new ArgumentException("A value of the query stands inside quotes; leave the quotes out, they are written with the value.");
        }
    }
}
