namespace Broker.Core.Boundaries.Accounts;

/// <summary>Who has to act on a delay.</summary>
public enum DelayActor
{
    /// <summary>Nobody: there is nothing to do.</summary>
    Nobody = 0,

    /// <summary>The client.</summary>
    Client = 1,

    /// <summary>Compliance.</summary>
    Compliance = 2,

    /// <summary>Finance.</summary>
    Finance = 3,

    /// <summary>The approver named in the review.</summary>
    Approver = 4,

    /// <summary>Our operations team, or our automation.</summary>
    Operations = 5,

    /// <summary>The broker's dealing desk.</summary>
    DealingDesk = 6,

    /// <summary>Those who run the trade server.</summary>
    TradeServerTeam = 7,

    /// <summary>The vendor of the trading API.</summary>
    ApiVendor = 8,

    /// <summary>The administrator of the CRM.</summary>
    CrmAdministrator = 9,

    /// <summary>Our engineers.</summary>
    Engineering = 10,

    /// <summary>Whoever keeps our credentials.</summary>
    Security = 11,
}
