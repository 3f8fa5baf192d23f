using Broker.Payments.Stripe.Areas;

namespace Broker.Payments.Stripe;

/// <summary>Stripe, by areas. Thread-safe; make one and keep it.</summary>
public interface IStripeClient
{
    /// <summary>Payments.</summary>
    IPaymentsArea Payments { get; }

    /// <summary>Refunds.</summary>
    IRefundsArea Refunds { get; }

    /// <summary>Disputes.</summary>
    IDisputesArea Disputes { get; }

    /// <summary>Paying customers.</summary>
    ICustomersArea Customers { get; }

    /// <summary>Pages on which payers pay.</summary>
    ICheckoutArea Checkout { get; }

    /// <summary>Single attempts to take money.</summary>
    IChargesArea Charges { get; }

    /// <summary>Instruments being saved.</summary>
    ISetupIntentsArea SetupIntents { get; }

    /// <summary>Invoices.</summary>
    IInvoicesArea Invoices { get; }

    /// <summary>Reductions of final invoices.</summary>
    ICreditNotesArea CreditNotes { get; }

    /// <summary>Subscriptions.</summary>
    ISubscriptionsArea Subscriptions { get; }

    /// <summary>Things that are sold.</summary>
    IProductsArea Products { get; }

    /// <summary>What they cost.</summary>
    IPricesArea Prices { get; }

    /// <summary>What the account holds and what moved it.</summary>
    IBalanceArea Balance { get; }

    /// <summary>Payouts to the account's own bank.</summary>
    IPayoutsArea Payouts { get; }

    /// <summary>Reports.</summary>
    IReportsArea Reports { get; }

    /// <summary>Events, for the sweep.</summary>
    IEventsArea Events { get; }

    /// <summary>The places events are delivered to.</summary>
    IWebhookEndpointsArea WebhookEndpoints { get; }
}
