using System.Text.Json.Nodes;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Payments;
using Broker.Payments.Adyen;
using Broker.Payments.Adyen.Webhooks;
using Broker.Payments.Praxis;
using Broker.Payments.Stripe;
using Broker.Testing;
using Broker.Testing.Faults;
using Broker.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Simulation.Tests.Payments;

/// <summary>Keys, secrets, HMAC keys and card numbers reach no log, trace, metric, exception or text of a value, whatever happens.</summary>
public sealed class CanaryTests : PaymentWorld
{
    private const string CardNumber = "4111111111111111";

    private static readonly Fault[] Faults =
    [
        Fault.WithStatus(500) with { Message = "CANARY " + CardNumber, Code = "CANARY" }, Fault.WithStatus(503) with { Message = "CANARY" }, Fault.FailureBody("CANARY " + CardNumber) with { Message = "CANARY " + CardNumber },
        Fault.WithStatus(401) with { Message = "CANARY " + AdyenKey }, Fault.RateLimit() with { Message = "CANARY" }, Fault.Reset(FaultPhase.Before), Fault.Reset(FaultPhase.After),
        Fault.Spoilt(FaultKind.TruncatedBody), Fault.Spoilt(FaultKind.MalformedJson), Fault.Spoilt(FaultKind.WrongContentType),
    ];

    private readonly List<string> told = [];
    private readonly List<string> canaries = ["CANARY", AdyenHmacKey, CardNumber, StripeKey, StripeSigningSecret, PraxisSecret];

