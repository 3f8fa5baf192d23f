using Broker.Core.Boundaries.Crm;
using Broker.Crm.HubSpot.Objects;

namespace Broker.Crm.HubSpot.Crm;

/// <summary>A neutral record as it will be written.</summary>
/// <param name="ObjectType">The object type.</param>
/// <param name="KeyProperty">The unique property.</param>
/// <param name="Upsert">The key and the properties.</param>
/// <param name="ContactId">The contact it is to be linked to once it is written; null for none.</param>
internal sealed record CrmWrite(string ObjectType, string KeyProperty, HubSpotUpsert Upsert, string? ContactId = null)
{
    internal static CrmWrite Plain(CrmUpsert record, CrmLayout layout) =>
        new(layout.ObjectTypeOf(record.Entity), layout.KeyOf(record.Entity), new HubSpotUpsert(record.ExternalId, record.Fields));

    /// <summary>A trading account that is shown on its customer's contact.</summary>
    internal static CrmWrite OnContact(CrmUpsert record, string customer, CrmLayout layout) => new(
        CrmLayout.Contacts,
        layout.CustomerKey,
        new HubSpotUpsert(customer, new Dictionary<string, string?>(record.Fields, StringComparer.Ordinal) { [layout.TradingAccountKey] = record.ExternalId }));
}
