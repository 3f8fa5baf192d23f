using Broker.Core.Boundaries.Crm;

namespace Broker.Crm.HubSpot.Crm;

/// <summary>Where neutral records live in HubSpot: object types and unique properties. Immutable.</summary>
internal sealed record CrmLayout(HubSpotAccountLayout Accounts, string CustomerKey, string TradingAccountKey, string? TradingAccountObjectType)
{
    internal const string Contacts = "contacts";
    internal const string Deals = "deals";
    internal const string Tickets = "tickets";
    internal const string TicketKey = "broker_ticket_key";
    internal const string TicketVerdict = "broker_verdict";
    internal const string TicketReference = "broker_reference";

    /// <summary>True when a trading account is a record of its own, to be linked to its customer.</summary>
    internal bool AccountsAreRecords => Accounts != HubSpotAccountLayout.Contact;

    internal static CrmLayout From(HubSpotCrmOptions options) =>
        new(options.EffectiveLayout, options.CustomerKeyProperty, options.TradingAccountKeyProperty, options.TradingAccountObjectType);

    /// <summary>Takes the unique properties from a schema where it names them.</summary>
    internal CrmLayout With(CrmSchema schema) => this with
    {
        CustomerKey = KeyOf(schema, CrmEntity.Customer) ?? CustomerKey,
        TradingAccountKey = KeyOf(schema, CrmEntity.TradingAccount) ?? TradingAccountKey,
    };

    /// <exception cref="InvalidOperationException">The type of the custom object is not known yet.</exception>
    internal string ObjectTypeOf(CrmEntity entity) => entity switch
    {
        CrmEntity.Customer => Contacts,
        CrmEntity.TradingAccount => Accounts switch
        {
            HubSpotAccountLayout.CustomObject => TradingAccountObjectType ?? throw new InvalidOperationException("The type of the custom object is not known yet."),
            HubSpotAccountLayout.Deal => Deals,
            _ => Contacts,
        },
        CrmEntity.Ticket => Tickets,
        _ => throw new ArgumentOutOfRangeException(nameof(entity), entity, "Unknown kind of CRM record."),
    };

    internal string KeyOf(CrmEntity entity) => entity switch
    {
        CrmEntity.Customer => CustomerKey,
        CrmEntity.TradingAccount => TradingAccountKey,
        _ => TicketKey,
    };

    private static string? KeyOf(CrmSchema schema, CrmEntity entity) =>
        schema.Fields.FirstOrDefault(f => f.Entity == entity && f.IsExternalId)?.Name;
}