    [Fact]
    public async Task Nothing_that_is_secret_is_told_anywhere()
    {
        using var telemetry = new TelemetryCollector();
        await ListenToStripeAsync();
        await ListenToAdyenAsync();

        await StripeAsync();
        await AdyenAsync();
        await PraxisAsync();
        await DeliveriesAsync();

        Assert.True(Logs.Text.Length > 5000 && telemetry.Text.Length > 5000 && told.Count > 60, $"The collectors saw too little: {Logs.Text.Length}, {telemetry.Text.Length}, {told.Count}.");
        Assert.Equal(9, canaries.Count);
        foreach (string canary in canaries)
        {
            Assert.DoesNotContain(canary, Logs.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(canary, telemetry.Text, StringComparison.OrdinalIgnoreCase);
            Assert.All(told, text => Assert.DoesNotContain(canary, text, StringComparison.OrdinalIgnoreCase));
        }
    }

    private async Task StripeAsync()
    {
        var request = new PaymentRequest { Amount = Amount, Reference = "DEP-77", PaymentMethod = "pm_card_threeDSecure2Required", Confirm = true, ReturnAddress = new Uri("https://portal.example/back"), Metadata = new Dictionary<string, string> { ["note"] = "CANARY" } };
        Payment made = await Stripe.Payments.CreateAsync(request, new OperationKey("k-1"));
        canaries.Add(made.ClientSecret!.Reveal());
        StripeWebhookEndpoint endpoint = await Stripe.WebhookEndpoints.CreateAsync(WebhookAddress("stripe"), ["payout.paid"]);
        Assert.Equal(StripeSigningSecret, endpoint.Secret!.Reveal());
        StripeCustomer customer = await Stripe.Customers.CreateAsync(new StripeCustomerRequest { Name = "CANARY Smith", Email = "canary@broker.example" }, new OperationKey("k-2"));
        Tell(request, made, endpoint, customer, new StripeCustomerRequest { Name = "CANARY", Email = "canary@broker.example" });
        await FaultsAsync(Simulators.Stripe, i => Stripe.Payments.CreateAsync(request, new OperationKey($"f-{i}")));
        Tell(await Record.ExceptionAsync(() => Stripe.Payments.CreateAsync(request with { PaymentMethod = "pm_card_visa_chargeDeclined" }, new OperationKey("k-3"))));
        await Simulators.Stripe.DrainWebhooksAsync();
        Tell((await new StripeFinanceBoundary(Stripe).ReadPaymentAsync(made.Id, null)).Value, await Facts.GetAsync("stripe", made.Id), await StandingAsync("stripe", made.Id));
    }

    private async Task AdyenAsync()
    {
        byte[] method = System.Text.Encoding.UTF8.GetBytes(new JsonObject { ["type"] = "scheme", ["number"] = CardNumber, ["cvc"] = "737", ["holderName"] = "CANARY Smith" }.ToJsonString());
        var request = new AdyenPaymentRequest { Amount = Amount, Reference = "DEP-77", PaymentMethod = method, ReturnAddress = new Uri("https://portal.example/back") };
        AdyenPaymentResult made = await Adyen.Payments.CreateAsync(request, new OperationKey("k-1"));
        AdyenSession session = await Adyen.Sessions.CreateAsync(new AdyenSessionRequest { Amount = Amount, Reference = "DEP-78", ReturnAddress = new Uri("https://portal.example/back") }, new OperationKey("k-2"));
        canaries.Add(session.SessionData!.Reveal());
        PaymentModification capture = await Adyen.Modifications.CaptureAsync(made.Payment!.Value, Amount, null, new OperationKey("k-3"));
        Tell(request, made, session, capture);
        await FaultsAsync(Simulators.Adyen, i => Adyen.Payments.CreateAsync(request, new OperationKey($"f-{i}")));
        await FaultsAsync(Simulators.Adyen, i => Adyen.Payments.CreateAsync(request, null));
        await PostAsync(Simulators.Adyen, "_sim/payments/" + made.Payment, new JsonObject { ["eventCode"] = "CHARGEBACK", ["reason"] = "CANARY " + CardNumber });
        await Simulators.Adyen.DrainWebhooksAsync();
        Tell((await Services.GetRequiredService<AdyenFinanceBoundary>().ReadPaymentAsync(made.Payment!.Value, null)).Value);
        AdyenWebhook webhook = Services.GetRequiredService<AdyenWebhook>();
        foreach (WebhookEnvelope envelope in Inbox.Events)
        {
            Tell(envelope);
            if (webhook.TryReadNotification(envelope, out AdyenNotification? notification))
            {
                Tell(notification, notification.Unverified, notification.Unverified.Reason);
                Tell([.. webhook.ReadFacts(envelope)]);
            }
        }
    }

    private async Task PraxisAsync()
    {
        var request = new PraxisSessionRequest { Amount = Amount, Order = "DEP-77", Payer = new PayerId("client-1042") };
        PraxisSession session = await Praxis.Sessions.OpenAsync(request);
        canaries.Add(session.Page!.Reveal());
        Simulators.Praxis.Move("DEP-77", "approved");
        await Simulators.Praxis.DrainWebhooksAsync();
        Tell(request, session, await Praxis.Orders.FindAsync("DEP-77"), (await Services.GetRequiredService<PraxisFinanceBoundary>().ReadPaymentAsync(new PaymentId("DEP-77"), null)).Value);
        await FaultsAsync(Simulators.Praxis, i => Praxis.Sessions.OpenAsync(request with { Order = $"DEP-F{i}" }));
        await FaultsAsync(Simulators.Praxis, i => Praxis.Withdrawals.CreateAsync(new WithdrawalRequest { Amount = Amount, Destination = "wallet-CANARY", Reference = $"WD-F{i}", Payer = new PayerId("client-1042") }), "wallet-token");
    }

    // What anybody may send: the secret as the signature, card data in what is refused, and bodies of any other form.
    private async Task DeliveriesAsync()
    {
        string body = new JsonObject { ["CANARY"] = CardNumber }.ToJsonString();
        foreach ((string source, string header) in new[] { ("stripe", "Stripe-Signature"), ("adyen", "HmacSignature"), ("praxis", "Gt-Authentication") })
        {
            foreach (string signature in new[] { "CANARY", StripeSigningSecret, AdyenHmacKey, PraxisSecret })
            {
                var refused = await DeliverAsync(source, body, (header, signature));
                Assert.Contains((int)refused.Status, new[] { 400, 401 });
                Tell(refused.Body, string.Join(';', refused.Headers.Select(static h => h.Key + h.Value)));
            }
        }
    }

    private async Task FaultsAsync(Simulator simulator, Func<int, Task> call, string operation = "*")
    {
        for (int i = 0; i < Faults.Length; i++)
        {
            simulator.Next(operation, Faults[i] with { Count = 8 });
            Exception? thrown = await Record.ExceptionAsync(() => call(i));
            simulator.ClearFaults();
            Tell(thrown);
            if (thrown is BrokerApiException failed)
            {
                Tell(failed.Error, failed.Error.Text, Core.Boundaries.BoundaryFailure.From(failed.Error), failed.Message);
            }
        }
    }

    private void Tell(params object?[] values) => told.AddRange(values.Select(static value => $"{value}"));
}
