using System.Globalization;
using Broker.Testing.Salesforce.Data;
using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce.Query;

/// <summary>Makes functions of a query's conditions, and checks their values against the fields' types.</summary>
internal sealed class SoqlFilter(Org org, OrgType type, SoqlStatement statement, bool deleted)
{
    public Func<OrgRecord, bool> Compile(SoqlCondition condition)
    {
        switch (condition)
        {
            case SoqlCondition.All all:
                var every = all.Parts.Select(Compile).ToArray();
                return r => Array.TrueForAll(every, p => p(r));
            case SoqlCondition.Any any:
                var some = any.Parts.Select(Compile).ToArray();
                return r => Array.Exists(some, p => p(r));
            case SoqlCondition.Not not:
                var inner = Compile(not.Part);
                return r => !inner(r);
            default:
                return Compile((SoqlCondition.Compare)condition);
        }
    }

    /// <summary>The values an indexed field must have, if the conditions say so.</summary>
    public (OrgField Field, IReadOnlyList<object> Values)? Candidates(SoqlCondition condition)
    {
        if (condition is SoqlCondition.All all)
        {
            return all.Parts.Select(Candidates).FirstOrDefault(c => c is not null);
        }

        if (condition is not SoqlCondition.Compare { Operator: "=" or "IN", Inner: null } compare)
        {
            return null;
        }

        var path = SoqlPath.Bind(org, type, compare.Path.Text, statement.Alias);
        var indexed = path.Parents.Count == 0 && (path.Field.System == SystemValue.Id || (!deleted && (path.Field.Definition.ExternalId || path.Field.Definition.Unique)));
        return indexed && compare.Values.All(v => v.Kind is SoqlLiteralKind.Text or SoqlLiteralKind.Number)
            ? (path.Field, [.. compare.Values.Select(v => Value(path.Field, v)!).Distinct()])
            : null;
    }

    private static bool Contains(object? value, HashSet<string> wanted, char separator) =>
        value is string text && text.Split(separator, StringSplitOptions.TrimEntries).Any(wanted.Contains);

    private static bool Holds(string comparison, int order) => comparison switch
    {
        "=" => order == 0,
        "!=" => order != 0,
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        _ => order >= 0,
    };

    private Func<OrgRecord, bool> Compile(SoqlCondition.Compare compare)
    {
        var path = SoqlPath.Bind(org, type, compare.Path.Text, statement.Alias);
        var field = path.Field;
        if (!field.Filterable)
        {
            throw SalesforceError.Bad("INVALID_FIELD", $"field '{field.Name}' can not be filtered in a query call");
        }

        switch (compare.Operator)
        {
            case "LIKE":
                return Like(path, compare.Values[0]);
            case "IN" or "NOT IN":
                var values = new HashSet<object>(compare.Inner is { } query ? Run(query) : compare.Values.Select(v => Value(field, v)).OfType<object>(), new ValueComparer(field));
                var wantsNull = compare.Values.Any(v => v.Kind == SoqlLiteralKind.Null);
                var wanted = compare.Operator == "IN";
                return r => (path.Get(r) is { } value ? values.Contains(value) : wantsNull) == wanted;
            case "INCLUDES" or "EXCLUDES":
                var includes = compare.Operator == "INCLUDES";
                var words = new HashSet<string>(compare.Values.Select(v => (string)Value(field, v)!), StringComparer.OrdinalIgnoreCase);
                return r => Contains(path.Get(r), words, ';') == includes;
            default:
                return Compare(path, compare.Operator, compare.Values[0]);
        }
    }

    private Func<OrgRecord, bool> Compare(SoqlPath path, string comparison, SoqlLiteral literal)
    {
        if (literal.Kind == SoqlLiteralKind.Null)
        {
            return comparison switch
            {
                "=" => r => path.Get(r) is null,
                "!=" => r => path.Get(r) is not null,
                _ => static _ => false,
            };
        }

        if (literal.Kind == SoqlLiteralKind.Span)
        {
            return Span(path, comparison, literal);
        }

        // An empty text is no value at all.
        if (Value(path.Field, literal) is not { } wanted)
        {
            return r => (path.Get(r) is null) == (comparison == "=");
        }

        var field = path.Field;
        return r => path.Get(r) is { } value ? Holds(comparison, ValueText.Compare(field, value, wanted)) : comparison == "!=";
    }

