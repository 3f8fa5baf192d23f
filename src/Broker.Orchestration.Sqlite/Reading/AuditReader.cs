using System.Runtime.CompilerServices;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Sqlite.Engine;

namespace Broker.Orchestration.Sqlite.Reading;

/// <summary>Reads the audit chain in the order it was stored, page by page, so that a slow consumer holds no snapshot open.</summary>
internal static class AuditReader
{
    private const int PageSize = 256;

    // Places are shared by all tenants, so a record's place is never lower than its sequence.
    internal static IAsyncEnumerable<AuditRecord> ChainAsync(ReadPool pool, TenantId tenant, long fromSequence, CancellationToken cancellationToken = default) =>
        PagesAsync(pool, new Asked(tenant, null, Math.Max(0, fromSequence - 1), fromSequence), cancellationToken);

    internal static IAsyncEnumerable<AuditRecord> OfAsync(ReadPool pool, TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default) =>
        PagesAsync(pool, new Asked(tenant, customer, 0, 0), cancellationToken);

    private static async IAsyncEnumerable<AuditRecord> PagesAsync(ReadPool pool, Asked asked, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            Page page = await pool.ReadAsync(ReadPage, asked, cancellationToken).ConfigureAwait(false);
            foreach (AuditRecord record in page.Records)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return record;
            }

            if (page.Records.Count < PageSize)
            {
                yield break;
            }

            asked = asked with { AfterPlace = page.LastPlace };
        }
    }

    private static Page ReadPage(ReadConnection connection, Asked asked)
    {
        const string Columns = "SELECT place, sequence, canonical, previous_hash, hash FROM audit WHERE tenant = ?1 AND place > ?2";
        Statement sql = asked.Customer is { } customer
            ? connection[Columns + " AND customer = ?3 ORDER BY place LIMIT ?4"].Add(asked.Tenant.Value).Add(asked.AfterPlace).Add(customer.Value)
            : connection[Columns + " AND sequence >= ?3 ORDER BY place LIMIT ?4"].Add(asked.Tenant.Value).Add(asked.AfterPlace).Add(asked.FromSequence);
        sql.Add(PageSize);
        List<AuditRecord> records = [];
        long lastPlace = asked.AfterPlace;
        while (sql.Step())
        {
            lastPlace = sql.Number(0);
            records.Add(new AuditRecord(sql.Number(1), sql.Text(2), sql.Text(3), sql.Text(4)));
        }

        return new Page(records, lastPlace);
    }

    private sealed record Asked(TenantId Tenant, CustomerId? Customer, long AfterPlace, long FromSequence);

    private sealed record Page(List<AuditRecord> Records, long LastPlace);
}
