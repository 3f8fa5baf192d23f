using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Registration;
using Broker.Core.Secrets;
using Broker.MetaTrader.Accounts;
using Broker.MetaTrader.Boundary;
using Broker.TestSupport;

namespace Broker.MetaTrader.Tests;

/// <summary>A client over a scripted transport, a clock that runs by itself through waits, and a log that keeps everything.</summary>
internal sealed class Rig
{
    public const string ApiKey = "CANARY-api-key-5f1c";
    public const string Password = "CANARY p&ss+wörd?7d2e";

    public static readonly AccountId Account = new("0b8e6c1e-5a54-4a6f-9a53-0d7b0e6f1a11");
    public static readonly TradingLogin Login = new(500123, "Acme-Live 2");

    public Rig(Action<MetaTraderClientOptions>? configure = null)
    {
        var options = new MetaTraderClientOptions { Credential = MetaTraderCredential.SingleAccount(Secret.From(ApiKey)) };
        configure?.Invoke(options);
        Client = new MetaTraderClient(new ClientContext<MetaTraderClientOptions>(options, ApiTransport.From(Server), Logs, Time));
        Boundary = new MetaTraderAccountBoundary(Client, Time);
    }

    public StubHttpHandler Server { get; } = new();

    public LogCollector Logs { get; } = new();

    public FakeTimeProvider Time { get; } = new() { AutoAdvance = true };

    public MetaTraderClient Client { get; }

    public MetaTraderAccountBoundary Boundary { get; }

    public static Rig SessionHost(Action<MetaTraderClientOptions>? configure = null) => new(o =>
    {
        o.Credential = MetaTraderCredential.None;
        o.BaseAddress = new Uri("https://mt5.acme.example/");
        o.SessionIdKey = Secret.From("0123456789abcdef0123456789abcdef");
        configure?.Invoke(o);
    });

    public static RegisterAccountRequest Registration() => new() { Login = Login, Password = Secret.From(Password), Name = "C-1042" };

    public StubRequest Request() => Assert.Single(Server.Requests);

    /// <summary>The query as it was sent, decoded, in its order.</summary>
    public (string Name, string Value)[] Query()
    {
        string target = Request().PathAndQuery;
        return
        [
            .. target[(target.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&').Select(pair => pair.Split('=')).Select(pair => (pair[0], Uri.UnescapeDataString(pair[1]))),
        ];
    }

    /// <summary>Lets a call that hangs run into its time limit.</summary>
    public async Task LetTimePassAsync(TimeSpan by, int afterRequests = 1)
    {
        while (Server.Count < afterRequests)
        {
            await Task.Yield();
        }

        Time.Advance(by);
    }
}
