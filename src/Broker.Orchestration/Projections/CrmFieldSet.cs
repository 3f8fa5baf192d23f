using Broker.Core.Boundaries.Crm;
using Broker.Core.Identity;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Ownership;

namespace Broker.Orchestration.Projections;

/// <summary>All fields of the CRM that this host writes, as the ownership map has them. Immutable.</summary>
internal sealed class CrmFieldSet
{
    /// <summary>The unique field customers are upserted by.</summary>
    internal const string CustomerKey = "broker_client_id";

    /// <summary>The unique field trading accounts are upserted by.</summary>
    internal const string AccountKey = "broker_account_ref";

    private const string CustomerAsOf = "broker_as_of";
    private const string AccountAsOf = "broker_account_as_of";
    private readonly Dictionary<(CrmEntity, string), ProjectedField> byField;

    internal CrmFieldSet(OwnershipMap map)
    {
        // Keys are written with their records, and a ticket's fields when it is opened: neither is copied afterwards.
        ProjectedField[] facts =
        [
            .. map.ProjectedTo(Crm.SystemName)
                .Where(static p => !p.Projection.IsKey && p.Projection.Entity is CrmEntity.Customer or CrmEntity.TradingAccount)
                .Select(static p => ProjectedField.Of(p.Fact, p.Projection)),
        ];
        bool accounts = Array.Exists(facts, static f => f.Entity == CrmEntity.TradingAccount);
        Fields = facts.Length == 0
            ? []
            :
            [
                ProjectedField.AsOf(CrmEntity.Customer, CustomerAsOf, "Broker values as of"),
                .. accounts ? [ProjectedField.AsOf(CrmEntity.TradingAccount, AccountAsOf, "Trading account values as of")] : Array.Empty<ProjectedField>(),
                .. facts,
            ];
        Entities = accounts ? [CrmEntity.Customer, CrmEntity.TradingAccount] : [CrmEntity.Customer];
        byField = Fields.ToDictionary(static f => (f.Entity, f.Field));
        Schema = new CrmSchema(
        [
            new CrmField(CrmEntity.Customer, CustomerKey, "Broker client id", CrmFieldKind.Text, IsExternalId: true),
            .. accounts ? [new CrmField(CrmEntity.TradingAccount, AccountKey, "Trading account reference", CrmFieldKind.Text, IsExternalId: true)] : Array.Empty<CrmField>(),
            .. Fields.Select(static f => new CrmField(f.Entity, f.Field, f.Label, f.Kind)),
        ]);
    }

    internal IReadOnlyList<ProjectedField> Fields { get; }

    /// <summary>The kinds of records that are written.</summary>
    internal IReadOnlyList<CrmEntity> Entities { get; }

    internal CrmSchema Schema { get; }

    internal IReadOnlyList<string> NamesOf(CrmEntity entity) => [.. Fields.Where(f => f.Entity == entity).Select(static f => f.Field)];

    /// <summary>True for the names that the projection itself writes.</summary>
    internal static bool IsReserved(CrmEntity entity, string field) =>
        IsKey(entity, field) || field == (entity == CrmEntity.TradingAccount ? AccountAsOf : CustomerAsOf);

    /// <summary>True for the unique fields that records are upserted by.</summary>
    internal static bool IsKey(CrmEntity entity, string field) => entity switch
    {
        CrmEntity.Customer => field == CustomerKey,
        CrmEntity.TradingAccount => field == AccountKey,
        _ => false,
    };

    internal bool Has(CrmEntity entity, string field) => byField.ContainsKey((entity, field));

    /// <summary>The owners' present values, by field key. A field whose fact has no value yet is left out; an empty one is null.</summary>
    internal Dictionary<string, string?> Values(IReadOnlyList<FactRecord> facts)
    {
        Dictionary<string, FactRecord> current = facts.ToDictionary(static f => f.Fact, StringComparer.Ordinal);
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (CrmEntity entity in Entities)
        {
            DateTimeOffset? asOf = null;
            foreach (ProjectedField field in Fields.Where(f => f.Entity == entity))
            {
                if (current.TryGetValue(field.Fact, out FactRecord? record))
                {
                    values[field.Key] = record.Value;
                    asOf = asOf is null || record.RecordedAt > asOf ? record.RecordedAt : asOf;
                }
            }

            if (asOf is { } at)
            {
                values[$"{entity}.{(entity == CrmEntity.TradingAccount ? AccountAsOf : CustomerAsOf)}"] = FactCodecs.Time.Write(at);
            }
        }

        return values;
    }

    /// <summary>The records that carry these fields of a customer.</summary>
    internal static CrmUpsert[] Records(CustomerId customer, IEnumerable<(ProjectedField Field, string? Value)> fields) =>
    [
        .. fields.GroupBy(static f => f.Field.Entity).OrderBy(static g => g.Key).Select(g =>
            new CrmUpsert(g.Key, ProjectionKeys.ExternalId(g.Key, customer), g.ToDictionary(static f => f.Field.Field, static f => f.Value, StringComparer.Ordinal))
            {
                CustomerExternalId = g.Key == CrmEntity.TradingAccount ? customer.Value : null,
            }),
    ];
}
