using Broker.Core.Pipeline;
using Broker.Core.Registration;
using Broker.Core.Secrets;
using Broker.Core.Telemetry;
using Broker.Payments.Adyen.Areas;
using Broker.Payments.Adyen.Wire;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Broker.Payments.Adyen;

/// <summary>The client of Adyen: <c>new AdyenClient(apiKey, merchantAccount)</c> for the test environment, or <c>services.AddAdyenPayments(...)</c> in a host.</summary>
public sealed class AdyenClient : IAdyenClient
{
    internal const string Category = "Broker.Payments.Adyen";

    private static readonly ClientTelemetry Telemetry = new("Broker.Payments", typeof(AdyenClient).Assembly.GetName().Version?.ToString(3) ?? "0");

    /// <summary>Makes a client of the test environment with the default options.</summary>
    /// <param name="apiKey">The API key.</param>
    /// <param name="merchantAccount">The merchant account.</param>
    public AdyenClient(Secret apiKey, string merchantAccount)
        : this(new AdyenOptions { ApiKey = apiKey, MerchantAccount = merchantAccount })
    {
    }

    /// <summary>Makes a client. The options are read once.</summary>
    /// <param name="options">The options.</param>
    /// <param name="httpClient">Where requests go; null shares one connection pool among all clients made this way.</param>
    /// <param name="loggerFactory">Where log lines go; null for nowhere.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <exception cref="OptionsValidationException">An option is missing or wrong; the message says which and what is allowed.</exception>
    public AdyenClient(AdyenOptions options, HttpClient? httpClient = null, ILoggerFactory? loggerFactory = null, TimeProvider? timeProvider = null)
        : this(new ClientContext<AdyenOptions>(
            Checked(options),
            httpClient is null ? ApiTransport.Shared : ApiTransport.From(httpClient),
            loggerFactory?.CreateLogger(Category) ?? NullLogger.Instance,
            timeProvider ?? TimeProvider.System))
    {
    }

    internal AdyenClient(ClientContext<AdyenOptions> context)
    {
        AdyenOptions options = context.Options;
        Secret key = options.ApiKey!;
        ApiPipeline Make(ApiProtocol protocol, Uri address, int? maxBytes = null) =>
            new(protocol, context.Transport, AdyenEndpointOptions.Of(options, address, maxBytes), Telemetry, context.Logger, context.Time);

        ApiPipeline checkout = Make(new AdyenProtocol(key), options.CheckoutHost);
        Sessions = new SessionsArea(checkout, options.MerchantAccount);
        Payments = new PaymentsArea(checkout, options.MerchantAccount, options.CaptureMode, context.Time);
        PaymentLinks = new PaymentLinksArea(checkout, options.MerchantAccount);
        Modifications = new ModificationsArea(checkout, options.MerchantAccount, context.Time);
        StoredMethods = new StoredMethodsArea(checkout, options.MerchantAccount);
        Transfers = new TransfersArea(Make(new AdyenProtocol(options.TransfersApiKey ?? key), options.TransfersHost), options.BalanceAccount, context.Time);
        Disputes = new DisputesArea(Make(new AdyenDisputeProtocol(key), options.DisputesHost), options.MerchantAccount);
        var reportProtocol = new AdyenProtocol(options.ReportApiKey ?? key);
        Reports = new ReportsArea(options.AllowedReportHosts, host => Make(reportProtocol, host, options.MaxReportBytes));
    }

    /// <inheritdoc/>
    public IAdyenSessionsArea Sessions { get; }

    /// <inheritdoc/>
    public IAdyenPaymentsArea Payments { get; }

    /// <inheritdoc/>
    public IAdyenPaymentLinksArea PaymentLinks { get; }

    /// <inheritdoc/>
    public IAdyenModificationsArea Modifications { get; }

    /// <inheritdoc/>
    public IAdyenStoredMethodsArea StoredMethods { get; }

    /// <inheritdoc/>
    public IAdyenTransfersArea Transfers { get; }

    /// <inheritdoc/>
    public IAdyenDisputesArea Disputes { get; }

    /// <inheritdoc/>
    public IAdyenReportsArea Reports { get; }

    private static AdyenOptions Checked(AdyenOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        AdyenOptionsCheck.Check(options, "Broker.Payments").ThrowIfAny(typeof(AdyenOptions));
        return options;
    }
}
