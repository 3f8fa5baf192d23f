using System.Globalization;
using System.Net;
using System.Text;
using Broker.Core.Boundaries.Trading;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Secrets;
using Broker.Core.Telemetry;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Sequencing;
using Broker.MetaTrader.Symbols;
using Broker.MetaTrader.Trading;
using Broker.MetaTrader.Wire;
using Broker.TestSupport;

namespace Broker.MetaTrader.Tests.Trading;

/// <summary>The trading area over a scripted server that answers by path and counts what trades.</summary>
internal sealed class TradingRig
{
    public const string Comment = "K-1042";
    public static readonly TimeSpan Settle = TimeSpan.FromMinutes(2);

    private static readonly ClientTelemetry Telemetry = new("Broker.MetaTrader.Tests.Trading", "0.1.0");
    private readonly Dictionary<string, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> routes = new(StringComparer.Ordinal);

    public TradingRig(TradingPlatform platform = TradingPlatform.MetaTrader5, Action<MetaTraderClientOptions>? configure = null, Func<AccountId, string, SymbolRules?>? rules = null)
    {
        var options = new MetaTraderClientOptions { Credential = MetaTraderCredential.SingleAccount(Secret.From(Rig.ApiKey)), Platform = platform, TradeSettleTime = Settle };
        configure?.Invoke(options);
        Server.Then((request, token) => routes.TryGetValue(request.RequestUri!.AbsolutePath, out var step) ? step(request, token) : Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound)));
        var pipeline = new ApiPipeline(new MetaTraderProtocol(options.Credential!, platform), ApiTransport.From(Server), options, Telemetry, Logs, Time);
        Api = new MetaTraderApi(pipeline, new AccountQueues(options.MaxQueuedCallsPerAccount, options.Resilience.TotalTimeout, Time));
        Platform = new WirePlatform(Api, platform);
        Trading = new TradingArea(Api, Platform, rules, options, Time);
        On("/ServerTimezone", "2").On("/OpenedOrders", "[]").On("/OrderHistory", "[]").On("/ClosedOrders", "[]").On("/AccountSummary", """{"balance":1,"method":"Hedging"}""");
    }

    public StubHttpHandler Server { get; } = new();

    public LogCollector Logs { get; } = new();

    public FakeTimeProvider Time { get; } = new() { AutoAdvance = true };

    public MetaTraderApi Api { get; }

    public WirePlatform Platform { get; }

    public TradingArea Trading { get; }

    /// <summary>The requests that trade.</summary>
    public string[] Trades => [.. Server.Requests.Select(static r => r.PathAndQuery).Where(IsTrade)];

    public static OrderSendRequest Buy(string key = "k1") => new()
    {
        Account = Rig.Account, Key = new OperationKey(key), Symbol = "EURUSD", Operation = TradeOperation.Buy, Lots = 0.10m, Comment = Comment, Magic = 77,
    };

    public static OrderCloseRequest Close(decimal lots = 0.1m, decimal? before = null) => new()
    {
        Account = Rig.Account, Key = new OperationKey("k1"), Ticket = 123, Symbol = "EURUSD", Lots = lots, PositionLots = before,
    };

    public static OrderModifyRequest Modify(StopChange loss, StopChange profit) => new()
    {
        Account = Rig.Account, Key = new OperationKey("k1"), Ticket = 123, StopLoss = loss, TakeProfit = profit,
    };

    public static OrderDeleteRequest Delete() => new() { Account = Rig.Account, Key = new OperationKey("k1"), Ticket = 123 };

    public static OrderCloseByRequest CloseBy() => new() { Account = Rig.Account, Key = new OperationKey("k1"), Ticket = 123, OtherTicket = 124 };

    public static string Row(
        long? ticket = 123, string type = "Buy", string state = "Filled", decimal lots = 0.1m, string comment = Comment, long magic = 77, string open = "2026-11-02T11:00:01",
        string? close = null, decimal stop = 0, decimal profit = 0, decimal price = 1.1m, string symbol = "EURUSD", decimal? closed = null) => string.Create(CultureInfo.InvariantCulture,
        $$"""
        {"ticket":{{(ticket is { } t ? t.ToString(CultureInfo.InvariantCulture) : "null")}},"symbol":"{{symbol}}","lots":{{lots}},"orderType":"{{type}}","type":"{{type}}","state":"{{state}}",
        "comment":"{{comment}}","expertId":{{magic}},"magicNumber":{{magic}},"openTime":"{{open}}","closeTime":"{{close ?? "0001-01-01T00:00:00"}}","stopLoss":{{stop}},"takeProfit":{{profit}},
        "openPrice":{{price}},"closeLots":{{closed ?? 0}}}
        """);

    public static string Row4(string type = "Buy", string state = "OPEN_NORMAL", long ticket = 123, decimal lots = 0.1m, string comment = Comment, string? close = null) =>
        Row(ticket, type, state, lots, comment, close: close);

    public TradingRig On(string path, string body, int status = 200, params (string Name, string Value)[] headers) => On(path, (_, _) =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "text/json") };
        foreach ((string name, string value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return Task.FromResult(response);
    });

    public TradingRig On(string path, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> step)
    {
        routes[path] = step;
        return this;
    }

    public TradingRig OnAllTrades(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> step)
    {
        foreach (string name in new[] { "OrderSend", "OrderModify", "OrderClose" })
        {
            On("/" + name, step).On($"/{name}Safe", step).On($"/{name}Task", step);
        }

        return On("/OrderDelete", step).On("/OrderCloseBy", step);
    }

    public TradeAuthorization Grant(TradeRequest request, TimeSpan? validFor = null) => Gate.Grant(request.ToTradeOrder(), validFor ?? TimeSpan.FromMinutes(10), Time);

    /// <summary>Makes any request by the method of its kind.</summary>
    public ValueTask<TradeResult> RunAsync(TradeRequest request, TradeAuthorization? authorization = null, CancellationToken token = default) => request switch
    {
        OrderSendRequest send => Trading.SendAsync(send, authorization ?? Grant(request), token),
        OrderModifyRequest modify => Trading.ModifyAsync(modify, authorization ?? Grant(request), token),
        OrderCloseRequest close => Trading.CloseAsync(close, authorization ?? Grant(request), token),
        OrderCloseByRequest by => Trading.CloseByAsync(by, authorization ?? Grant(request), token),
        _ => Trading.DeleteAsync((OrderDeleteRequest)request, authorization ?? Grant(request), token),
    };

    /// <summary>The query of the only trade, decoded, without the account.</summary>
    public string Sent()
    {
        string target = Assert.Single(Trades);
        return string.Join(' ', target.Replace("id=" + Rig.Account.Value + "&", "", StringComparison.Ordinal).Split('?', '&').Select(Uri.UnescapeDataString));
    }

    /// <summary>A look-up of a request whose answer was lost now.</summary>
    public TradeLookup Lost(TradeRequest request) => new()
    {
        Order = request.ToTradeOrder(), SentFrom = Time.GetUtcNow(), SentUntil = Time.GetUtcNow() + TimeSpan.FromSeconds(5), PositionLots = (request as OrderCloseRequest)?.PositionLots,
    };

    public async Task<TradeFinding> FindAsync(TradeLookup lookup, bool settled = true)
    {
        if (settled)
        {
            Time.Advance(lookup.SentUntil + Settle - Time.GetUtcNow());
        }

        TradeFinding finding = await Trading.ReconcileAsync(lookup);
        Assert.Empty(Trades);
        return finding;
    }

    public static ServerTime Clock(string text) => new(DateTime.Parse(text, CultureInfo.InvariantCulture));

    private static bool IsTrade(string target) => target.StartsWith("/Order", StringComparison.Ordinal) && !target.StartsWith("/OrderHistory", StringComparison.Ordinal);

    public sealed class Gate(Func<TradeOrder, TradeDecision> decide) : TradeAuthorizer
    {
        public List<TradeOrder> Asked { get; } = [];

        public static TradeAuthorization Grant(TradeOrder order, TimeSpan validFor, TimeProvider time) => Issue(order, validFor, time);

        public override ValueTask<TradeDecision> AuthorizeAsync(TradeOrder order, string requestedBy, CancellationToken cancellationToken = default)
        {
            Asked.Add(order);
            return new(decide(order));
        }
    }
}
