using Broker.Core.Pipeline;
using Broker.Core.Registration;
using Broker.Core.Secrets;
using Broker.Core.Telemetry;
using Broker.Payments.Praxis.Areas;
using Broker.Payments.Praxis.Wire;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Broker.Payments.Praxis;

/// <summary>The client of Praxis: <c>new PraxisClient(merchantId, applicationKey, secret)</c> for the sandbox, or <c>services.AddPraxisPayments(...)</c> in a host.</summary>
public sealed class PraxisClient : IPraxisClient
{
    internal const string Category = "Broker.Payments.Praxis";

    private static readonly ClientTelemetry Telemetry = new("Broker.Payments", typeof(PraxisClient).Assembly.GetName().Version?.ToString(3) ?? "0");

    /// <summary>Makes a client of the sandbox with the default options.</summary>
    /// <param name="merchantId">The merchant id.</param>
    /// <param name="applicationKey">The application key.</param>
    /// <param name="merchantSecret">The merchant secret.</param>
    public PraxisClient(string merchantId, string applicationKey, Secret merchantSecret)
        : this(new PraxisOptions { MerchantId = merchantId, ApplicationKey = applicationKey, MerchantSecrets = [merchantSecret] })
    {
    }

    /// <summary>Makes a client. The options are read once.</summary>
    /// <param name="options">The options.</param>
    /// <param name="httpClient">Where requests go; null shares one connection pool among all clients made this way.</param>
    /// <param name="loggerFactory">Where log lines go; null for nowhere.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <exception cref="OptionsValidationException">An option is missing or wrong; the message says which and what is allowed.</exception>
    public PraxisClient(PraxisOptions options, HttpClient? httpClient = null, ILoggerFactory? loggerFactory = null, TimeProvider? timeProvider = null)
        : this(new ClientContext<PraxisOptions>(
            Checked(options),
            httpClient is null ? ApiTransport.Shared : ApiTransport.From(httpClient),
            loggerFactory?.CreateLogger(Category) ?? NullLogger.Instance,
            timeProvider ?? TimeProvider.System))
    {
    }

    internal PraxisClient(ClientContext<PraxisOptions> context)
    {
        var pipeline = new ApiPipeline(new PraxisProtocol(context.Options), context.Transport, PraxisEndpointOptions.Of(context.Options), Telemetry, context.Logger, context.Time);
        var bodies = new PraxisBodies(context.Options, context.Time);
        Orders = new OrdersArea(pipeline, bodies, context.Time);
        Sessions = new SessionsArea(pipeline, bodies, Orders);
        Withdrawals = new WithdrawalsArea(pipeline, bodies, Orders, context.Options.WithdrawalGateway, context.Time);
    }

    /// <inheritdoc/>
    public IPraxisSessionsArea Sessions { get; }

    /// <inheritdoc/>
    public IPraxisWithdrawalsArea Withdrawals { get; }

    /// <inheritdoc/>
    public IPraxisOrdersArea Orders { get; }

    private static PraxisOptions Checked(PraxisOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        PraxisOptionsCheck.Check(options, "Broker.Payments").ThrowIfAny(typeof(PraxisOptions));
        return options;
    }
}
