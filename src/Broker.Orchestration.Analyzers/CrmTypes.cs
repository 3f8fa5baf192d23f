using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Broker.Orchestration.Analyzers;

/// <summary>How the CRM clients are told which fields to write. Recognised by name, since the analyzer's package knows no vendor.</summary>
internal sealed class CrmTypes
{
    internal const string HubSpotPackage = "Broker.Crm.HubSpot";
    internal const string SalesforcePackage = "Broker.Crm.Salesforce";

    /// <summary>
    /// Members through which fields are written, and types that hold fields to be written. Verbs that all code uses (<c>Set</c>, <c>Clear</c>) are not among them:
    /// there the field's own name in the text makes the place worth a look.
    /// </summary>
    internal static readonly string[] ClientWords =
    [
        "CreateAsync", "UpdateAsync", "UpsertAsync", "TryCreateAsync", "TryUpdateAsync", "TryUpsertAsync", "CreateManyAsync", "UpdateManyAsync", "UpsertManyAsync",
        "CreateTreeAsync", "LoadAsync", "SetParent", "HubSpotCreate", "HubSpotUpdate", "HubSpotUpsert",
        "HubSpotProperties", "SalesforceFields", "CollectionRecord", "TreeRecord", "UpsertRecord", "BulkRows", "BulkColumns",
    ];

    internal const string BoundaryWord = "CrmUpsert";

    private static readonly string[] Setters = ["Set", "SetParent", "Clear", "Append"];

    private CrmTypes(bool hasClient, bool hasBoundary)
    {
        HasClient = hasClient;
        HasBoundary = hasBoundary;
    }

    internal bool HasClient { get; }

    internal bool HasBoundary { get; }

    internal static CrmTypes Of(Compilation compilation) => new(
        compilation.GetTypeByMetadataName("Broker.Crm.HubSpot.IHubSpotClient") is not null || compilation.GetTypeByMetadataName("Broker.Crm.Salesforce.ISalesforceClient") is not null,
        compilation.GetTypeByMetadataName("Broker.Core.Boundaries.Crm.CrmUpsert") is not null);

    /// <summary>True for a parameter or property that takes the fields a CRM client writes.</summary>
    internal static bool TakesFields(INamedTypeSymbol? type, string name, ITypeSymbol valueType)
    {
        if (type is null or { Name: "HubSpotRecord" or "SalesforceRecord" } || valueType is not INamedTypeSymbol value || !IsOfClient(type))
        {
            return false;
        }

        if (type.Name is "BulkRows" or "BulkColumns")
        {
            return name is "columns" or "names";
        }

        return IsBag(value)
            ? string.Equals(name, "properties", StringComparison.OrdinalIgnoreCase) || string.Equals(name, "fields", StringComparison.OrdinalIgnoreCase)
            : value.TypeArguments is [INamedTypeSymbol element] && IsBag(element);
    }

    /// <summary>True for <c>HubSpotProperties.Set</c> and its like, whose first argument names a field to be written.</summary>
    internal static bool SetsField(IMethodSymbol method) =>
        method.ContainingType is { Name: "HubSpotProperties" or "SalesforceFields" } type && IsOfClient(type) && Array.IndexOf(Setters, method.Name) >= 0;

    /// <summary>The field a property of a typed record is written to; null when it is none or is never written.</summary>
    internal static string? FieldOf(IPropertySymbol property)
    {
        if (!IsRecord(property.ContainingType))
        {
            return null;
        }

        string field = property.Name;
        foreach (AttributeData data in property.GetAttributes())
        {
            switch (data.AttributeClass?.Name)
            {
                case "HubSpotReadOnlyAttribute" or "SalesforceReadOnlyAttribute" or "HubSpotIgnoreAttribute" or "SalesforceIgnoreAttribute" or "HubSpotOtherAttribute" or "SalesforceOtherAttribute":
                    return null;
                case "HubSpotPropertyAttribute" or "SalesforceFieldAttribute" when data.ConstructorArguments is [{ Value: string name }, ..]:
                    field = name;
                    break;
            }
        }

        return field;
    }

    internal static bool IsRecord(INamedTypeSymbol? type)
    {
        foreach (AttributeData data in type?.GetAttributes() ?? ImmutableArray<AttributeData>.Empty)
        {
            if (data.AttributeClass is { Name: "HubSpotObjectAttribute" or "SalesforceObjectAttribute" })
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfClient(INamedTypeSymbol? type)
    {
        if (type is null)
        {
            return false;
        }

        for (INamespaceSymbol? space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (space is { Name: "HubSpot" or "Salesforce", ContainingNamespace: { Name: "Crm", ContainingNamespace: { Name: "Broker", ContainingNamespace.IsGlobalNamespace: true } } })
            {
                return true;
            }
        }

        return type is { Name: "CrmUpsert", ContainingNamespace: { Name: "Crm", ContainingNamespace: { Name: "Boundaries" } } };
    }

    private static bool IsBag(INamedTypeSymbol type) =>
        type is { Name: "IReadOnlyDictionary", TypeArguments: [{ SpecialType: SpecialType.System_String }, { SpecialType: SpecialType.System_String or SpecialType.System_Object }] };
}
