namespace Broker.Crm.Salesforce.Query;

/// <summary>A query. Values are given in braces and written as literals of their type, so that no value can change what the query asks.</summary>
/// <remarks>
/// <code>Soql query = Soql.Of($"SELECT Id, Name FROM Account WHERE Name = {name} AND CreatedDate &gt;= {since} AND Type IN {types}");</code>
/// SOQL has no parameters on the wire, so the text is the only safe place (contracts/salesforce.md 5). Texts are quoted and escaped; numbers are invariant; dates, times
/// and booleans stand bare; lists stand in brackets and cannot be empty; null stands behind <c>=</c> or <c>!=</c> only. Behind LIKE a text matches itself: use
/// <see cref="StartsWith"/>, <see cref="Contains"/> or <see cref="EndsWith"/> for wildcards. Braces inside quotes are refused, since they would be quoted twice.
/// </remarks>
public sealed class Soql
{
    /// <summary>The longest query Salesforce takes, in characters.</summary>
    public const int MaxLength = 100_000;

    /// <summary>The longest text in a condition, in characters.</summary>
    public const int MaxTextLength = 4_000;

    private Soql(string text) => Text = text.Length <= MaxLength
        ? text
        : throw new ArgumentException($"The query has {text.Length} characters; Salesforce takes at most {MaxLength}. Split the lists, or use a Bulk query with fewer conditions.", nameof(text));

    /// <summary>The query as it is sent. It holds the values: treat it as personal data.</summary>
    public string Text { get; }

    /// <summary>A query out of an interpolated string.</summary>
    /// <exception cref="ArgumentException">A value stands inside quotes, a list is empty, a text or the query is too long, or a name is none.</exception>
    public static Soql Of(SoqlHandler query) => new(query.ToText());

    /// <summary>A query that is complete as it is written. The text must be the program's own: nothing is escaped.</summary>
    public static Soql FromTrusted(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return new Soql(text);
    }

    /// <summary>An object or field name that is only known at run time, with dots for related ones: checked, not quoted.</summary>
    /// <exception cref="ArgumentException">The text is not an API name.</exception>
    public static SoqlName Name(string name) => new(name);

    /// <summary>Field names with commas between them, for a SELECT list.</summary>
    /// <exception cref="ArgumentException">There is none, or one is not an API name.</exception>
    public static SoqlName Names(params IReadOnlyCollection<string> names) => SoqlName.List(names);

    /// <summary>For LIKE: begins with the text, whatever characters it holds.</summary>
    public static SoqlPattern StartsWith(string text) => new(string.Empty, text, "%");

    /// <summary>For LIKE: ends with the text.</summary>
    public static SoqlPattern EndsWith(string text) => new("%", text, string.Empty);

    /// <summary>For LIKE: holds the text.</summary>
    public static SoqlPattern Contains(string text) => new("%", text, "%");

    /// <summary>Only the length: a query holds values.</summary>
    public override string ToString() => $"SOQL of {Text.Length} characters";
}
