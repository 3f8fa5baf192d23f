using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Composite;

/// <summary>A record that is created together with its children. Not thread-safe while children are added.</summary>
public sealed class TreeRecord
{
    private readonly List<(string Relationship, TreeRecord Child)> children = [];

    /// <summary>A record.</summary>
    /// <param name="type">The object.</param>
    /// <param name="fields">Its fields.</param>
    /// <exception cref="ArgumentException">The type is not an API name.</exception>
    public TreeRecord(string type, IReadOnlyDictionary<string, object?> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        Type = SalesforcePaths.Name(type, nameof(type));
        Fields = fields;
    }

    /// <summary>The object.</summary>
    public string Type { get; }

    /// <summary>The fields.</summary>
    public IReadOnlyDictionary<string, object?> Fields { get; }

    internal IReadOnlyList<(string Relationship, TreeRecord Child)> Children => children;

    /// <summary>Adds a child and returns it.</summary>
    /// <param name="relationship">The child relationship's name, for example <c>Contacts</c> or <c>Logins__r</c>.</param>
    /// <param name="child">The child.</param>
    /// <exception cref="ArgumentException">The relationship is not an API name.</exception>
    public TreeRecord Add(string relationship, TreeRecord child)
    {
        ArgumentNullException.ThrowIfNull(child);
        children.Add((SalesforcePaths.Name(relationship, nameof(relationship)), child));
        return child;
    }

    /// <summary>Only the object.</summary>
    public override string ToString() => $"{Type} with {children.Count} children";
}
