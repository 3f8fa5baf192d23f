using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Broker.Testing.Tests;

/// <summary>Fresh simulators and clients with accepted credentials for each test.</summary>
public abstract class SimulatorTest : IAsyncLifetime
{
    private readonly List<HttpClient> _clients = [];

    protected BrokerSimulators Sims { get; private set; } = null!;

    protected HttpClient MetaTrader { get; private set; } = null!;

    protected HttpClient Stripe { get; private set; } = null!;

    protected HttpClient HubSpot { get; private set; } = null!;

    protected HttpClient Kyc { get; private set; } = null!;

    protected HttpClient Adyen { get; private set; } = null!;

    protected HttpClient Praxis { get; private set; } = null!;

    protected virtual BrokerSimulatorsOptions Options => new();

    public async Task InitializeAsync()
    {
        // A receiver in this process may be slow because the machine is; a delivery that fails for it would come twice.
        BrokerSimulatorsOptions options = Options;
        options.WebhookAnswerTimeout ??= TimeSpan.FromMinutes(2);
        Sims = await BrokerSimulators.StartAsync(options);
        MetaTrader = Client(Sims.MetaTrader);
        MetaTrader.DefaultRequestHeaders.Add("x-api-key", "key");
        Stripe = Client(Sims.Stripe);
        Stripe.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "sk_test_123");
        HubSpot = Client(Sims.HubSpot);
        HubSpot.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "pat-eu1-1");
        Kyc = Client(Sims.Kyc);
        Kyc.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "kyc-key");
        Adyen = Client(Sims.Adyen);
        Adyen.DefaultRequestHeaders.Add("X-API-Key", "adyen-key");
        Praxis = Client(Sims.Praxis);
    }

    public async Task DisposeAsync()
    {
        _clients.ForEach(c => c.Dispose());
        await Sims.DisposeAsync();
    }

    protected HttpClient Client(Simulator simulator)
    {
        var client = new HttpClient { BaseAddress = simulator.BaseAddress, Timeout = TimeSpan.FromMinutes(2) };
        _clients.Add(client);
        return client;
    }

    protected static async Task<JsonNode> JsonAsync(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    protected static async Task<JsonNode> GetJsonAsync(HttpClient client, string path) => JsonNode.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative)))!;

    protected static Task<HttpResponseMessage> GetAsync(HttpClient client, string path) => client.GetAsync(new Uri(path, UriKind.Relative));

    protected static Task<HttpResponseMessage> PostAsync(HttpClient client, string path, string json) => SendAsync(client, HttpMethod.Post, path, json);

    protected static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, string json)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        return await client.SendAsync(request);
    }

    protected async Task<(HttpResponseMessage Response, JsonNode Body)> FormAsync(string path, string form, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        var response = await Stripe.SendAsync(request);
        return (response, await JsonAsync(response));
    }

    protected async Task<string> PayAsync(string method = "pm_card_visa", string more = "") =>
        (string)(await FormAsync("v1/payment_intents", $"amount=1000&currency=usd&confirm=true&payment_method={method}{more}")).Body["id"]!;

    /// <summary>Subscribes the receiver to these events of Stripe; returns the signing secret.</summary>
    internal async Task<string> SubscribeStripeAsync(WebhookReceiver receiver, params string[] types)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        var events = string.Join('&', types.Select((t, i) => $"enabled_events[{i}]={Uri.EscapeDataString(t)}"));
        return (string)(await FormAsync("v1/webhook_endpoints", $"url={Uri.EscapeDataString(receiver.Url)}&{events}")).Body["secret"]!;
    }

    protected static string Register(string login, string password = "secret", string server = "Broker-Demo", string type = "Metatrader 5") =>
        $"RegisterAccount?type={Uri.EscapeDataString(type)}&server={server}&user={login}&password={password}&name=client-{login}";
}
