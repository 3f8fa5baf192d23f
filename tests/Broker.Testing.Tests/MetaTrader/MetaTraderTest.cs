using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Broker.Testing.MetaTrader;
using Broker.TestSupport;

namespace Broker.Testing.Tests.MetaTrader;

/// <summary>One MT4 and one MT5 account on the gateway, at nine in the morning UTC of a Monday.</summary>
public abstract class MetaTraderTest : SimulatorTest
{
    protected FakeTimeProvider Clock { get; } = new();

    protected override BrokerSimulatorsOptions Options => new() { TimeProvider = Clock };

    protected MetaTraderSimulator Sim => Sims.MetaTrader;

    protected Task<string> Account4Async(string login = "4001", string password = "secret") => RegisterAsync(login, password, "Metatrader 4");

    protected Task<string> Account5Async(string login = "5001", string password = "secret") => RegisterAsync(login, password, "Metatrader 5");

    protected Task<string> AccountAsync(MetaTraderPlatform platform, string password = "secret") =>
        platform == MetaTraderPlatform.MetaTrader4 ? Account4Async(password: password) : Account5Async(password: password);

    /// <summary>A successful answer's body.</summary>
    protected async Task<JsonNode> AskAsync(string path)
    {
        using var response = await GetAsync(MetaTrader, path);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    protected async Task<string> WordAsync(string path, HttpClient? client = null)
    {
        using var response = await GetAsync(client ?? MetaTrader, path);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {(int)response.StatusCode} {text}");
        return text;
    }

    /// <summary>The code of a failure told by the body with 201.</summary>
    protected async Task<string> CodeAsync(string path, HttpClient? client = null)
    {
        using var response = await GetAsync(client ?? MetaTrader, path);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.Created, $"{path}: {(int)response.StatusCode} {text}");
        var body = JsonNode.Parse(text)!;
        Assert.NotNull(body["message"]);
        return (string)body["code"]!;
    }

    protected async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await GetAsync(MetaTrader, path);
        return response.StatusCode;
    }

    protected Task<JsonNode> SendAsync(string id, string more = "symbol=EURUSD&operation=Buy&volume=0.1") => AskAsync($"OrderSend?id={id}&{more}");

    /// <summary>Waits for a condition; a minute ends a wait in vain.</summary>
    protected static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!condition())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    protected static decimal Num(JsonNode? node) => decimal.Parse(node!.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    protected static long Ticket(JsonNode node) => (long)node["ticket"]!;

    private async Task<string> RegisterAsync(string login, string password, string type) =>
        (string)(await AskAsync(Register(login, password, type: type)))["id"]!;
}
