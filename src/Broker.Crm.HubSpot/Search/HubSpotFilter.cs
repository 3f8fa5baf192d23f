namespace Broker.Crm.HubSpot.Search;

/// <summary>One condition on one property. Numbers, flags, dates and times are given as they are; enumeration values keep their case.</summary>
public sealed record HubSpotFilter
{
    private HubSpotFilter(string property, string @operator)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(property);
        Property = property;
        Operator = @operator;
    }

    /// <summary>The property.</summary>
    public string Property { get; }

    /// <summary>HubSpot's name of the operator, for example <c>EQ</c>.</summary>
    public string Operator { get; }

    /// <summary>The value, or the lower bound.</summary>
    public string? Value { get; private init; }

    /// <summary>The upper bound of <c>BETWEEN</c>.</summary>
    public string? HighValue { get; private init; }

    /// <summary>The values of <c>IN</c> and <c>NOT_IN</c>.</summary>
    public IReadOnlyList<string>? Values { get; private init; }

    /// <summary>Equal.</summary>
    public static HubSpotFilter Equal(string property, HubSpotFilterValue value) => WithValue(property, "EQ", value);

    /// <summary>Not equal.</summary>
    public static HubSpotFilter NotEqual(string property, HubSpotFilterValue value) => WithValue(property, "NEQ", value);

    /// <summary>Less.</summary>
    public static HubSpotFilter LessThan(string property, HubSpotFilterValue value) => WithValue(property, "LT", value);

    /// <summary>Less or equal.</summary>
    public static HubSpotFilter AtMost(string property, HubSpotFilterValue value) => WithValue(property, "LTE", value);

    /// <summary>Greater.</summary>
    public static HubSpotFilter GreaterThan(string property, HubSpotFilterValue value) => WithValue(property, "GT", value);

    /// <summary>Greater or equal.</summary>
    public static HubSpotFilter AtLeast(string property, HubSpotFilterValue value) => WithValue(property, "GTE", value);

    /// <summary>Between two values, both included.</summary>
    public static HubSpotFilter Between(string property, HubSpotFilterValue low, HubSpotFilterValue high)
    {
        Given(high, nameof(high));
        return WithValue(property, "BETWEEN", low) with { HighValue = high.Text };
    }

    /// <summary>One of several values. HubSpot compares text properties in lower case here: give such values in lower case.</summary>
    public static HubSpotFilter In(string property, params IReadOnlyList<HubSpotFilterValue> values) => WithValues(property, "IN", values);

    /// <summary>None of several values. HubSpot compares text properties in lower case here: give such values in lower case.</summary>
    public static HubSpotFilter NotIn(string property, params IReadOnlyList<HubSpotFilterValue> values) => WithValues(property, "NOT_IN", values);

    /// <summary>Has any value.</summary>
    public static HubSpotFilter HasValue(string property) => new(property, "HAS_PROPERTY");

    /// <summary>Has no value.</summary>
    public static HubSpotFilter HasNoValue(string property) => new(property, "NOT_HAS_PROPERTY");

    /// <summary>Contains a word; <c>*</c> stands for any letters.</summary>
    public static HubSpotFilter ContainsToken(string property, string token) => WithValue(property, "CONTAINS_TOKEN", token);

    /// <summary>Does not contain a word; <c>*</c> stands for any letters.</summary>
    public static HubSpotFilter ContainsNoToken(string property, string token) => WithValue(property, "NOT_CONTAINS_TOKEN", token);

    /// <summary>Is linked to a record of another type. Not for custom objects (contracts/hubspot.md 6).</summary>
    /// <param name="objectType">The other type, for example <c>companies</c>.</param>
    /// <param name="id">The id of the other record.</param>
    public static HubSpotFilter AssociatedWith(string objectType, string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(objectType);
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return WithValue("associations." + objectType, "EQ", id);
    }

    private static HubSpotFilter WithValue(string property, string @operator, HubSpotFilterValue value)
    {
        Given(value, nameof(value));
        return new HubSpotFilter(property, @operator) { Value = value.Text };
    }

    private static void Given(HubSpotFilterValue value, string name)
    {
        if (value.Text is null)
        {
            throw new ArgumentException("The value is missing; use HasNoValue to find records without one.", name);
        }
    }

    private static HubSpotFilter WithValues(string property, string @operator, IReadOnlyList<HubSpotFilterValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (HubSpotFilterValue value in values)
        {
            Given(value, nameof(values));
        }

        return values.Count == 0
            ? throw new ArgumentException($"{@operator} on {property} needs at least one value.", nameof(values))
            : new HubSpotFilter(property, @operator) { Values = [.. values.Select(static v => v.Text)] };
    }

    /// <summary>Property and operator; values may be personal data.</summary>
    public override string ToString() => $"{Property} {Operator}";
}
