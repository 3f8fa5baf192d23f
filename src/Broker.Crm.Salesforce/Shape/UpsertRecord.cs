using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Shape;

/// <summary>A record that is created or changed by an external id, which stands among its fields. Not thread-safe while parents are added.</summary>
public sealed class UpsertRecord
{
    private readonly List<(string Field, UpsertRecord Parent)> parents = [];

    /// <summary>A record.</summary>
    /// <param name="type">The object.</param>
    /// <param name="fields">Its fields, the external id among them.</param>
    /// <exception cref="ArgumentException">The type is not an API name.</exception>
    public UpsertRecord(string type, IReadOnlyDictionary<string, object?> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        Type = SalesforcePaths.Name(type, nameof(type));
        Fields = fields;
    }

    /// <summary>The object.</summary>
    public string Type { get; }

    /// <summary>The fields.</summary>
    public IReadOnlyDictionary<string, object?> Fields { get; }

    /// <summary>The external id field of this record, where it is not the one of the whole list. Default null.</summary>
    public string? ExternalIdField { get; init; }

    internal IReadOnlyList<(string Field, UpsertRecord Parent)> Parents => parents;

    /// <summary>
    /// Says that a field holds the id of another record of the same list, which is not known yet. The two then go together, the other first. A parent that exists
    /// already needs no such link: name it among the fields by its id or by an external id.
    /// </summary>
    /// <param name="lookupField">The field that holds the id, for example <c>AccountId</c> or <c>Client__c</c>.</param>
    /// <param name="parent">The other record.</param>
    /// <returns>This record.</returns>
    /// <exception cref="ArgumentException">The name is not an API name, or the field has a value already.</exception>
    public UpsertRecord Refer(string lookupField, UpsertRecord parent)
    {
        ArgumentNullException.ThrowIfNull(parent);
        SalesforcePaths.Name(lookupField, nameof(lookupField));
        if (Fields.Keys.Contains(lookupField, StringComparer.OrdinalIgnoreCase) || parents.Exists(p => string.Equals(p.Field, lookupField, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArgumentException($"The field {lookupField} has a value already.", nameof(lookupField));
        }

        parents.Add((lookupField, parent));
        return this;
    }

    /// <summary>Only the object.</summary>
    public override string ToString() => Type;
}
