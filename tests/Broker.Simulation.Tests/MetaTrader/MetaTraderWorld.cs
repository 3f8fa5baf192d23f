using Broker.Core.Boundaries.Trading;
using Broker.Core.Configuration;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Registration;
using Broker.Core.Secrets;
using Broker.MetaTrader;
using Broker.MetaTrader.Accounts;
using Broker.MetaTrader.Connection;
using Broker.MetaTrader.Trading;
using Broker.Testing;
using Broker.Testing.MetaTrader;
using Broker.TestSupport;

namespace Broker.Simulation.Tests.MetaTrader;

/// <summary>Our client against our simulator, over real connections.</summary>
public abstract class MetaTraderWorld : IAsyncLifetime
{
    protected const string ApiKey = "CANARY-api-key-77d1";
    protected const string Password = "CANARY-password-19ab";

    protected static readonly TradingLogin Login = new(500123, "Acme-Demo");

    private BrokerSimulators? simulators;

    internal LogCollector Logs { get; } = new();

    /// <summary>The clock of both sides.</summary>
    protected virtual TimeProvider Clock => TimeProvider.System;

    protected MetaTraderSimulator Simulator => simulators!.MetaTrader;

    public static TheoryData<TradingPlatform> Platforms => [TradingPlatform.MetaTrader4, TradingPlatform.MetaTrader5];

    public virtual async Task InitializeAsync() => simulators = await BrokerSimulators.StartAsync(new BrokerSimulatorsOptions { TimeProvider = Clock });

    public virtual async Task DisposeAsync() => await simulators!.DisposeAsync();

    protected MetaTraderClient Gateway(TradingPlatform platform = TradingPlatform.MetaTrader5, Action<MetaTraderClientOptions>? configure = null) =>
        Client(platform, MetaTraderCredential.SingleAccount(Secret.From(ApiKey)), configure);

    protected MetaTraderClient SessionHost(TradingPlatform platform, Action<MetaTraderClientOptions>? configure = null, HttpMessageHandler? handler = null)
    {
        Simulator.SessionPlatform = Of(platform);
        return Client(platform, MetaTraderCredential.None, configure, handler);
    }

    protected AccountId[] SeedAccounts(int count, TradingPlatform platform) => [.. Simulator.SeedAccounts(count, Of(platform)).Select(static id => new AccountId(id))];

    protected static MetaTraderPlatform Of(TradingPlatform platform) => platform == TradingPlatform.MetaTrader4 ? MetaTraderPlatform.MetaTrader4 : MetaTraderPlatform.MetaTrader5;

    protected static async Task<AccountId> ConnectAsync(MetaTraderClient client)
    {
        using var password = Secret.From(Password);
        return await client.Connection.ConnectAsync(new ConnectRequest { Login = Login, Password = password });
    }

    protected static async Task<AccountId> RegisterAsync(MetaTraderClient client)
    {
        using var password = Secret.From(Password);
        return await client.Accounts.RegisterAsync(new RegisterAccountRequest { Login = Login, Password = password, Name = "C-1042" });
    }

    protected static OrderSendRequest Buy(AccountId account, decimal lots = 0.5m, string key = "order-1") => new()
    {
        Account = account, Symbol = "EURUSD", Operation = TradeOperation.Buy, Lots = lots, Comment = key, Key = new OperationKey(key),
    };

    protected static ValueTask<TradeResult> ExecuteAsync(MetaTraderClient client, TradeRequest request) => client.Trading.ExecuteAsync(request, new Permissive(), "test");

    /// <summary>Waits on a condition, not on a span of time.</summary>
    protected static async Task UntilAsync(Func<bool> condition, string what)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!condition())
        {
            try
            {
                await tick.WaitForNextTickAsync(limit.Token);
            }
            catch (OperationCanceledException exception)
            {
                throw new TimeoutException($"It did not happen: {what}.", exception);
            }
        }
    }

    private MetaTraderClient Client(TradingPlatform platform, MetaTraderCredential credential, Action<MetaTraderClientOptions>? configure, HttpMessageHandler? handler = null)
    {
        var options = new MetaTraderClientOptions
        {
            BaseAddress = Simulator.BaseAddress, Platform = platform, Credential = credential, SessionIdKey = Secret.From("0123456789abcdef0123456789abcdef"),
        };
        options.Resilience.BaseDelay = TimeSpan.FromMilliseconds(5);
        configure?.Invoke(options);
        return new MetaTraderClient(new ClientContext<MetaTraderClientOptions>(options, handler is null ? ApiTransport.Shared : ApiTransport.From(handler), Logs, Clock));
    }

    private sealed class Permissive : TradeAuthorizer
    {
        public override ValueTask<TradeDecision> AuthorizeAsync(TradeOrder order, string requestedBy, CancellationToken cancellationToken = default) =>
            new(TradeDecision.Grant(Issue(order, TimeSpan.FromMinutes(1), TimeProvider.System)));
    }
}
