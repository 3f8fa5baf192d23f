using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>Filters of a search, checked and made into predicates once (contracts/hubspot.md 6).</summary>
internal static class HubSpotFilter
{
    private const string Associations = "associations.";
    private static readonly string[] WithoutValue = ["HAS_PROPERTY", "NOT_HAS_PROPERTY"];
    private static readonly string[] WithValue = ["EQ", "NEQ", "LT", "LTE", "GT", "GTE", "BETWEEN", "CONTAINS_TOKEN", "NOT_CONTAINS_TOKEN"];

    public static Func<HubSpotRecord, Dictionary<string, string>, bool> Compile(HubSpotAccount account, HubSpotObjectType type, JsonObject filter)
    {
        var property = filter.Text("propertyName") ?? "";
        var operation = filter.Text("operator") ?? "";
        var values = (filter["values"] as JsonArray ?? []).Select(v => v.Text() ?? "").ToList();
        CheckOperator(filter, property, operation, values);
        if (property.StartsWith(Associations, StringComparison.Ordinal))
        {
            return CompileAssociation(account, property[Associations.Length..], operation, filter.Text("value"), values);
        }

        if (!type.Properties.TryGetValue(property, out var definition))
        {
            throw HubSpotError.Validation($"There was a problem with the request. Property {property} does not exist");
        }

        var kind = definition.Text("type") ?? "string";
        var value = filter.Text("value") ?? "";
        var matches = CompileValue(kind, property, operation, value, filter.Text("highValue") ?? "", values);
        return (_, properties) => matches(properties.GetValueOrDefault(property));
    }

    /// <summary>What values of a kind are compared by; nothing when the text is no such value.</summary>
    public static IComparable? Key(string kind, string value) => kind switch
    {
        "number" => HubSpotValues.IsNumber(value) ? decimal.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture) : null,
        "date" or "datetime" => HubSpotValues.DateTime(value)?.UtcTicks,
        _ => value.ToUpperInvariant(),
    };

    private static void CheckOperator(JsonObject filter, string property, string operation, List<string> values)
    {
        if (operation is "IN" or "NOT_IN")
        {
            if (values.Count == 0)
            {
                throw HubSpotError.Validation($"There was a problem with the request. Operator {operation} on {property} needs values");
            }
        }
        else if (WithValue.Contains(operation, StringComparer.Ordinal))
        {
            if (filter.Text("value") is not { Length: > 0 } || (operation == "BETWEEN" && filter.Text("highValue") is not { Length: > 0 }))
            {
                throw HubSpotError.Validation($"There was a problem with the request. Operator {operation} on {property} needs {(operation == "BETWEEN" ? "value and highValue" : "a value")}");
            }
        }
        else if (!WithoutValue.Contains(operation, StringComparer.Ordinal))
        {
            throw HubSpotError.Validation($"Invalid operator {operation}");
        }
    }

    private static Func<HubSpotRecord, Dictionary<string, string>, bool> CompileAssociation(HubSpotAccount account, string typeName, string operation, string? value, List<string> values)
    {
        var type = account.FindType(typeName);
        if (type is null || type.IsCustom)
        {
            throw HubSpotError.Validation($"There was a problem with the request. Property {Associations}{typeName} does not exist");
        }

        return operation switch
        {
            "EQ" => (record, _) => record.Associations.ContainsKey((type.Name, value!)),
            "IN" => (record, _) => values.Exists(v => record.Associations.ContainsKey((type.Name, v))),
            "NEQ" => (record, _) => !record.Associations.ContainsKey((type.Name, value!)),
            "HAS_PROPERTY" => (record, _) => record.Associations.Keys.Any(k => k.Type == type.Name),
            "NOT_HAS_PROPERTY" => (record, _) => !record.Associations.Keys.Any(k => k.Type == type.Name),
            _ => throw HubSpotError.Validation($"Invalid operator {operation} for associations"),
        };
    }

    private static Func<string?, bool> CompileValue(string kind, string property, string operation, string value, string high, List<string> values)
    {
        var same = Sameness(kind);
        switch (operation)
        {
            case "EQ":
                return actual => actual is not null && same(actual, value);
            case "NEQ":
                return actual => actual is null || !same(actual, value);
            case "IN":
                return actual => actual is not null && IsAmong(kind, actual, values, same);
            case "NOT_IN":
                return actual => actual is null || !IsAmong(kind, actual, values, same);
            case "HAS_PROPERTY":
                return actual => actual is not null;
            case "NOT_HAS_PROPERTY":
                return actual => actual is null;
            case "CONTAINS_TOKEN":
                return actual => actual is not null && HasToken(actual, value);
            case "NOT_CONTAINS_TOKEN":
                return actual => actual is null || !HasToken(actual, value);
            default:
                var wanted = Key(kind, value) ?? throw HubSpotError.Validation($"There was a problem with the request. {value} is no value of {property}");
                return operation switch
                {
                    "GT" => actual => Compare(kind, actual, wanted) > 0,
                    "GTE" => actual => Compare(kind, actual, wanted) >= 0,
                    "LT" => actual => Compare(kind, actual, wanted) < 0,
                    "LTE" => actual => Compare(kind, actual, wanted) <= 0,
                    _ => Between(kind, wanted, Key(kind, high) ?? throw HubSpotError.Validation($"There was a problem with the request. {high} is no value of {property}")),
                };
        }
    }

    private static Func<string?, bool> Between(string kind, IComparable low, IComparable high) => actual => Compare(kind, actual, low) >= 0 && Compare(kind, actual, high) <= 0;

    private static int? Compare(string kind, string? actual, IComparable wanted) =>
        actual is null || Key(kind, actual) is not { } key ? null : key is string text ? string.CompareOrdinal(text, (string)wanted) : key.CompareTo(wanted);

    private static Func<string, string, bool> Sameness(string kind) => kind switch
    {
        "enumeration" => (actual, wanted) => actual == wanted || Array.IndexOf(HubSpotValues.Parts(actual), wanted) >= 0,
        "number" or "date" or "datetime" => (actual, wanted) => Key(kind, actual) is { } left && Key(kind, wanted) is { } right ? left.Equals(right) : actual == wanted,
        _ => (actual, wanted) => string.Equals(actual, wanted, StringComparison.OrdinalIgnoreCase),
    };

    // On text these two look at the lower-case form only: a value with a capital finds nothing.
    private static bool IsAmong(string kind, string actual, List<string> values, Func<string, string, bool> same) => kind is "enumeration" or "number" or "date" or "datetime" or "bool"
        ? values.Exists(v => same(actual, v))
        : values.Contains(actual.ToLowerInvariant(), StringComparer.Ordinal);

    private static bool HasToken(string actual, string wanted) =>
        Faults.WildcardMatch.IsMatch(wanted, actual)
        || Array.Exists(actual.Split([' ', ',', ';', '@', '.', '-'], StringSplitOptions.RemoveEmptyEntries), t => Faults.WildcardMatch.IsMatch(wanted, t));
}
