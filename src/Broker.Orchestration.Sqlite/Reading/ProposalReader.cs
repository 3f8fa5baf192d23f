using Broker.Core.Identity;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Ownership;
using Broker.Orchestration.Sqlite.Engine;
using Broker.Orchestration.Sqlite.Schema;

namespace Broker.Orchestration.Sqlite.Reading;

/// <summary>Reads proposals in the order they were stored. A file of an older version, opened for reading only, has none.</summary>
internal static class ProposalReader
{
    internal static Proposal? Read(ReadConnection connection, (TenantId Tenant, CustomerId Customer, string Key) asked)
    {
        if (!HasProposals(connection))
        {
            return null;
        }

        Statement sql = connection["SELECT body FROM proposals WHERE tenant = ?1 AND customer = ?2 AND key = ?3"];
        Proposal? found = sql.Add(asked.Tenant.Value).Add(asked.Customer.Value).Add(asked.Key).Step() ? CaseJson.ReadProposal(sql.Utf8(0)) : null;
        sql.Reset();
        return found;
    }

    internal static IReadOnlyList<Proposal> List(ReadConnection connection, (TenantId Tenant, ProposalFilter Filter, Proposal? After, int Limit) asked)
    {
        if (!HasProposals(connection))
        {
            return [];
        }

        // Only one of a few texts, so that each is prepared once; what a text does not name is not bound.
        string condition = (asked.Filter.Owner is null ? string.Empty : " AND owner = ?5")
            + (asked.Filter.Customer is null ? string.Empty : asked.Filter.Owner is null ? " AND customer = ?5" : " AND customer = ?6")
            + (asked.Filter.OpenOnly ? " AND status = 0" : string.Empty);
        Statement sql = connection["""
            SELECT body FROM proposals WHERE tenant = ?1
            AND place > ifnull((SELECT place FROM proposals WHERE tenant = ?1 AND customer = ?2 AND key = ?3), 0)
            """ + condition + " ORDER BY place LIMIT ?4"];
        sql.Add(asked.Tenant.Value).Add(asked.After?.Customer.Value).Add(asked.After?.Key).Add(asked.Limit);
        if (asked.Filter.Owner is { } owner)
        {
            sql.Add(owner);
        }

        if (asked.Filter.Customer is { } customer)
        {
            sql.Add(customer.Value);
        }

        List<Proposal> found = [];
        while (sql.Step())
        {
            found.Add(CaseJson.ReadProposal(sql.Utf8(0)));
        }

        return found;
    }

    private static bool HasProposals(ReadConnection connection)
    {
        Statement sql = connection["PRAGMA user_version"];
        bool has = sql.Step() && sql.Number(0) >= JournalSchema.ProposalsSince;
        sql.Reset();
        return has;
    }
}
