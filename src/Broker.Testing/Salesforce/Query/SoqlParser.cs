using System.Globalization;
using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce.Query;

/// <summary>Reads SOQL (contracts/salesforce.md 5), as strictly as the vendor does where a client could go wrong.</summary>
internal sealed class SoqlParser
{
    private const int LongestQuery = 100_000;
    private const int LargestOffset = 2_000;
    private static readonly string[] Comparisons = ["=", "!=", "<", "<=", ">", ">="];
    private static readonly string[] Functions = ["COUNT", "COUNT_DISTINCT", "MIN", "MAX", "SUM", "AVG", "FIELDS"];
    private static readonly string[] Clauses = ["FROM", "WHERE", "ORDER", "LIMIT", "OFFSET", "WITH", "FOR", "USING", "GROUP", "HAVING", "ALL", "AND", "OR"];

    private readonly string _soql;
    private readonly List<SoqlToken> _tokens;
    private int _at;

    private SoqlParser(string soql) => (_soql, _tokens) = (soql, SoqlLexer.Read(soql));

    private SoqlToken Current => _tokens[_at];

    public static SoqlStatement Parse(string soql)
    {
        if (soql.Length > LongestQuery)
        {
            throw SalesforceError.Bad("MALFORMED_QUERY", "SOQL statements cannot be longer than 100000 characters.");
        }

        var parser = new SoqlParser(soql);
        var statement = parser.Statement();
        return parser.Current.Kind == SoqlTokenKind.End ? statement : throw parser.Unexpected();
    }

    /// <summary>Reads a condition that stands alone.</summary>
    public static SoqlCondition ParseCondition(string condition)
    {
        var parser = new SoqlParser(condition);
        var parsed = parser.Condition();
        return parser.Current.Kind == SoqlTokenKind.End ? parsed : throw parser.Unexpected();
    }

    private SoqlStatement Statement()
    {
        Expect("SELECT");
        List<SoqlSelect> select = [Select()];
        while (Take(","))
        {
            select.Add(Select());
        }

        Expect("FROM");
        var from = Name();
        string? alias = null;
        if (Current.Kind == SoqlTokenKind.Name && !Clauses.Contains(Current.Text, StringComparer.OrdinalIgnoreCase))
        {
            alias = Name().Text;
        }

        if (Take("USING"))
        {
            Expect("SCOPE");
            Name();
        }

        var where = Take("WHERE") ? Condition() : null;
        if (Take("WITH"))
        {
            Name();
        }

        if (Current.Is("GROUP") || Current.Is("HAVING"))
        {
            throw SoqlLexer.Malformed(_soql, Current.Position, "GROUP BY is not simulated");
        }

        var order = new List<SoqlOrder>();
        if (Take("ORDER"))
        {
            Expect("BY");
            do
            {
                order.Add(Order());
            }
            while (Take(","));
        }

        int? limit = Take("LIMIT") ? Whole() : null;
        var offset = Take("OFFSET") ? Whole() : 0;
        if (offset > LargestOffset)
        {
            throw SalesforceError.Bad("NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset allowed is 2000");
        }

        while (Take("FOR"))
        {
            Name();
        }

        if (Current.Is("ALL"))
        {
            throw SoqlLexer.Malformed(_soql, Current.Position, "ALL ROWS not allowed in this context");
        }

        return new SoqlStatement(_soql, select, from, alias, where, order, limit, offset);
    }

    private SoqlSelect Select()
    {
        if (Take("("))
        {
            var children = Statement();
            Expect(")");
            return new SoqlSelect(children.From, Children: children);
        }

        var name = Name();
        if (!Take("("))
        {
            return new SoqlSelect(name);
        }

        var function = Functions.FirstOrDefault(f => name.Is(f)) ?? throw SoqlLexer.Malformed(_soql, name.Position, $"unknown function: {name.Text}");
        var path = Current.Is(")") ? default : Name();
        if (path.Text is null && function != "COUNT")
        {
            throw Unexpected();
        }

        Expect(")");
        var alias = Current.Kind == SoqlTokenKind.Name && !Current.Is("FROM") ? Name().Text : null;
        return new SoqlSelect(path, function, alias);
    }

