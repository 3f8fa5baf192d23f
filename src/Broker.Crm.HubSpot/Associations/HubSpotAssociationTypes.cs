namespace Broker.Crm.HubSpot.Associations;

/// <summary>
/// The ids of association types that are the same in every account (contracts/hubspot.md 3, 5). Each has a direction: a type used the other way round is
/// refused with words about invalid ids. Those of labels differ per account: see <see cref="IHubSpotAssociationLabels"/>.
/// </summary>
public static class HubSpotAssociationTypes
{
    /// <summary>Contact to company, unlabelled.</summary>
    public const long ContactToCompany = 279;

    /// <summary>Company to contact, unlabelled.</summary>
    public const long CompanyToContact = 280;

    /// <summary>Contact to its primary company.</summary>
    public const long ContactToPrimaryCompany = 1;

    /// <summary>Primary company to contact.</summary>
    public const long PrimaryCompanyToContact = 2;

    /// <summary>Deal to contact.</summary>
    public const long DealToContact = 3;

    /// <summary>Contact to deal.</summary>
    public const long ContactToDeal = 4;

    /// <summary>Deal to its primary company.</summary>
    public const long DealToPrimaryCompany = 5;

    /// <summary>Deal to company, unlabelled.</summary>
    public const long DealToCompany = 341;

    /// <summary>Deal to ticket.</summary>
    public const long DealToTicket = 27;

    /// <summary>Contact to ticket.</summary>
    public const long ContactToTicket = 15;

    /// <summary>Contact to invoice.</summary>
    public const long ContactToInvoice = 178;

    /// <summary>Contact to payment.</summary>
    public const long ContactToPayment = 388;

    /// <summary>Contact to subscription.</summary>
    public const long ContactToSubscription = 296;

    /// <summary>Payment to contact.</summary>
    public const long PaymentToContact = 387;

    /// <summary>Payment to company.</summary>
    public const long PaymentToCompany = 389;

    /// <summary>Payment to deal.</summary>
    public const long PaymentToDeal = 391;

    /// <summary>Payment to subscription.</summary>
    public const long PaymentToSubscription = 393;

    /// <summary>Payment to line item.</summary>
    public const long PaymentToLineItem = 395;

    /// <summary>Payment to order.</summary>
    public const long PaymentToOrder = 524;

    /// <summary>Payment to invoice.</summary>
    public const long PaymentToInvoice = 542;

    /// <summary>Payment to ticket.</summary>
    public const long PaymentToTicket = 1354;

    /// <summary>Subscription to contact.</summary>
    public const long SubscriptionToContact = 295;

    /// <summary>Subscription to line item.</summary>
    public const long SubscriptionToLineItem = 301;
}
