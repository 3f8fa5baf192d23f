using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Broker.Crm.Salesforce.Records;

/// <summary>
/// A map of fields to write. What is not in it is not touched; a null value empties the field. Any <c>IReadOnlyDictionary&lt;string, object?&gt;</c> does; this one takes
/// only values that Salesforce has. Not thread-safe.
/// </summary>
/// <example><code>new SalesforceFields().Set("Name", "Ada").Set("Equity__c", 1250.50m).Clear("Phone").SetParent("Account", "Key__c", "A-17")</code></example>
#pragma warning disable CA1710 // "fields" is Salesforce's word, a dictionary is only its form
public sealed class SalesforceFields : IReadOnlyDictionary<string, object?>
#pragma warning restore CA1710
{
    // API names are the same whatever their case: two spellings would be sent twice.
    private readonly Dictionary<string, object?> values = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public int Count => values.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => values.Keys;

    /// <inheritdoc/>
    public IEnumerable<object?> Values => values.Values;

    /// <inheritdoc/>
    public object? this[string key] => values[key];

    /// <summary>Text as it is; also an id or a picklist value. Null or an empty text empties.</summary>
    public SalesforceFields Set(string name, string? value) => Put(name, string.IsNullOrEmpty(value) ? null : value);

    /// <summary>A number; null empties.</summary>
    public SalesforceFields Set(string name, decimal? value) => Put(name, value);

    /// <summary>A whole number; null empties.</summary>
    public SalesforceFields Set(string name, long? value) => Put(name, value);

    /// <summary>A whole number; null empties.</summary>
    public SalesforceFields Set(string name, int? value) => Put(name, value);

    /// <summary>Yes or no. A checkbox cannot be empty: Salesforce refuses a null.</summary>
    public SalesforceFields Set(string name, bool? value) => Put(name, value);

    /// <summary>A date; null empties.</summary>
    public SalesforceFields Set(string name, DateOnly? value) => Put(name, value);

    /// <summary>A point in time; null empties.</summary>
    public SalesforceFields Set(string name, DateTimeOffset? value) => Put(name, value);

    /// <summary>A time of day; null empties.</summary>
    public SalesforceFields Set(string name, TimeOnly? value) => Put(name, value is { } time ? SalesforceValueText.Of(time) : null);

    /// <summary>The values of a multi-select picklist, which replace those that are there. Null or none empties.</summary>
    /// <exception cref="ArgumentException">A value is empty or has a semicolon.</exception>
    public SalesforceFields Set(string name, IEnumerable<string>? value)
    {
        try
        {
            return Set(name, value is null ? null : SalesforceValueText.Of(value));
        }
        catch (ArgumentException refused) when (refused.ParamName == "values")
        {
            throw new ArgumentException($"{name}: {refused.Message}", nameof(value), refused);
        }
    }

    /// <summary>The parent record, named by a map of its own, usually one external id.</summary>
    public SalesforceFields Set(string name, IReadOnlyDictionary<string, object?> parent)
    {
        ArgumentNullException.ThrowIfNull(parent);
        return Put(name, parent);
    }

    /// <summary>The parent record, named by an external id of its own: <c>"Account": {"Key__c": "A-17"}</c>.</summary>
    /// <param name="relationship">The relationship's name, for example <c>Account</c> or <c>Parent__r</c>; not the id field's.</param>
    /// <param name="externalIdField">An external id field of the parent.</param>
    /// <param name="externalId">Its value.</param>
    public SalesforceFields SetParent(string relationship, string externalIdField, string externalId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(externalId);
        return Set(relationship, new SalesforceFields().Set(externalIdField, externalId));
    }

    /// <summary>Empties the field.</summary>
    public SalesforceFields Clear(string name) => Put(name, null);

    /// <summary>Takes a field out, so that it is not touched.</summary>
    public bool Remove(string name) => values.Remove(name);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) => values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => values.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Only how many: values may be personal data.</summary>
    public override string ToString() => $"{Count} Salesforce fields";

    private SalesforceFields Put(string name, object? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        values[name] = value;
        return this;
    }
}
