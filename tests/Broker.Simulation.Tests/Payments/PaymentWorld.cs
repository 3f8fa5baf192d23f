using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Broker.AspNetCore;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Configuration;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Secrets;
using Broker.Payments.Adyen;
using Broker.Payments.Praxis;
using Broker.Payments.Stripe;
using Broker.Payments.Timelines;
using Broker.Testing;
using Broker.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Broker.Simulation.Tests.Payments;

/// <summary>Our three adapters against our three simulators over real connections, and a web host that their webhooks are delivered to.</summary>
public abstract class PaymentWorld : IAsyncLifetime
{
    protected const string StripeKey = "sk_test_CANARY4f1e";
    protected const string StripeSigningSecret = "whsec_CANARY9d2b";
    protected const string AdyenKey = "AQE-CANARY-71c0";
    protected const string AdyenHmacKey = "CA7A2BEEF4782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2A";
    protected const string PraxisSecret = "CANARY-praxis-5e5e";
    protected const string Merchant = "AcmeBrokerECOM";

    protected static readonly Money Amount = Eur(11.30m);

    private readonly HttpClient http = new();
    private BrokerSimulators? simulators;
    private WebApplication? app;

    internal LogCollector Logs { get; } = new();

    internal MemoryInbox Inbox { get; } = new();

    protected BrokerSimulators Simulators => simulators!;

    protected IServiceProvider Services => app!.Services;

    protected IStripeClient Stripe => Services.GetRequiredService<IStripeClient>();

    protected IAdyenClient Adyen => Services.GetRequiredService<IAdyenClient>();

    protected IPraxisClient Praxis => Services.GetRequiredService<IPraxisClient>();

    protected IPaymentEventStore Facts => Services.GetRequiredService<IPaymentEventStore>();

    /// <summary>Where deliveries of a source go.</summary>
    protected Uri WebhookAddress(string source) => new(Host, "webhooks/" + source);

    private Uri Host => new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public virtual async Task InitializeAsync()
    {
        simulators = await BrokerSimulators.StartAsync(new BrokerSimulatorsOptions { StripeWebhookSecret = StripeSigningSecret, WebhookRetryDelays = [TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(20)], WebhookAnswerTimeout = TimeSpan.FromMinutes(2) });
        Simulators.Adyen.HmacKey = AdyenHmacKey;
        Simulators.Adyen.ManualCapture = true;
        Simulators.Praxis.MerchantSecret = PraxisSecret;
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(Logs).SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<IWebhookInbox>(Inbox);
        builder.Services.AddStripePayments(options =>
        {
            options.BaseAddress = Simulators.Stripe.BaseAddress;
            (options.ApiKey, options.WebhookSecrets) = (Secret.From(StripeKey), [Secret.From(StripeSigningSecret)]);
            Quick(options);
        });
        builder.Services.AddAdyenPayments(options =>
        {
            ConfigureAdyen(options);
            Quick(options);
        });
        builder.Services.AddPraxisPayments(options =>
        {
            options.BaseAddress = Simulators.Praxis.BaseAddress;
            (options.MerchantId, options.ApplicationKey, options.MerchantSecrets, options.OrderNotFoundStatuses) = ("API-Acme", "portal", [Secret.From(PraxisSecret)], [1]);
            Quick(options);
        });
        app = builder.Build();
        app.MapBrokerWebhooks();
        await app.StartAsync();

        // The port is known only now; the client is made at its first use.
        Services.GetRequiredService<IOptionsMonitor<PraxisOptions>>().CurrentValue.NotificationAddress = WebhookAddress("praxis");
    }

    public virtual async Task DisposeAsync()
    {
        http.Dispose();
        await app!.DisposeAsync();
        await Simulators.DisposeAsync();
        Logs.Dispose();
    }

    protected static Money Eur(decimal amount) => new(amount, Currency.Of("EUR"));

    protected static void Quick(ApiClientOptions options) => (options.Resilience.BaseDelay, options.Resilience.MaxRetries) = (TimeSpan.FromMilliseconds(2), 2);

    protected void ConfigureAdyen(AdyenOptions options)
    {
        Uri root = Simulators.Adyen.BaseAddress;
        options.BaseAddress = new Uri(root, "checkout/v72");
        options.TransfersAddress = new Uri(root, "btl/v4");
        options.DisputesAddress = new Uri(root, "ca/services/DisputeService/v30");
        (options.ApiKey, options.MerchantAccount, options.BalanceAccount, options.HmacKeys) = (Secret.From(AdyenKey), Merchant, "BA1", [Secret.From(AdyenHmacKey)]);
    }

    /// <summary>Lets every Stripe event come to the host, signed.</summary>
    protected Task ListenToStripeAsync() => Stripe.WebhookEndpoints.CreateAsync(WebhookAddress("stripe"), ["*"]);

    /// <summary>Sets the webhooks of both kinds up at Adyen, as its Customer Area does.</summary>
    protected async Task ListenToAdyenAsync()
    {
        JsonObject made = await PostAsync(Simulators.Adyen, $"v3/merchants/{Merchant}/webhooks", new JsonObject
        {
            ["type"] = "standard", ["url"] = WebhookAddress("adyen").AbsoluteUri, ["active"] = true, ["communicationFormat"] = "json",
        });
        await PostAsync(Simulators.Adyen, $"v3/merchants/{Merchant}/webhooks/{made["id"]}/generateHmac", []);
        await PostAsync(Simulators.Adyen, "_sim/platformWebhooks", new JsonObject { ["url"] = WebhookAddress("adyen").AbsoluteUri });
    }

    /// <summary>What only a payer, a bank or the provider itself can do.</summary>
    protected async Task<JsonObject> PostAsync(Simulator simulator, string path, JsonObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(simulator.BaseAddress, path)) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-API-Key", "steering");
        using HttpResponseMessage response = await http.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return (JsonObject)JsonNode.Parse(text)!;
    }

    /// <summary>Delivers a body to the host, as anybody on the way could.</summary>
    protected async Task<(HttpStatusCode Status, string Body, IReadOnlyDictionary<string, string> Headers)> DeliverAsync(string source, string body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, WebhookAddress(source)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using HttpResponseMessage response = await http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.ToDictionary(static h => h.Key, static h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase));
    }

    protected async Task<PaymentStanding> StandingAsync(string provider, PaymentId payment) => (await Facts.GetAsync(provider, payment)).Standing;

    /// <summary>What the events told must be what a fresh reading tells.</summary>
    protected static void AssertSame(PaymentStanding told, FinanceConfirmation read)
    {
        Assert.Equal((read.State, read.Dispute, read.Requested), (told.State, told.Dispute, told.Requested));
        Assert.Equal((read.Received, read.Refunded), (told.Received, told.Refunded));
    }
}
