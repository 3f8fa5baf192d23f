using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Bulk;

/// <summary>Checks names of columns.</summary>
internal static class BulkColumnNames
{
    internal static void Check(IReadOnlyList<string> names, string parameter)
    {
        if (names.Count is 0 or > BulkLimits.MaxColumns)
        {
            throw new ArgumentException(FormattableString.Invariant($"There are {names.Count} columns; allowed: 1 to {BulkLimits.MaxColumns}."), parameter);
        }

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string name in names)
        {
            if (name is null || name.Length > 255 || !name.Split('.', ':').All(SalesforcePaths.IsName))
            {
                throw new ArgumentException($"'{(name?.Length <= 80 ? name : "(a long text)")}' is not a column: an API name, or names joined by dots for a parent's external id.", parameter);
            }

            if (!seen.Add(name))
            {
                throw new ArgumentException($"The column '{name}' is given twice.", parameter);
            }
        }
    }
}
