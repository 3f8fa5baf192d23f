using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Broker.Core.Secrets;
using Broker.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Broker.AspNetCore.Tests;

/// <summary>A web host on a loopback port with three providers, and signed deliveries of each.</summary>
internal sealed class WebhookHost : IAsyncDisposable
{
    public const string StripeSecret = "whsec_CANARY";
    public const string AdyenKey = "44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056";
    public const string PraxisSecret = "CANARY-praxis";
    public const string PraxisBody = """{"merchant_id":"M","application_key":"A","timestamp":1793610000,"session":{"order_id":"DEP-1"},"transaction":{"transaction_type":"sale","transaction_status":"approved","tid":77,"amount":1130,"currency":"EUR"},"x":"CANARY"}""";

    private readonly WebApplication app;

    private WebhookHost(WebApplication app, Uri address, LogCollector log, MemoryInbox inbox, FakeTimeProvider time)
    {
        this.app = app;
        Address = address;
        Log = log;
        Inbox = inbox;
        Time = time;
        Http = new HttpClient { BaseAddress = address };
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public LogCollector Log { get; }

    public MemoryInbox Inbox { get; }

    public FakeTimeProvider Time { get; }

    public IServiceProvider Services => app.Services;

    public static string StripeBody(string id = "evt_1") =>
        $$$"""{"id":"{{{id}}}","object":"event","api_version":"2026-07-29.dahlia","type":"payment_intent.succeeded","livemode":false,"created":1793610000,"data":{"object":{"id":"pi_1","object":"payment_intent","x":"CANARY"} } }""";

    public static async Task<WebhookHost> StartAsync(Action<BrokerWebhookOptions>? configure = null, Action<IServiceCollection>? services = null, bool withInbox = true)
    {
        var log = new LogCollector();
        var inbox = new MemoryInbox();
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_793_610_000));
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MinRequestBodyDataRate = null; // by the real clock: a slow machine would be told 408
        });
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddStripePayments(static o => (o.ApiKey, o.WebhookSecrets) = (Secret.From("sk_test_CANARY"), [Secret.From(StripeSecret)]));
        builder.Services.AddAdyenPayments(static o => (o.ApiKey, o.MerchantAccount, o.HmacKeys) = (Secret.From("k"), "A", [Secret.From(AdyenKey)]));
        builder.Services.AddPraxisPayments(static o => (o.MerchantId, o.ApplicationKey, o.MerchantSecrets) = ("M", "A", [Secret.From(PraxisSecret)]));
        if (withInbox)
        {
            builder.Services.AddSingleton<IWebhookInbox>(inbox);
        }

        services?.Invoke(builder.Services);
        WebApplication built = builder.Build();
        built.MapBrokerWebhooks("/webhooks", configure);
        await built.StartAsync();
        string address = built.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new WebhookHost(built, new Uri(address), log, inbox, time);
    }

    public Task<HttpResponseMessage> StripeAsync(string body, string? signature = null) =>
        PostAsync("stripe", body, ("Stripe-Signature", signature ?? $"t=1793610000,v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(StripeSecret), Encoding.UTF8.GetBytes("1793610000." + body)))}"));

    public Task<HttpResponseMessage> PraxisAsync(string body = PraxisBody) => PostAsync("praxis", body, ("Gt-Authentication", Hash("MA1793610000DEP-177EUR1130" + PraxisSecret)));

    public Task<HttpResponseMessage> AdyenAsync()
    {
        string signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromHexString(AdyenKey), "7914073381342284::A:DEP-1:1130:EUR:AUTHORISATION:true"u8));
        var item = new JsonObject
        {
            ["pspReference"] = "7914073381342284", ["merchantAccountCode"] = "A", ["merchantReference"] = "DEP-1", ["amount"] = new JsonObject { ["value"] = 1130, ["currency"] = "EUR" },
            ["eventCode"] = "AUTHORISATION", ["success"] = "true", ["eventDate"] = "2026-11-02T10:00:00+01:00", ["additionalData"] = new JsonObject { ["hmacSignature"] = signature },
        };
        return PostAsync("adyen", new JsonObject { ["live"] = "false", ["notificationItems"] = new JsonArray(new JsonObject { ["NotificationRequestItem"] = item }) }.ToJsonString());
    }

    public async Task<HttpResponseMessage> PostAsync(string source, string body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "webhooks/" + source) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Http.SendAsync(request);
    }

    public static string Hash(string text) => Convert.ToHexStringLower(SHA384.HashData(Encoding.UTF8.GetBytes(text)));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
        Log.Dispose();
    }
}
