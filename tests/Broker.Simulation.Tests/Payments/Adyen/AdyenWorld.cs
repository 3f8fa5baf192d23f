using System.Text.Json.Nodes;
using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Payments.Adyen;

namespace Broker.Simulation.Tests.Payments.Adyen;

/// <summary>Payments at the Adyen simulator, known by their events alone.</summary>
public abstract class AdyenWorld : PaymentWorld
{
    protected AdyenFinanceBoundary Boundary => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<AdyenFinanceBoundary>(Services);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await ListenToAdyenAsync();
    }

    protected static OperationKey Key(string step) => new("deposit-77-" + step);

    protected static AdyenPaymentRequest Card(string? holder = null, string reference = "DEP-77") => new()
    {
        Amount = Amount, Reference = reference, ReturnAddress = new Uri("https://portal.example/back"),
        PaymentMethod = System.Text.Encoding.UTF8.GetBytes(new JsonObject { ["type"] = "scheme", ["number"] = "4111111111111111", ["holderName"] = holder ?? "J. Smith" }.ToJsonString()),
    };

    protected async Task<PaymentId> PayAsync(string reference = "DEP-77") => (await Adyen.Payments.CreateAsync(Card(reference: reference), Key("pay-" + reference))).Payment!.Value;

    protected async Task<PaymentId> PaidAsync(string reference = "DEP-77")
    {
        PaymentId payment = await PayAsync(reference);
        await Adyen.Modifications.CaptureAsync(payment, Amount, null, Key("capture-" + reference));
        Assert.Equal(PaymentState.Succeeded, (await ConfirmAsync(payment)).State);
        return payment;
    }

    /// <summary>What the boundary says once every event was delivered.</summary>
    protected async Task<FinanceConfirmation> ConfirmAsync(PaymentId payment)
    {
        await Simulators.Adyen.DrainWebhooksAsync();
        BoundaryResult<FinanceConfirmation> read = await Boundary.ReadPaymentAsync(payment, null);
        return read.Value;
    }

    protected Task<JsonObject> SteerAsync(string path, JsonObject? body = null) => PostAsync(Simulators.Adyen, "_sim/" + path, body ?? []);
}
