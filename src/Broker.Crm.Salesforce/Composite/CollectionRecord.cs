using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Composite;

/// <summary>A record of a collection that is created or changed.</summary>
public sealed class CollectionRecord
{
    /// <summary>A record to create.</summary>
    /// <param name="type">The object.</param>
    /// <param name="fields">Its fields.</param>
    /// <exception cref="ArgumentException">The type is not an API name.</exception>
    public CollectionRecord(string type, IReadOnlyDictionary<string, object?> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        Type = SalesforcePaths.Name(type, nameof(type));
        Fields = fields;
    }

    /// <summary>A record to change.</summary>
    /// <param name="type">The object.</param>
    /// <param name="id">The record.</param>
    /// <param name="fields">What to change.</param>
    /// <exception cref="ArgumentException">The type is not an API name, or the id is none.</exception>
    public CollectionRecord(string type, string id, IReadOnlyDictionary<string, object?> fields)
        : this(type, fields) => Id = SalesforceIds.To18(id);

    /// <summary>The object.</summary>
    public string Type { get; }

    /// <summary>The id, in 18 characters; null for a record to create.</summary>
    public string? Id { get; }

    /// <summary>The fields.</summary>
    public IReadOnlyDictionary<string, object?> Fields { get; }

    /// <summary>Only object and id.</summary>
    public override string ToString() => Id is null ? Type : $"{Type} {Id}";
}
