using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe;

/// <summary>Stripe's search language: <c>status:'succeeded' AND -metadata['order']:'1'</c>, <c>amount&gt;100</c>, <c>email~'x'</c>; one kind of joint in a query.</summary>
internal static partial class StripeSearch
{
    public static JsonObject Run(StripeStore store, StripeCollection items, StripeForm form)
    {
        var query = form.Required("query");
        var limit = StripeCollection.Limit(form);
        var any = query.Contains(" OR ", StringComparison.Ordinal);
        if (any && query.Contains(" AND ", StringComparison.Ordinal))
        {
            throw Unreadable();
        }

        var clauses = query.Split(any ? " OR " : " AND ", StringSplitOptions.TrimEntries).Select(Parse).ToArray();
        var offset = form["page"] is { } page ? Offset(page) : 0;
        var known = store.NowUnix - (long)store.SearchLag.TotalSeconds;
        var found = items.Items
            .Where(i => (store.SearchLag == TimeSpan.Zero || i.Long("created") < known) && (any ? Array.Exists(clauses, c => c(i)) : Array.TrueForAll(clauses, c => c(i))))
            .Reverse().ToList();
        var more = found.Count > offset + limit;
        return new JsonObject
        {
            ["object"] = "search_result",
            ["data"] = JsonText.Array(found.Skip(offset).Take(limit).Select(i => i.DeepClone())),
            ["has_more"] = more,
            ["next_page"] = more ? "sim_" + (offset + limit).ToString(CultureInfo.InvariantCulture) : null,
            ["url"] = items.Url + "/search",
        };
    }

    private static int Offset(string page) =>
        page.StartsWith("sim_", StringComparison.Ordinal) && int.TryParse(page[4..], NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            ? offset
            : throw StripeError.Invalid("Invalid page token.", "page");

    private static Func<JsonObject, bool> Parse(string clause)
    {
        var match = Clause().Match(clause);
        if (!match.Success)
        {
            throw Unreadable();
        }

        var (field, relation, wanted) = (match.Groups["field"].Value, match.Groups["relation"].Value, match.Groups["value"].Value);
        var absent = wanted == "null";
        wanted = wanted.Trim('\'', '"');
        var positive = match.Groups["not"].Length == 0;
        return item => Holds(Value(item, field), relation, wanted, absent) == positive;
    }

    private static bool Holds(string? value, string relation, string wanted, bool absent)
    {
        if (absent)
        {
            return value is null;
        }

        if (relation is ":" or "~")
        {
            return value is not null && (relation == ":"
                ? string.Equals(value, wanted, StringComparison.OrdinalIgnoreCase)
                : value.Contains(wanted, StringComparison.OrdinalIgnoreCase));
        }

        if (!long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var left)
            || !long.TryParse(wanted, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var right))
        {
            return false;
        }

        return relation switch { ">" => left > right, "<" => left < right, ">=" => left >= right, _ => left <= right };
    }

    private static string? Value(JsonObject item, string field) => field.StartsWith("metadata[", StringComparison.Ordinal)
        ? (item["metadata"] as JsonObject).Text(field[9..].TrimEnd(']').Trim('\'', '"'))
        : item.TryGetPropertyValue(field, out var value) ? value.Text() : null;

    private static StripeError Unreadable() => StripeError.Invalid("We were unable to parse your search query.", "query");

    [GeneratedRegex("""^(?<not>-?)(?<field>metadata\[(?:'[^']*'|"[^"]*")\]|[a-z_.]+)(?<relation>:|~|>=|<=|>|<)(?<value>'[^']*'|"[^"]*"|[^\s'"]+)$""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Clause();
}
