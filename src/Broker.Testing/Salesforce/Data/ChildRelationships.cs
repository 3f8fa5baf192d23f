namespace Broker.Testing.Salesforce.Data;

/// <summary>The lists of children a query of a parent can ask for.</summary>
internal static class ChildRelationships
{
    public static IEnumerable<(string Name, OrgType Child, OrgField Reference)> Of(Org org, OrgType parent) =>
        from child in org.Types
        from field in child.Fields
        where string.Equals(field.Definition.ReferenceTo, parent.Name, StringComparison.OrdinalIgnoreCase) && field.System == SystemValue.None && field.Name != "OwnerId"
        let name = NameOf(child, field)
        where name is not null
        select (name, child, field);

    private static string? NameOf(OrgType child, OrgField field) => field.Definition.ChildRelationshipName
        ?? (field.Name.EndsWith("__c", StringComparison.OrdinalIgnoreCase) ? (child.IsCustom ? child.Name[..^3] : child.Name) + "s__r" : null);
}
