using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.MetaTrader.Accounts;
using Broker.MetaTrader.Orders;
using Broker.MetaTrader.Platforms;
using Broker.MetaTrader.Quotes;
using Broker.MetaTrader.Streams.Frames;
using Broker.MetaTrader.Subscriptions;
using Broker.MetaTrader.Wire;
using Microsoft.Extensions.Logging;

namespace Broker.MetaTrader.Streams;

/// <inheritdoc cref="IStreamsArea"/>
internal sealed class StreamsArea(MetaTraderApi api, IPlatformCalls calls, MetaTraderClientOptions options, ILogger logger, TimeProvider time, IStreamConnector connector)
    : IStreamsArea
{
    private static readonly ApiResponseReader<AccountSummary> Summary = Answers.One<AccountSummary>();

    private readonly MetaTraderCredential credential = options.Credential!;
    private readonly TradingPlatform platform = options.Platform;
    private readonly bool isGateway = options.EffectiveDialect == MetaTraderDialect.Gateway;
    private readonly StreamAddresses addresses = new(options.BaseAddress!);
    private readonly QuoteCatchUp quotes = new(calls, options.Platform);

    // Operations of the gRPC list that this host turned out not to have: they are not asked for at each reconnect.
    private readonly ConcurrentDictionary<ApiOperation, bool> absent = new();

    public IAsyncEnumerable<StreamMessage<QuoteView>> QuotesAsync(
        AccountId id, IReadOnlyCollection<string> symbols, StreamOptions? options = null, CancellationToken cancellationToken = default)
    {
        string[] wanted = [.. SubscriptionCalls.Symbols(symbols).Distinct(StringComparer.Ordinal)];
        StreamSettings settings = StreamSettings.Of(options, forQuotes: true);
        ApiOperation operation = isGateway ? StreamOperations.Gateway : StreamOperations.Of(StreamKind.Quote);
        var plan = new StreamPlan<QuoteView>
        {
            Operation = operation,
            Platform = platform,
            Target = Target(operation, Named(id), settings),
            Refusal = isGateway && !settings.AllowGateway ? StreamFailures.GatewayNotPermitted(operation) : null,
            Subscribe = isGateway ? null : token => SubscribeAsync(id, wanted, settings.Interval, token),
            Hello = isGateway ? Hello(wanted) : default,
            CatchUp = token => quotes.ReadAsync(id, wanted, token),
            NewReader = () => new QuoteFrameReader(wanted),
        };
        return Run(plan, settings, cancellationToken);
    }

    public IAsyncEnumerable<StreamMessage<OrderUpdate>> OrderUpdatesAsync(AccountId id, StreamOptions? options = null, CancellationToken cancellationToken = default) =>
        Run(
            id,
            StreamKind.OrderUpdate,
            options,
            token => SubscribeIfKnownAsync(SubscriptionOperations.SubscribeOrderUpdate, id, token),
            async token => (await calls.TryListOpenedAsync(id, token).ConfigureAwait(false)).Select(ToUpdate),
            () => new OrderUpdateFrameReader(platform),
            cancellationToken);

    public IAsyncEnumerable<StreamMessage<ProfitUpdate>> OrderProfitsAsync(AccountId id, StreamOptions? options = null, CancellationToken cancellationToken = default) =>
        Run(
            id,
            StreamKind.OrderProfit,
            options,
            token => SubscribeIfKnownAsync(SubscriptionOperations.SubscribeOrderProfit, id, token),
            async token => (await api.TrySendAsync(id, Operations.AccountSummary.About(id), Summary, token).ConfigureAwait(false)).Select(ToUpdate),
            () => new ProfitFrameReader(platform),
            cancellationToken);

    public IAsyncEnumerable<StreamMessage<RawFrame>> RawAsync(
        AccountId id, StreamKind kind, Func<CancellationToken, Task>? subscribe = null, StreamOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (!Enum.IsDefined(kind))
        {
            throw new ArgumentOutOfRangeException(nameof(kind), "There is no such socket.");
        }

        return Run<RawFrame>(id, kind, options, subscribe is null ? null : token => ByCallerAsync(subscribe, token), null, static () => new RawFrameReader(), cancellationToken);
    }

    private static AccountId Named(AccountId id) => id.IsEmpty ? throw new ArgumentException("The account id is empty.", nameof(id)) : id;

    private static async ValueTask<ApiError?> ByCallerAsync(Func<CancellationToken, Task> subscribe, CancellationToken cancellationToken)
    {
        try
        {
            await subscribe(cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (BrokerApiException exception)
        {
            return exception.Error;
        }
    }

    private static IReadOnlyList<OrderUpdate> ToUpdate(OrderListing listing) =>
        [new OrderUpdate { OpenedOrders = listing.Orders, OpenedOrdersAreComplete = listing.IsComplete }];

    private static IReadOnlyList<ProfitUpdate> ToUpdate(AccountSummary summary) =>
    [
        new ProfitUpdate
        {
            Balance = summary.Balance,
            Credit = summary.Credit,
            Equity = summary.Equity,
            Margin = summary.Margin,
            FreeMargin = summary.FreeMargin,
            MarginLevel = summary.MarginLevel,
            Profit = summary.Profit,
        },
    ];

    // {"action":"subscribe","symbols":[..]} (contracts/metatrader.md 6).
    private static ReadOnlyMemory<byte> Hello(string[] symbols)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
        {
            writer.WriteStartObject();
            writer.WriteString("action"u8, "subscribe"u8);
            writer.WriteStartArray("symbols"u8);
            foreach (string symbol in symbols)
            {
                writer.WriteStringValue(symbol);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return output.WrittenMemory;
    }

    private IAsyncEnumerable<StreamMessage<T>> Run<T>(
        AccountId id,
        StreamKind kind,
        StreamOptions? options,
        Func<CancellationToken, ValueTask<ApiError?>>? subscribe,
        Func<CancellationToken, ValueTask<ApiResult<IReadOnlyList<T>>>>? catchUp,
        Func<FrameReader<T>> newReader,
        CancellationToken cancellationToken)
        where T : class
    {
        StreamSettings settings = StreamSettings.Of(options, kind == StreamKind.Quote);
        ApiOperation operation = StreamOperations.Of(kind);
        var plan = new StreamPlan<T>
        {
            Operation = operation,
            Platform = platform,
            Target = Target(operation, Named(id), settings),
            Refusal = isGateway ? StreamFailures.NotInGateway(operation) : StreamOperations.Has(platform, kind) ? null : StreamFailures.NotOnPlatform(operation),
            Subscribe = subscribe,
            CatchUp = catchUp,
            NewReader = newReader,
        };
        return Run(plan, settings, cancellationToken);
    }

    private IAsyncEnumerable<StreamMessage<T>> Run<T>(StreamPlan<T> plan, StreamSettings settings, CancellationToken cancellationToken)
        where T : class => StreamRun.RunAsync(() => new StreamPump<T>(plan, settings, connector, time, logger), cancellationToken);

    private StreamTarget Target(ApiOperation operation, AccountId id, StreamSettings settings) => new(
        isGateway ? addresses.Gateway(operation.Template, credential.ApiKey, id) : addresses.Socket(operation.Template, id), credential, settings.PingInterval);

    private async ValueTask<ApiError?> SubscribeAsync(AccountId id, string[] symbols, TimeSpan? interval, CancellationToken cancellationToken)
    {
        if (symbols.Length == 1)
        {
            return (await api.TrySendAsync(id, SubscriptionCalls.Subscribe(id, symbols[0], interval), SubscriptionCalls.Accepted, cancellationToken).ConfigureAwait(false)).Error;
        }

        foreach (string[] part in symbols.Chunk(SubscriptionCalls.MostSymbolsPerCall))
        {
            ApiCall call = SubscriptionCalls.SubscribeMany(id, part, interval);
            if ((await api.TrySendAsync(id, call, SubscriptionCalls.Accepted, cancellationToken).ConfigureAwait(false)).Error is { } error)
            {
                return error;
            }
        }

        return null;
    }

    // The sockets of orders were seen to push; whether they need this call, and whether the host has it, is not known (contracts/metatrader.md 4.1, 6).
    private async ValueTask<ApiError?> SubscribeIfKnownAsync(ApiOperation operation, AccountId id, CancellationToken cancellationToken)
    {
        if (absent.ContainsKey(operation))
        {
            return null;
        }

        ApiError? error = (await api.TrySendAsync(id, operation.About(id), SubscriptionCalls.Accepted, cancellationToken).ConfigureAwait(false)).Error;
        if (error is { Status: 404, Code: null })
        {
            absent[operation] = true;
            return null;
        }

        return error;
    }
}
