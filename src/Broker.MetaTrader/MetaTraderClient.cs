using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Registration;
using Broker.Core.Telemetry;
using Broker.MetaTrader.Accounts;
using Broker.MetaTrader.Connection;
using Broker.MetaTrader.Diagnostics;
using Broker.MetaTrader.Mt4;
using Broker.MetaTrader.Mt5;
using Broker.MetaTrader.Orders;
using Broker.MetaTrader.Platforms;
using Broker.MetaTrader.Quotes;
using Broker.MetaTrader.Sequencing;
using Broker.MetaTrader.Streams;
using Broker.MetaTrader.Subscriptions;
using Broker.MetaTrader.Symbols;
using Broker.MetaTrader.Trading;
using Broker.MetaTrader.Wire;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Broker.MetaTrader;

/// <summary>The typed MetaTrader 4 and 5 client. Thread-safe; make one and keep it.</summary>
/// <remarks>Whether a call succeeded is decided by its body, not by its status (contracts/metatrader.md 3.2).</remarks>
public sealed class MetaTraderClient : IMetaTraderClient
{
    /// <summary>The name of the activity source, the meter and the log category.</summary>
    public const string TelemetryName = "Broker.MetaTrader";

    private static readonly ClientTelemetry Telemetry = new(TelemetryName, "0.1.0");

    private readonly Mt4Client? mt4;
    private readonly Mt5Client? mt5;

    /// <summary>Makes a client with default options.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The credential needs more options, for example a dedicated base address.</exception>
    public MetaTraderClient(MetaTraderCredential credential)
        : this(new MetaTraderClientOptions { Credential = credential ?? throw new ArgumentNullException(nameof(credential)) })
    {
    }

    /// <summary>Makes a client on the process-wide connection pool.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or wrong; the message says which, what was given and what is allowed.</exception>
    public MetaTraderClient(MetaTraderClientOptions options)
        : this(new ClientContext<MetaTraderClientOptions>(options, ApiTransport.Shared, NullLogger.Instance, TimeProvider.System))
    {
    }

    /// <summary>Makes a client on the caller's <see cref="HttpClient"/>, whose own timeout stays in force.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or wrong; the message says which, what was given and what is allowed.</exception>
    public MetaTraderClient(MetaTraderClientOptions options, HttpClient httpClient, ILoggerFactory loggerFactory)
        : this(new ClientContext<MetaTraderClientOptions>(
            options,
            ApiTransport.From(httpClient ?? throw new ArgumentNullException(nameof(httpClient))),
            (loggerFactory ?? throw new ArgumentNullException(nameof(loggerFactory))).CreateLogger(TelemetryName),
            TimeProvider.System))
    {
    }

    /// <summary>Makes a client with its own transport, logger and clock.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or wrong; the message says which, what was given and what is allowed.</exception>
    public MetaTraderClient(ClientContext<MetaTraderClientOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        MetaTraderClientOptions options = context.Options ?? throw new ArgumentException("The options are missing.", nameof(context));
        MetaTraderOptionsCheck.Check(options, TelemetryName).ThrowIfAny(typeof(MetaTraderClientOptions));
        Platform = options.Platform;
        Dialect = options.EffectiveDialect;
        var protocol = new MetaTraderProtocol(options.Credential!, options.Platform);
        var pipeline = new ApiPipeline(protocol, context.Transport, options, Telemetry, context.Logger, context.Time);
        var api = new MetaTraderApi(pipeline, new AccountQueues(options.MaxQueuedCallsPerAccount, options.Resilience.TotalTimeout, context.Time));
        bool is4 = Platform == TradingPlatform.MetaTrader4;
        IPlatformCalls calls = is4 ? new Mt4Calls(api) : new Mt5Calls(api);
        var rules = new SymbolRulesCache();
        mt4 = is4 ? new Mt4Client(api) : null;
        mt5 = is4 ? null : new Mt5Client(api);
        Accounts = new AccountsArea(api, options);
        Connection = new ConnectionArea(api, options, context.Time);
        Diagnostics = new DiagnosticsArea(api, options, context.Time);
        Orders = new OrdersArea(calls);
        Symbols = new SymbolsArea(calls, rules);
        Quotes = new QuotesArea(calls);
        Trading = new TradingArea(api, calls, (account, symbol) => rules.TryGet(account, symbol, out SymbolRules? known) ? known : null, options, context.Time);
        Subscriptions = new SubscriptionsArea(api);
        Streams = new StreamsArea(api, calls, options, context.Logger, context.Time, new ClientWebSocketConnector(context.Handler));
    }

    /// <inheritdoc/>
    public TradingPlatform Platform { get; }

    /// <inheritdoc/>
    public MetaTraderDialect Dialect { get; }

    /// <inheritdoc/>
    public IMt4Client Mt4 => mt4 ?? throw Other(nameof(Mt4));

    /// <inheritdoc/>
    public IMt5Client Mt5 => mt5 ?? throw Other(nameof(Mt5));

    /// <inheritdoc/>
    public IAccountsArea Accounts { get; }

    /// <inheritdoc/>
    public IConnectionArea Connection { get; }

    /// <inheritdoc/>
    public IDiagnosticsArea Diagnostics { get; }

    /// <inheritdoc/>
    public IOrdersArea Orders { get; }

    /// <inheritdoc/>
    public ISymbolsArea Symbols { get; }

    /// <inheritdoc/>
    public IQuotesArea Quotes { get; }

    /// <inheritdoc/>
    public ITradingArea Trading { get; }

    /// <inheritdoc/>
    public ISubscriptionsArea Subscriptions { get; }

    /// <inheritdoc/>
    public IStreamsArea Streams { get; }

    private InvalidOperationException Other(string platform) => new($"This client was made for {Platform}, so it has no {platform}. Make one with Options.Platform of the other platform.");
}
