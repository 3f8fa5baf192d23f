using System.Text.Json.Nodes;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Payments;
using Broker.Payments.Stripe;

namespace Broker.Simulation.Tests.Payments.Stripe;

/// <summary>Payments at the Stripe simulator, read back through the finance boundary.</summary>
public abstract class StripeWorld : PaymentWorld
{
    protected StripeFinanceBoundary Boundary => new(Stripe);

    protected static OperationKey Key(string step) => new("deposit-77-" + step);

    protected static PaymentRequest Request(string method = "pm_card_visa", bool confirm = true, bool captureLater = false) => new()
    {
        Amount = Amount, Reference = "DEP-77", PaymentMethod = method, Confirm = confirm, CaptureLater = captureLater, ReturnAddress = confirm ? new Uri("https://portal.example/back") : null,
    };

    protected async Task<FinanceConfirmation> ReadAsync(PaymentId payment) => (await Boundary.ReadPaymentAsync(payment, null)).Value;

    /// <summary>Waits for the deliveries; then what the events told must be what a fresh reading tells.</summary>
    protected async Task<FinanceConfirmation> SettledAsync(PaymentId payment)
    {
        await Simulators.Stripe.DrainWebhooksAsync();
        FinanceConfirmation read = await ReadAsync(payment);
        AssertSame(await StandingAsync("stripe", payment), read);
        return read;
    }

    protected Task<JsonObject> SteerAsync(string path, JsonObject? body = null) => PostAsync(Simulators.Stripe, "_sim/" + path, body ?? []);
}
