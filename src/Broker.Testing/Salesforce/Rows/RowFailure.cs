using Broker.Testing.Salesforce.Data;
using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce.Rows;

/// <summary>Rows that are refused, always or only the first time each of them is tried.</summary>
internal sealed class RowFailure(string objectType, Func<SalesforceRow, bool> when, SaveError error, bool once)
{
    private readonly HashSet<string> _struck = new(StringComparer.Ordinal);

    public SaveError Error { get; } = error;

    public bool Strikes(OrgType type, OrgRecord record, int rowNumber)
    {
        if (objectType != "*" && !string.Equals(objectType, type.Name, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        // A row that is tried again has another number; what it holds tells that it is the same.
        var identity = once ? Identity(type, record) : "";
        return !(once && _struck.Contains(identity)) && when(new SalesforceRow(type, record, rowNumber)) && (!once || _struck.Add(identity));
    }

    private static string Identity(OrgType type, OrgRecord record)
    {
        var keys = type.Fields.Where(f => f.Definition.ExternalId && record[f.Ordinal] is not null).ToList();
        var fields = keys.Count > 0 ? keys : type.Fields.Where(f => record[f.Ordinal] is not null);
        return string.Join('\n', fields.Select(f => $"{f.Ordinal}={ValueText.ToText(record[f.Ordinal]!)}"));
    }
}
