using Broker.Core.Identity;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Sqlite.Engine;

namespace Broker.Orchestration.Sqlite.Reading;

/// <summary>Reads cases, links, exception items, cursors and counts.</summary>
internal static class CaseReader
{
    internal static CustomerCase? Read(ReadConnection connection, (TenantId Tenant, CustomerId Customer) asked)
    {
        Statement sql = connection["SELECT body FROM cases WHERE tenant = ?1 AND customer = ?2"];
        CustomerCase? found = sql.Add(asked.Tenant.Value).Add(asked.Customer.Value).Step() ? CaseJson.ReadCase(sql.Utf8(0)) : null;
        sql.Reset();
        return found;
    }

    internal static IReadOnlyList<CustomerCase> List(ReadConnection connection, (TenantId Tenant, CustomerId? After, int Limit) asked)
    {
        Statement sql = connection["SELECT body FROM cases WHERE tenant = ?1 AND customer > ?2 ORDER BY customer LIMIT ?3"];
        sql.Add(asked.Tenant.Value).Add(asked.After?.Value ?? string.Empty).Add(asked.Limit);
        List<CustomerCase> found = [];
        while (sql.Step())
        {
            found.Add(CaseJson.ReadCase(sql.Utf8(0)));
        }

        return found;
    }

    internal static CustomerId? Resolve(ReadConnection connection, (TenantId Tenant, IdentityKind Kind, string ExternalId) asked)
    {
        Statement sql = connection["SELECT customer FROM links WHERE tenant = ?1 AND kind = ?2 AND external_id = ?3"];
        CustomerId? found = sql.Add(asked.Tenant.Value).Add((long)asked.Kind).Add(asked.ExternalId).Step() ? new CustomerId(sql.Text(0)) : null;
        sql.Reset();
        return found;
    }

    internal static IReadOnlyList<ExceptionItem> Exceptions(ReadConnection connection, (TenantId Tenant, CustomerId? Customer, bool OpenOnly) asked)
    {
        string condition = (asked.Customer, asked.OpenOnly) switch
        {
            (null, false) => string.Empty,
            (null, true) => " AND closed_at IS NULL",
            (_, false) => " AND customer = ?2",
            _ => " AND customer = ?2 AND closed_at IS NULL",
        };
        Statement sql = connection["SELECT body FROM exceptions WHERE tenant = ?1" + condition + " ORDER BY raised_at DESC, place DESC"];
        sql.Add(asked.Tenant.Value);
        if (asked.Customer is { } customer)
        {
            sql.Add(customer.Value);
        }

        List<ExceptionItem> found = [];
        while (sql.Step())
        {
            found.Add(CaseJson.ReadException(sql.Utf8(0)));
        }

        return found;
    }

    internal static string? Cursor(ReadConnection connection, (TenantId Tenant, string Name) asked)
    {
        Statement sql = connection["SELECT value FROM cursors WHERE tenant = ?1 AND name = ?2"];
        string? found = sql.Add(asked.Tenant.Value).Add(asked.Name).Step() ? sql.Text(0) : null;
        sql.Reset();
        return found;
    }

    internal static JournalCounts Count(ReadConnection connection, TenantId tenant)
    {
        connection.BeginSnapshot();
        long Of(string sql)
        {
            Statement statement = connection[sql];
            long count = statement.Add(tenant.Value).Step() ? statement.Number(0) : 0;
            statement.Reset();
            return count;
        }

        var counts = new JournalCounts(
            Cases: Of("SELECT count(*) FROM cases WHERE tenant = ?1"),
            AuditRecords: Of("SELECT count(*) FROM audit WHERE tenant = ?1"),
            OpenExceptions: Of("SELECT count(*) FROM exceptions WHERE tenant = ?1 AND closed_at IS NULL"),
            PendingInbox: Of("SELECT count(*) FROM inbox WHERE tenant = ?1 AND status IN (0, 2) AND status = 0"),
            ParkedInbox: Of("SELECT count(*) FROM inbox WHERE tenant = ?1 AND status IN (0, 2) AND status = 2"),
            PendingEffects: Of("SELECT (SELECT count(*) FROM effects WHERE tenant = ?1 AND status = 0) + (SELECT count(*) FROM effects WHERE tenant = ?1 AND status = 1)"),
            Duplicates: Of("SELECT value FROM counters WHERE tenant = ?1 AND name = 'duplicates'"));
        connection.EndSnapshot();
        return counts;
    }
}
