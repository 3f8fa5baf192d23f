namespace Broker.Testing.Salesforce;

/// <summary>The definition of a field, as an administrator makes it.</summary>
/// <param name="Name">The API name, for example <c>TradingLogin__c</c>.</param>
/// <param name="Type">The type; text by default.</param>
public sealed record SalesforceField(string Name, SalesforceFieldType Type = SalesforceFieldType.Text)
{
    /// <summary>The label; the name by default.</summary>
    public string? Label { get; init; }

    /// <summary>The longest text in characters; 255 by default.</summary>
    public int Length { get; init; } = 255;

    /// <summary>Whether a record needs a value.</summary>
    public bool Required { get; init; }

    /// <summary>Whether records can be found and upserted by it.</summary>
    public bool ExternalId { get; init; }

    /// <summary>Whether two records may not share a value.</summary>
    public bool Unique { get; init; }

    /// <summary>Whether unique values and filters tell upper case from lower case.</summary>
    public bool CaseSensitive { get; init; }

    /// <summary>The values of a picklist.</summary>
    public IReadOnlyList<string> PicklistValues { get; init; } = [];

    /// <summary>Whether a picklist refuses other values.</summary>
    public bool Restricted { get; init; }

    /// <summary>The object a reference points to.</summary>
    public string? ReferenceTo { get; init; }

    /// <summary>The name a query follows a reference by; by default the name without <c>Id</c>, or with <c>__r</c> for <c>__c</c>.</summary>
    public string? RelationshipName { get; init; }

    /// <summary>The name the parent's query lists its children by; by default the child object's plural name.</summary>
    public string? ChildRelationshipName { get; init; }

    internal bool ReadOnly { get; init; }

    internal string? DefaultText { get; init; }

    internal bool IsText => Type is SalesforceFieldType.Text or SalesforceFieldType.TextArea or SalesforceFieldType.Email or SalesforceFieldType.Phone
        or SalesforceFieldType.Url or SalesforceFieldType.Picklist or SalesforceFieldType.MultiPicklist;

    internal bool IsNumber => Type is SalesforceFieldType.WholeNumber or SalesforceFieldType.Number or SalesforceFieldType.Currency or SalesforceFieldType.Percent;
}
