namespace Broker.Payments.Ports;

/// <summary>One payment provider as a set of small ports, with an honest list of what it can do. Thread-safe.</summary>
/// <remarks>
/// Every port is there. What <see cref="Capabilities"/> does not name is refused as a value, without sending anything: ask
/// <see cref="NotSupported.IsNotSupported"/> (contracts/payments.md 0).
/// </remarks>
public interface IPaymentProvider
{
    /// <summary>The provider's name, for example <c>stripe</c>.</summary>
    string Provider { get; }

    /// <summary>What it can do.</summary>
    PaymentCapabilities Capabilities { get; }

    /// <summary>Payments.</summary>
    IPaymentsPort Payments { get; }

    /// <summary>Refunds.</summary>
    IRefundsPort Refunds { get; }

    /// <summary>Invoices.</summary>
    IInvoicesPort Invoices { get; }

    /// <summary>Subscriptions.</summary>
    ISubscriptionsPort Subscriptions { get; }

    /// <summary>Withdrawals to clients.</summary>
    IClientWithdrawalsPort ClientWithdrawals { get; }

    /// <summary>Settlement payouts to the broker's own bank.</summary>
    ISettlementPayoutsPort SettlementPayouts { get; }

    /// <summary>Disputes.</summary>
    IDisputesPort Disputes { get; }

    /// <summary>Reports.</summary>
    IReportsPort Reports { get; }

    /// <summary>Deliveries.</summary>
    IWebhookPort Webhooks { get; }
}
