using System.Text.Json.Serialization;

namespace Broker.Crm.Salesforce.Describe;

/// <summary>A relationship from a child object.</summary>
public sealed record SalesforceChildRelationship
{
    /// <summary>The API name of the child object.</summary>
    [JsonPropertyName("childSObject")]
    public string? ChildObject { get; init; }

    /// <summary>The field of the child that names the parent.</summary>
    public string? Field { get; init; }

    /// <summary>The name by which a child query goes to the children; null when there is none.</summary>
    public string? RelationshipName { get; init; }

    /// <summary>Does a delete of the parent delete the children?</summary>
    public bool? CascadeDelete { get; init; }
}
