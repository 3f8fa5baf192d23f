using Broker.Payments.Ports;
using Broker.Payments.Praxis.Webhooks;

namespace Broker.Payments.Praxis;

/// <summary>Praxis behind the ports: payments on the cashier page, withdrawals with their approval, notifications. Thread-safe.</summary>
public sealed class PraxisPaymentProvider : IPaymentProvider
{
    internal const string NoRefunds = "Refund in Praxis' own back office: what Praxis takes for a refund differs by gateway. The refund is told by a notification.";

    private const string NoBilling = "Praxis has no invoices and no subscriptions of the broker's: bill through a provider that has them.";
    private const string NoSettlement = "Praxis stands between the broker and its acquirers: settlement, disputes and reports are theirs.";

    private static readonly UnsupportedPorts Billing = new(PraxisTransaction.ProviderName, NoBilling);
    private static readonly UnsupportedPorts Settlement = new(PraxisTransaction.ProviderName, NoSettlement);
    private static readonly UnsupportedPorts RefundsPort = new(PraxisTransaction.ProviderName, NoRefunds);

    /// <summary>Puts the ports over a client.</summary>
    /// <param name="praxis">The client.</param>
    /// <param name="webhooks">The verifier of its notifications.</param>
    /// <param name="options">The options of the client.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    public PraxisPaymentProvider(IPraxisClient praxis, PraxisWebhook webhooks, PraxisOptions options, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(praxis);
        ArgumentNullException.ThrowIfNull(options);
        Webhooks = webhooks ?? throw new ArgumentNullException(nameof(webhooks));
        var ports = new PraxisPorts(praxis, options.Environment == PraxisEnvironment.Live, timeProvider ?? TimeProvider.System);
        Payments = ports;
        ClientWithdrawals = ports;
    }

    /// <inheritdoc/>
    public string Provider => PraxisTransaction.ProviderName;

    /// <inheritdoc/>
    public PaymentCapabilities Capabilities { get; } = new(
        PaymentCapability.CreatePayments, PaymentCapability.ReadPayments, PaymentCapability.HostedPages, PaymentCapability.ClientWithdrawals,
        PaymentCapability.ApproveWithdrawals, PaymentCapability.Webhooks);

    /// <inheritdoc/>
    public IPaymentsPort Payments { get; }

    /// <inheritdoc/>
    public IRefundsPort Refunds => RefundsPort;

    /// <inheritdoc/>
    public IInvoicesPort Invoices => Billing;

    /// <inheritdoc/>
    public ISubscriptionsPort Subscriptions => Billing;

    /// <inheritdoc/>
    public IClientWithdrawalsPort ClientWithdrawals { get; }

    /// <inheritdoc/>
    public ISettlementPayoutsPort SettlementPayouts => Settlement;

    /// <inheritdoc/>
    public IDisputesPort Disputes => Settlement;

    /// <inheritdoc/>
    public IReportsPort Reports => Settlement;

    /// <inheritdoc/>
    public IWebhookPort Webhooks { get; }
}
