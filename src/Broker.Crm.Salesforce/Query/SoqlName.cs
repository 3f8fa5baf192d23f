using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Query;

/// <summary>One or more API names in a query, checked. See <see cref="Soql.Name"/> and <see cref="Soql.Names"/>.</summary>
public readonly record struct SoqlName
{
    private const int MaxDepth = 6;

    internal SoqlName(string name) => Text = Check(name);

    /// <summary>The names as they stand in the query; null for a default value.</summary>
    internal string? Text { get; private init; }

    internal static SoqlName List(IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.Count == 0
            ? throw new ArgumentException("A query needs at least one field.", nameof(names))
            : new SoqlName { Text = string.Join(", ", names.Select(Check)) };
    }

    /// <summary>The names.</summary>
    public override string ToString() => Text ?? string.Empty;

    private static string Check(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        string[] parts = name.Split('.');
        if (parts.Length > MaxDepth)
        {
            throw new ArgumentException($"The name goes through {parts.Length - 1} relationships; Salesforce follows at most {MaxDepth - 1}.", nameof(name));
        }

        foreach (string part in parts)
        {
            SalesforcePaths.Name(part, nameof(name));
        }

        return name;
    }
}
