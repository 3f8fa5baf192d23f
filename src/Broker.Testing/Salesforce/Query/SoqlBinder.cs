using Broker.Testing.Salesforce.Data;
using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce.Query;

/// <summary>Resolves the names of a query in the org.</summary>
internal sealed class SoqlBinder(Org org, bool deleted)
{
    public SoqlPlan Bind(SoqlStatement statement)
    {
        var name = statement.From.Text;
        var type = org.Find(name) ?? throw SalesforceError.Bad(
            "INVALID_TYPE",
            $"sObject type '{name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.");
        return Bind(statement, type);
    }

    private SoqlPlan Bind(SoqlStatement statement, OrgType type)
    {
        var fields = new List<SoqlPath>();
        var functions = new List<(string, SoqlPath?, string)>();
        var children = new List<(string, OrgField, SoqlPlan)>();
        foreach (var item in statement.Select)
        {
            if (item.Children is { } inner)
            {
                var relationship = ChildRelationships.Of(org, type).FirstOrDefault(c => string.Equals(c.Name, inner.From.Text, StringComparison.OrdinalIgnoreCase));
                if (relationship.Child is null)
                {
                    throw SalesforceError.Bad("INVALID_TYPE", $"Didn't understand relationship '{inner.From.Text}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name.");
                }

                children.Add((relationship.Name, relationship.Reference, Bind(inner, relationship.Child)));
            }
            else if (item.Function == "FIELDS")
            {
                fields.AddRange(Group(statement, type, item.Path.Text));
            }
            else if (item.Function is { } function)
            {
                functions.Add((function, item.Path.Text is { } path ? SoqlPath.Bind(org, type, path, statement.Alias) : null, item.Alias ?? FormattableString.Invariant($"expr{functions.Count}")));
            }
            else
            {
                fields.Add(SoqlPath.Bind(org, type, item.Path.Text, statement.Alias));
            }
        }

        if (functions.Count > 0 && (fields.Count > 0 || children.Count > 0))
        {
            throw SalesforceError.Bad("MALFORMED_QUERY", $"Field must be grouped or aggregated: {(fields.Count > 0 ? fields[0].Field.Name : children[0].Item1)}");
        }

        var order = statement.Order.Select(o => (SoqlPath.Bind(org, type, o.Path.Text, statement.Alias), o)).ToList();
        if (order.Find(o => !o.Item1.Field.Filterable).Item1 is { } unsortable)
        {
            throw SalesforceError.Bad("MALFORMED_QUERY", $"field '{unsortable.Field.Name}' can not be sorted in a query call");
        }

        var conditions = new SoqlFilter(org, type, statement, deleted);
        return new SoqlPlan
        {
            Statement = statement,
            Type = type,
            Fields = fields,
            Functions = functions,
            Children = children,
            Where = statement.Where is { } where ? conditions.Compile(where) : null,
            Order = order,
            Candidates = statement.Where is { } filter ? conditions.Candidates(filter) : null,
        };
    }

    private IEnumerable<SoqlPath> Group(SoqlStatement statement, OrgType type, string group)
    {
        if (!string.Equals(group, "STANDARD", StringComparison.OrdinalIgnoreCase) && statement.Limit is not (> 0 and <= 200))
        {
            throw SalesforceError.Bad("MALFORMED_QUERY", "The SOQL FIELDS function must have a LIMIT of at most 200");
        }

        return type.Fields
            .Where(f => group.ToUpperInvariant() switch { "CUSTOM" => f.Name.EndsWith("__c", StringComparison.OrdinalIgnoreCase), "STANDARD" => !f.Name.EndsWith("__c", StringComparison.OrdinalIgnoreCase), _ => true })
            .Select(f => SoqlPath.Bind(org, type, f.Name, null));
    }
}
