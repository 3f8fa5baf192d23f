namespace Broker.Core.Boundaries.Crm;

/// <summary>The kinds of CRM records the family writes to.</summary>
public enum CrmEntity
{
    /// <summary>The person: Contact.</summary>
    Customer = 0,

    /// <summary>One trading account of a customer: a custom object where the CRM has them.</summary>
    TradingAccount = 1,

    /// <summary>A support ticket or case.</summary>
    Ticket = 2,
}
