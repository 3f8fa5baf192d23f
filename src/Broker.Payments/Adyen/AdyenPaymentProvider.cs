using Broker.Payments.Adyen.Webhooks;
using Broker.Payments.Adyen.Wire;
using Broker.Payments.Ports;

namespace Broker.Payments.Adyen;

/// <summary>Adyen behind the ports. It has no invoices and no subscriptions, and cannot read payments back. Thread-safe.</summary>
public sealed class AdyenPaymentProvider : IPaymentProvider
{
    private const string NoBilling = "Adyen has no invoices and no subscriptions: keep a schedule of your own, or bill through a provider that has them.";
    private const string NoBatches = "Adyen tells settlements by report only: read the settlement details report (AdyenSettlementReport).";
    private const string NoWithdrawals = "Set AdyenOptions.BalanceAccount: withdrawals are paid from a balance account.";
    private const int LongestKey = 64;
    private const int KeyDays = 7;

    private static readonly UnsupportedPorts Billing = new(AdyenProtocol.Name, NoBilling);
    private static readonly UnsupportedPorts Batches = new(AdyenProtocol.Name, NoBatches);
    private static readonly UnsupportedPorts Withdrawals = new(AdyenProtocol.Name, NoWithdrawals);

    /// <summary>Puts the ports over a client.</summary>
    /// <param name="adyen">The client.</param>
    /// <param name="webhooks">The verifier of its deliveries.</param>
    /// <param name="options">The options of the client, for what the account can do.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    public AdyenPaymentProvider(IAdyenClient adyen, AdyenWebhook webhooks, AdyenOptions options, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(adyen);
        ArgumentNullException.ThrowIfNull(options);
        Webhooks = webhooks ?? throw new ArgumentNullException(nameof(webhooks));
        var ports = new AdyenPorts(adyen, options.Environment == AdyenEnvironment.Live, timeProvider ?? TimeProvider.System);
        bool canPayOut = !string.IsNullOrEmpty(options.BalanceAccount);
        Payments = ports;
        Refunds = ports;
        ClientWithdrawals = canPayOut ? ports : Withdrawals;
        Disputes = ports;
        Reports = ports;
        PaymentCapability[] always =
        [
            PaymentCapability.CreatePayments, PaymentCapability.CapturePayments, PaymentCapability.CapturePartially, PaymentCapability.CancelPayments,
            PaymentCapability.HostedPages, PaymentCapability.CreateRefunds, PaymentCapability.SavedPaymentMethods, PaymentCapability.DefendDisputes,
            PaymentCapability.Reports, PaymentCapability.Webhooks, PaymentCapability.IdempotencyKeys,
        ];
        PaymentCapability[] withdrawals = [PaymentCapability.ClientWithdrawals, PaymentCapability.ApproveWithdrawals];
        Capabilities = new PaymentCapabilities(canPayOut ? always.Concat(withdrawals) : always)
        {
            MaxIdempotencyKeyLength = LongestKey,
            IdempotencyKeyLifetime = TimeSpan.FromDays(KeyDays),
        };
    }

    /// <inheritdoc/>
    public string Provider => AdyenProtocol.Name;

    /// <inheritdoc/>
    public PaymentCapabilities Capabilities { get; }

    /// <inheritdoc/>
    public IPaymentsPort Payments { get; }

    /// <inheritdoc/>
    public IRefundsPort Refunds { get; }

    /// <inheritdoc/>
    public IInvoicesPort Invoices => Billing;

    /// <inheritdoc/>
    public ISubscriptionsPort Subscriptions => Billing;

    /// <inheritdoc/>
    public IClientWithdrawalsPort ClientWithdrawals { get; }

    /// <inheritdoc/>
    public ISettlementPayoutsPort SettlementPayouts => Batches;

    /// <inheritdoc/>
    public IDisputesPort Disputes { get; }

    /// <inheritdoc/>
    public IReportsPort Reports { get; }

    /// <inheritdoc/>
    public IWebhookPort Webhooks { get; }
}
