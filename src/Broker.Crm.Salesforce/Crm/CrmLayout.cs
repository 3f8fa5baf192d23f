using Broker.Core.Boundaries.Crm;

namespace Broker.Crm.Salesforce.Crm;

/// <summary>Where neutral records live in the org, and by which fields they are written. Immutable.</summary>
/// <param name="Names">The names.</param>
/// <param name="CustomerKey">The API name of the customers' unique field.</param>
/// <param name="TradingAccountKey">The API name of the trading accounts' unique field.</param>
internal sealed record CrmLayout(CrmNames Names, string CustomerKey, string TradingAccountKey)
{
    internal static CrmLayout From(CrmNames names, SalesforceCrmOptions options) =>
        new(names, names.FieldOf(CrmEntity.Customer, options.CustomerKey), names.FieldOf(CrmEntity.TradingAccount, options.TradingAccountKey));

    /// <summary>Takes the unique fields from a schema where it names them.</summary>
    internal CrmLayout With(CrmSchema schema) => this with
    {
        CustomerKey = KeyOf(schema, CrmEntity.Customer) ?? CustomerKey,
        TradingAccountKey = KeyOf(schema, CrmEntity.TradingAccount) ?? TradingAccountKey,
    };

    internal string KeyOf(CrmEntity entity) => entity switch
    {
        CrmEntity.Customer => CustomerKey,
        CrmEntity.TradingAccount => TradingAccountKey,
        _ => Names.TicketKey,
    };

    private string? KeyOf(CrmSchema schema, CrmEntity entity) =>
        schema.Fields.FirstOrDefault(f => f.Entity == entity && f.IsExternalId) is { } key ? Names.FieldOf(entity, key.Name) : null;
}
