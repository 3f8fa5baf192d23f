using Broker.Payments.Ports;
using Broker.Payments.Stripe.Webhooks;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe;

/// <summary>Stripe behind the ports. Thread-safe.</summary>
public sealed class StripePaymentProvider : IPaymentProvider
{
    private const string Advice = "Stripe has it, this version of the adapter does not: use Stripe's own interface for it.";
    private const string NoWithdrawals = "Stripe pays out to the broker's own bank only; pay clients out through a provider that can (see PaymentCapability.ClientWithdrawals).";
    private const int LongestKey = 255;

    private static readonly UnsupportedPorts Missing = new(StripeProtocol.Name, Advice);
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
    }

    /// <inheritdoc/>
    public string Provider => StripeProtocol.Name;

    /// <inheritdoc/>
    public PaymentCapabilities Capabilities { get; } = new(
        PaymentCapability.CreatePayments,
        PaymentCapability.ReadPayments,
        PaymentCapability.CreateRefunds,
        PaymentCapability.ReadRefunds,
        PaymentCapability.ReadDisputes,
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
    public IInvoicesPort Invoices => Missing;

    /// <inheritdoc/>
    public ISubscriptionsPort Subscriptions => Missing;

    /// <inheritdoc/>
    public IClientWithdrawalsPort ClientWithdrawals => Impossible;

    /// <inheritdoc/>
    public ISettlementPayoutsPort SettlementPayouts => Missing;

    /// <inheritdoc/>
    public IDisputesPort Disputes { get; }

    /// <inheritdoc/>
    public IReportsPort Reports => Missing;

    /// <inheritdoc/>
    public IWebhookPort Webhooks { get; }
}