    private SoqlOrder Order()
    {
        var path = Name();
        var descending = Take("DESC") || (Take("ASC") && false);
        var last = false;
        if (Take("NULLS"))
        {
            last = Take("LAST");
            if (!last)
            {
                Expect("FIRST");
            }
        }

        return new SoqlOrder(path, descending, last);
    }

    private SoqlCondition Condition()
    {
        List<SoqlCondition> parts = [Term()];
        var word = Current.Is("AND") ? "AND" : "OR";
        while (Take(word))
        {
            parts.Add(Term());
        }

        // AND beside OR needs parentheses.
        if (Current.Is("AND") || Current.Is("OR"))
        {
            throw Unexpected();
        }

        return parts.Count == 1 ? parts[0] : word == "AND" ? new SoqlCondition.All(parts) : new SoqlCondition.Any(parts);
    }

    private SoqlCondition Term()
    {
        if (Take("NOT"))
        {
            return new SoqlCondition.Not(Term());
        }

        if (Take("("))
        {
            var inner = Condition();
            Expect(")");
            return inner;
        }

        var path = Name();
        if (Comparisons.FirstOrDefault(Take) is { } comparison)
        {
            return new SoqlCondition.Compare(path, comparison, [Literal()]);
        }

        if (Take("LIKE"))
        {
            return new SoqlCondition.Compare(path, "LIKE", [Literal()]);
        }

        var negated = Take("NOT");
        var word = Take("IN") ? negated ? "NOT IN" : "IN"
            : !negated && Take("INCLUDES") ? "INCLUDES"
            : !negated && Take("EXCLUDES") ? "EXCLUDES"
            : throw Unexpected();
        Expect("(");
        if (Current.Is("SELECT") && word.EndsWith("IN", StringComparison.Ordinal))
        {
            var statement = Statement();
            Expect(")");
            return new SoqlCondition.Compare(path, word, [], statement);
        }

        List<SoqlLiteral> values = [Literal()];
        while (Take(","))
        {
            values.Add(Literal());
        }

        Expect(")");
        return new SoqlCondition.Compare(path, word, values);
    }

    private SoqlLiteral Literal()
    {
        var token = Current;
        var kind = token.Kind switch
        {
            SoqlTokenKind.Text => SoqlLiteralKind.Text,
            SoqlTokenKind.Name when token.Is("null") => SoqlLiteralKind.Null,
            SoqlTokenKind.Name when token.Is("true") || token.Is("false") => SoqlLiteralKind.Boolean,
            SoqlTokenKind.Name when SoqlSpans.IsKnown(token.Text) => SoqlLiteralKind.Span,
            SoqlTokenKind.Number => NumberKind(token),
            _ => throw Unexpected(),
        };
        _at++;
        return new SoqlLiteral(kind, token);
    }

    private SoqlLiteralKind NumberKind(SoqlToken token)
    {
        var text = token.Text;
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            return SoqlLiteralKind.Number;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return SoqlLiteralKind.Date;
        }

        // An instant needs its offset.
        if (text.Contains('T', StringComparison.Ordinal) && text.IndexOfAny(['Z', '+', '-'], text.IndexOf('T', StringComparison.Ordinal)) > 0 && Data.ValueText.TryInstant(text, out _))
        {
            return SoqlLiteralKind.DateTime;
        }

        return text.EndsWith('Z') && TimeOnly.TryParse(text[..^1], CultureInfo.InvariantCulture, out _) ? SoqlLiteralKind.Time : throw Unexpected();
    }

    private int Whole() => Current.Kind == SoqlTokenKind.Number && int.TryParse(Current.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? _tokens[_at++].Kind == SoqlTokenKind.Number ? number : 0
        : throw Unexpected();

    private SoqlToken Name() => Current.Kind == SoqlTokenKind.Name && !Current.Is("SELECT") && !Current.Is("FROM") && !Current.Is("WHERE") ? _tokens[_at++] : throw Unexpected();

    private bool Take(string word)
    {
        if (!Current.Is(word))
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Expect(string word)
    {
        if (!Take(word))
        {
            throw Unexpected();
        }
    }

    private SalesforceError Unexpected() => SoqlLexer.Malformed(_soql, Current.Position, $"unexpected token: '{Current.Text}'");
}
