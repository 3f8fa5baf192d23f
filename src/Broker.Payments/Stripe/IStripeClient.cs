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

    /// <summary>Events, for the sweep.</summary>
    IEventsArea Events { get; }

    /// <summary>The places events are delivered to.</summary>
    IWebhookEndpointsArea WebhookEndpoints { get; }
}
