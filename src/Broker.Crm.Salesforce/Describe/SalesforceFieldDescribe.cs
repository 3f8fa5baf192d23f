namespace Broker.Crm.Salesforce.Describe;

/// <summary>One field. A flag is null when the answer did not have it.</summary>
public sealed record SalesforceFieldDescribe
{
    /// <summary>The API name.</summary>
    public string? Name { get; init; }

    /// <summary>What users see.</summary>
    public string? Label { get; init; }

    /// <summary>The type in Salesforce's words, for example <c>string</c>, <c>currency</c>, <c>picklist</c>, <c>reference</c>. An open set.</summary>
    public string? Type { get; init; }

    /// <summary>The type in SOAP's words, for example <c>xsd:double</c>.</summary>
    public string? SoapType { get; init; }

    /// <summary>The most characters of a text.</summary>
    public int? Length { get; init; }

    /// <summary>The digits of a number in all.</summary>
    public int? Precision { get; init; }

    /// <summary>The digits of a number behind the point.</summary>
    public int? Scale { get; init; }

    /// <summary>The most digits of a whole number.</summary>
    public int? Digits { get; init; }

    /// <summary>May it be empty?</summary>
    public bool? Nillable { get; init; }

    /// <summary>Does a create without it get a value?</summary>
    public bool? DefaultedOnCreate { get; init; }

    /// <summary>May the user set it in a create?</summary>
    public bool? Createable { get; init; }

    /// <summary>May the user change it?</summary>
    public bool? Updateable { get; init; }

    /// <summary>Can a query filter by it?</summary>
    public bool? Filterable { get; init; }

    /// <summary>Can a query sort by it?</summary>
    public bool? Sortable { get; init; }

    /// <summary>Is it an external id? An upsert can go by it.</summary>
    public bool? ExternalId { get; init; }

    /// <summary>Is it unique in the org?</summary>
    public bool? Unique { get; init; }

    /// <summary>Does upper and lower case make two values of a unique text?</summary>
    public bool? CaseSensitive { get; init; }

    /// <summary>Can it find a record by itself, as <c>Id</c> and external ids do?</summary>
    public bool? IdLookup { get; init; }

    /// <summary>Is it the record's name?</summary>
    public bool? NameField { get; init; }

    /// <summary>Is it a formula?</summary>
    public bool? Calculated { get; init; }

    /// <summary>Is it the org's own?</summary>
    public bool? Custom { get; init; }

    /// <summary>Is it encrypted, so that it cannot be queried by?</summary>
    public bool? Encrypted { get; init; }

    /// <summary>Does a picklist refuse values that it does not have?</summary>
    public bool? RestrictedPicklist { get; init; }

    /// <summary>The compound field it is a part of.</summary>
    public string? CompoundFieldName { get; init; }

    /// <summary>The name by which a query goes to the parent record.</summary>
    public string? RelationshipName { get; init; }

    /// <summary>The objects that a reference can name.</summary>
    public IReadOnlyList<string> ReferenceTo { get; init => field = value ?? []; } = [];

    /// <summary>The entries of a picklist.</summary>
    public IReadOnlyList<SalesforcePicklistEntry> PicklistValues { get; init => field = value ?? []; } = [];
}
