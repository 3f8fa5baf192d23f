using System.Collections.Frozen;
using Broker.Crm.Salesforce.Describe;

namespace Broker.Crm.Salesforce.Crm;

/// <summary>The fields of an object that the user may see, by name.</summary>
internal sealed class CrmShape
{
    private readonly FrozenDictionary<string, SalesforceFieldDescribe> fields;

    internal CrmShape(string type, SalesforceObjectDescribe described)
    {
        Type = type;
        fields = described.Fields.Where(static f => f.Name is not null).DistinctBy(static f => f.Name!, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(static f => f.Name!, StringComparer.OrdinalIgnoreCase);
    }

    internal string Type { get; }

    internal SalesforceFieldDescribe? this[string field] => fields.GetValueOrDefault(field);

    internal bool Has(string field) => fields.ContainsKey(field);

    /// <summary>The name by which a write goes through a lookup.</summary>
    internal string RelationshipOf(string lookup) => this[lookup]?.RelationshipName is { Length: > 0 } name ? name : CrmNames.RelationshipOf(lookup);

    /// <summary>Do upper and lower case make two values of a unique text?</summary>
    internal StringComparer ComparerOf(string key) => this[key]?.CaseSensitive == true ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
}
