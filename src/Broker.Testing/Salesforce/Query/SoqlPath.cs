using Broker.Testing.Salesforce.Data;
using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce.Query;

/// <summary>A field of the queried object or of its parents.</summary>
internal sealed class SoqlPath
{
    private readonly Org _org;
    private readonly OrgType _type;
    private readonly OrgField[] _parents;

    private SoqlPath(Org org, OrgType type, OrgField[] parents, OrgField field, OrgType owner) => (_org, _type, _parents, Field, Owner) = (org, type, parents, field, owner);

    public OrgField Field { get; }

    /// <summary>The object the field is of.</summary>
    public OrgType Owner { get; }

    /// <summary>The references on the way.</summary>
    public IReadOnlyList<OrgField> Parents => _parents;

    public static SoqlPath Bind(Org org, OrgType type, string path, string? alias)
    {
        string[] names = path.Split('.');
        if (names.Length > 1 && (string.Equals(names[0], alias, StringComparison.OrdinalIgnoreCase)
            || (string.Equals(names[0], type.Name, StringComparison.OrdinalIgnoreCase) && type.FindRelationship(names[0]) is null)))
        {
            names = names[1..];
        }

        var (owner, parents) = (type, new OrgField[names.Length - 1]);
        for (var i = 0; i < parents.Length; i++)
        {
            parents[i] = owner.FindRelationship(names[i]) ?? throw SalesforceError.Bad("INVALID_FIELD", $"Didn't understand relationship '{names[i]}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name.");
            owner = org.Find(parents[i].Definition.ReferenceTo ?? "") ?? throw SalesforceError.Bad("INVALID_FIELD", $"Didn't understand relationship '{names[i]}' in field path.");
        }

        var field = owner.Find(names[^1]) ?? throw SalesforceError.Bad(
            "INVALID_FIELD",
            $"No such column '{names[^1]}' on entity '{owner.Name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name.");
        return new SoqlPath(org, type, parents, field, owner);
    }

    public object? Get(OrgRecord record) => _parents.Length == 0 ? _type.Get(record, Field) : Parent(record, _parents.Length) is { } parent ? Owner.Get(parent, Field) : null;

    /// <summary>The record after some of the references.</summary>
    public OrgRecord? Parent(OrgRecord record, int steps)
    {
        var (type, current) = (_type, record);
        for (var i = 0; i < steps; i++)
        {
            if (type.Get(current, _parents[i]) is not string id || _org.FindById(id) is not { } found)
            {
                return null;
            }

            (type, current) = found;
        }

        return current;
    }
}
