namespace Broker.Testing.Salesforce.Data;

/// <summary>A field of a type and its place in the records.</summary>
internal sealed class OrgField(SalesforceField definition, int ordinal, SystemValue system = SystemValue.None)
{
    public SalesforceField Definition { get; } = definition;

    public int Ordinal { get; } = ordinal;

    /// <summary>What the org itself fills in.</summary>
    public SystemValue System { get; } = system;

    public string Name => Definition.Name;

    public SalesforceFieldType Type => Definition.Type;

    public string? RelationshipName { get; } = definition.Type != SalesforceFieldType.Reference ? null : definition.RelationshipName ?? Relationship(definition.Name);

    public bool Filterable => Type != SalesforceFieldType.TextArea || Definition.Length <= 255;

    public StringComparison Comparison => Definition.CaseSensitive || Type is SalesforceFieldType.Id or SalesforceFieldType.Reference
        ? StringComparison.Ordinal
        : StringComparison.OrdinalIgnoreCase;

    private static string Relationship(string name) => name.EndsWith("__c", StringComparison.OrdinalIgnoreCase)
        ? name[..^1] + "r"
        : name.EndsWith("Id", StringComparison.Ordinal) && name.Length > 2 ? name[..^2] : name;
}
