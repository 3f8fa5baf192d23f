using Broker.Core.Identity;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Sqlite.Engine;

namespace Broker.Orchestration.Sqlite.Reading;

/// <summary>Reads facts. All values are in one table ordered by observation; the current one is the last, so a late older value never becomes current.</summary>
internal static class FactReader
{
    private const string Columns = "SELECT fact, owner, value, observed_at, recorded_at, cause FROM facts WHERE tenant = ?1 AND customer = ?2";

    // One seek per fact, however long the histories are.
    internal static IReadOnlyList<FactRecord> Current(ReadConnection connection, (TenantId Tenant, CustomerId Customer) asked)
    {
        connection.BeginSnapshot();
        Statement sql = connection[Columns + """
             AND fact = (SELECT min(fact) FROM facts WHERE tenant = ?1 AND customer = ?2 AND fact > ?3) ORDER BY observed_at DESC, take DESC LIMIT 1
            """];
        List<FactRecord> found = [];
        string last = string.Empty;
        while (sql.Add(asked.Tenant.Value).Add(asked.Customer.Value).Add(last).Step())
        {
            FactRecord fact = Read(sql, asked.Customer);
            found.Add(fact);
            last = fact.Fact;
            sql.Reset();
        }

        connection.EndSnapshot();
        return found;
    }

    internal static IReadOnlyList<FactRecord> History(ReadConnection connection, (TenantId Tenant, CustomerId Customer, string Fact) asked)
    {
        Statement sql = connection[Columns + " AND fact = ?3 ORDER BY observed_at, take"];
        sql.Add(asked.Tenant.Value).Add(asked.Customer.Value).Add(asked.Fact);
        List<FactRecord> found = [];
        while (sql.Step())
        {
            found.Add(Read(sql, asked.Customer));
        }

        return found;
    }

    private static FactRecord Read(Statement row, CustomerId customer) =>
        new(customer, row.Text(0), row.Text(1), row.TextOrNull(2), row.Time(3), row.Time(4), row.Text(5));
}
