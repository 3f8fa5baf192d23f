using Broker.Core.Boundaries.Crm;
using Broker.Crm.HubSpot.Objects;

namespace Broker.Crm.HubSpot.Crm;

/// <summary>Where neutral records live in HubSpot: object types and unique properties. Immutable.</summary>
internal sealed record CrmLayout(string CustomerKey, string TradingAccountKey, string? TradingAccountObjectType)
{
    internal const string Contacts = "contacts";
    internal const string Tickets = "tickets";
    internal const string TicketKey = "broker_ticket_key";
    internal const string TicketVerdict = "broker_verdict";
    internal const string TicketReference = "broker_reference";

    internal static CrmLayout From(HubSpotCrmOptions options) => new(options.CustomerKeyProperty, options.TradingAccountKeyProperty, options.TradingAccountObjectType);

    /// <summary>Takes the unique properties from a schema where it names them.</summary>
    internal CrmLayout With(CrmSchema schema) => this with
    {
        CustomerKey = KeyOf(schema, CrmEntity.Customer) ?? CustomerKey,
        TradingAccountKey = KeyOf(schema, CrmEntity.TradingAccount) ?? TradingAccountKey,
    };

    internal string ObjectTypeOf(CrmEntity entity) => entity switch
    {
        CrmEntity.Customer => Contacts,
        CrmEntity.TradingAccount => TradingAccountObjectType ?? Contacts,
        CrmEntity.Ticket => Tickets,
        _ => throw new ArgumentOutOfRangeException(nameof(entity), entity, "Unknown kind of CRM record."),
    };

    internal string KeyOf(CrmEntity entity) => entity switch
    {
        CrmEntity.Customer => CustomerKey,
        CrmEntity.TradingAccount => TradingAccountKey,
        _ => TicketKey,
    };

    /// <summary>The write that a neutral record becomes; null when a trading account on the contact does not say whose it is.</summary>
    internal CrmWrite? Place(CrmUpsert record)
    {
        if (record.Entity != CrmEntity.TradingAccount || TradingAccountObjectType is not null)
        {
            return new CrmWrite(ObjectTypeOf(record.Entity), KeyOf(record.Entity), new HubSpotUpsert(record.ExternalId, record.Fields));
        }

        if (!record.Fields.TryGetValue(CustomerKey, out string? customer) || string.IsNullOrWhiteSpace(customer))
        {
            return null;
        }

        var fields = new Dictionary<string, string?>(record.Fields, StringComparer.Ordinal) { [TradingAccountKey] = record.ExternalId };
        fields.Remove(CustomerKey);
        return new CrmWrite(Contacts, CustomerKey, new HubSpotUpsert(customer, fields));
    }

    private static string? KeyOf(CrmSchema schema, CrmEntity entity) =>
        schema.Fields.FirstOrDefault(f => f.Entity == entity && f.IsExternalId)?.Name;
}