    private Func<OrgRecord, bool> Span(SoqlPath path, string comparison, SoqlLiteral literal)
    {
        if (path.Field.Type is not (SalesforceFieldType.Date or SalesforceFieldType.DateTime))
        {
            throw WrongType(path.Field);
        }

        var (start, end) = SoqlSpans.Of(literal.Token.Text, org.Clock.GetUtcNow());
        return r =>
        {
            if (path.Get(r) is not { } value)
            {
                return comparison == "!=";
            }

            var at = value is DateOnly day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : (DateTimeOffset)value;
            return comparison switch
            {
                "=" => at >= start && at < end,
                "!=" => at < start || at >= end,
                "<" => at < start,
                "<=" => at < end,
                ">" => at >= end,
                _ => at >= start,
            };
        };
    }

    private Func<OrgRecord, bool> Like(SoqlPath path, SoqlLiteral literal)
    {
        if (!path.Field.Definition.IsText || literal.Kind != SoqlLiteralKind.Text)
        {
            throw SalesforceError.Bad("INVALID_QUERY_FILTER_OPERATOR", $"invalid operator on {FieldWords.Of(path.Field.Type)} field");
        }

        var pattern = new LikePattern(SoqlLexer.Unescape(statement.Soql, literal.Token));
        return r => path.Get(r) is string text && pattern.Matches(text);
    }

    private IEnumerable<object> Run(SoqlStatement inner)
    {
        var plan = new SoqlBinder(org, deleted).Bind(inner);
        if (plan.Fields.Count != 1)
        {
            throw SalesforceError.Bad("MALFORMED_QUERY", "The inner select must have exactly one field");
        }

        return SoqlRunner.Run(org, plan, deleted).Select(n => plan.Fields[0].Get(plan.Type.Table.Find(n)!)).OfType<object>();
    }

    private object? Value(OrgField field, SoqlLiteral literal)
    {
        if (literal.Kind == SoqlLiteralKind.Null)
        {
            return null;
        }

        var fits = field.Type switch
        {
            SalesforceFieldType.Boolean => literal.Kind == SoqlLiteralKind.Boolean,
            SalesforceFieldType.Date => literal.Kind == SoqlLiteralKind.Date,
            SalesforceFieldType.DateTime => literal.Kind == SoqlLiteralKind.DateTime,
            SalesforceFieldType.Time => literal.Kind == SoqlLiteralKind.Time,
            _ when field.Definition.IsNumber => literal.Kind == SoqlLiteralKind.Number,
            _ => literal.Kind == SoqlLiteralKind.Text,
        };
        if (!fits)
        {
            throw WrongType(field);
        }

        if (field.Definition.IsNumber)
        {
            return decimal.Parse(literal.Token.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
        }

        var text = literal.Kind == SoqlLiteralKind.Text ? SoqlLexer.Plain(SoqlLexer.Unescape(statement.Soql, literal.Token)) : literal.Token.Text;
        if (text.Length == 0)
        {
            return null;
        }

        return ValueText.TryParse(field, text, out var value) ? value
            : field.Type is SalesforceFieldType.Id or SalesforceFieldType.Reference ? throw SalesforceError.Bad("INVALID_QUERY_FILTER_OPERATOR", $"invalid ID field: {text}")
            : throw WrongType(field);
    }

    private static SalesforceError WrongType(OrgField field)
    {
        var quoted = field.Definition.IsText || field.Type is SalesforceFieldType.Id or SalesforceFieldType.Reference;
        return SalesforceError.Bad(
            "INVALID_FIELD",
            $"value of filter criterion for field '{field.Name}' must be of type {(quoted ? "string" : FieldWords.Soap(field.Type)[4..])} and should {(quoted ? "" : "not ")}be enclosed in quotes");
    }
}
