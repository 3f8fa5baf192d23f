using Broker.Payments.Ports;
using Broker.Payments.Stripe.Webhooks;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe;

/// <summary>Stripe behind the ports. Thread-safe.</summary>
public sealed class StripePaymentProvider : IPaymentProvider
{
    private const string NoWithdrawals = "Stripe pays out to the broker's own bank only; pay clients out through a provider that can (see PaymentCapability.ClientWithdrawals).";
    private const int LongestKey = 255;

    private static readonly UnsupportedPorts Impossible = new(StripeProtocol.Name, NoWithdrawals);

    /// <summary>Puts the ports over a client.</summary>
    /// <param name="stripe">The client.</param>
    /// <param name="webhooks">The verifier of its deliveries.</param>
    public StripePaymentProvider(IStripeClient stripe, StripeWebhookVerifier webhooks)
    {
        ArgumentNullException.ThrowIfNull(stripe);
        Webhooks = webhooks ?? throw new ArgumentNullException(nameof(webhooks));
        var ports = new StripePorts(stripe);
        Payments = ports;
        Refunds = ports;
        Disputes = ports;
        var billing = new StripeBillingPorts(stripe);
        Invoices = billing;
        Subscriptions = billing;
        var settlement = new StripeSettlementPorts(stripe);
        SettlementPayouts = settlement;
        Reports = settlement;
    }

    /// <inheritdoc/>
    public string Provider => StripeProtocol.Name;

    /// <inheritdoc/>
    /// <remarks>All but withdrawals to clients.</remarks>
    public PaymentCapabilities Capabilities { get; } = new(
        PaymentCapability.CreatePayments,
        PaymentCapability.ReadPayments,
        PaymentCapability.CapturePayments,
        PaymentCapability.CapturePartially,
        PaymentCapability.CancelPayments,
        PaymentCapability.HostedPages,
        PaymentCapability.CreateRefunds,
        PaymentCapability.ReadRefunds,
        PaymentCapability.Invoices,
        PaymentCapability.Subscriptions,
        PaymentCapability.SavedPaymentMethods,
        PaymentCapability.SettlementPayouts,
        PaymentCapability.SettlementLines,
        PaymentCapability.ReadDisputes,
        PaymentCapability.DefendDisputes,
        PaymentCapability.Reports,
        PaymentCapability.Webhooks,
        PaymentCapability.IdempotencyKeys)
    {
        MaxIdempotencyKeyLength = LongestKey,
        IdempotencyKeyLifetime = TimeSpan.FromHours(24),
    };

    /// <inheritdoc/>
    public IPaymentsPort Payments { get; }

    /// <inheritdoc/>
    public IRefundsPort Refunds { get; }

    /// <inheritdoc/>
    public IInvoicesPort Invoices { get; }

    /// <inheritdoc/>
    public ISubscriptionsPort Subscriptions { get; }

    /// <inheritdoc/>
    public IClientWithdrawalsPort ClientWithdrawals => Impossible;

    /// <inheritdoc/>
    public ISettlementPayoutsPort SettlementPayouts { get; }

    /// <inheritdoc/>
    public IDisputesPort Disputes { get; }

    /// <inheritdoc/>
    public IReportsPort Reports { get; }

    /// <inheritdoc/>
    public IWebhookPort Webhooks { get; }
}
