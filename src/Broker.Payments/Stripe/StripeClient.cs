using Broker.Core.Pipeline;
using Broker.Core.Registration;
using Broker.Core.Secrets;
using Broker.Core.Telemetry;
using Broker.Payments.Stripe.Areas;
using Broker.Payments.Stripe.Wire;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Broker.Payments.Stripe;

/// <summary>The client of Stripe: <c>new StripeClient(apiKey)</c>, or <c>services.AddStripePayments(...)</c> in a host.</summary>
public sealed class StripeClient : IStripeClient
{
    internal const string Category = "Broker.Payments.Stripe";

    private static readonly ClientTelemetry Telemetry = new("Broker.Payments", typeof(StripeClient).Assembly.GetName().Version?.ToString(3) ?? "0");

    /// <summary>Makes a client with the default options.</summary>
    /// <param name="apiKey">The secret or restricted key.</param>
    public StripeClient(Secret apiKey)
        : this(new StripeOptions { ApiKey = apiKey })
    {
    }

    /// <summary>Makes a client. The options are read once.</summary>
    /// <param name="options">The options.</param>
    /// <param name="httpClient">Where requests go; null shares one connection pool among all clients made this way.</param>
    /// <param name="loggerFactory">Where log lines go; null for nowhere.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <exception cref="OptionsValidationException">An option is missing or wrong; the message says which and what is allowed.</exception>
    public StripeClient(StripeOptions options, HttpClient? httpClient = null, ILoggerFactory? loggerFactory = null, TimeProvider? timeProvider = null)
        : this(new ClientContext<StripeOptions>(
            Checked(options),
            httpClient is null ? ApiTransport.Shared : ApiTransport.From(httpClient),
            loggerFactory?.CreateLogger(Category) ?? NullLogger.Instance,
            timeProvider ?? TimeProvider.System))
    {
    }

    internal StripeClient(ClientContext<StripeOptions> context)
    {
        StripeOptions options = context.Options;
        var pipeline = new ApiPipeline(new StripeProtocol(options.ApiKey!, options.ApiVersion), context.Transport, options, Telemetry, context.Logger, context.Time);
        Payments = new PaymentsArea(pipeline, options.ReferenceKey, context.Time);
        Refunds = new RefundsArea(pipeline, context.Time);
        Disputes = new DisputesArea(pipeline, context.Time);
        Customers = new CustomersArea(pipeline, options.ReferenceKey);
        Events = new EventsArea(pipeline, options.ApiVersion, options.ReferenceKey, context.Time);
        WebhookEndpoints = new WebhookEndpointsArea(pipeline, options.ApiVersion);
    }

    /// <inheritdoc/>
    public IPaymentsArea Payments { get; }

    /// <inheritdoc/>
    public IRefundsArea Refunds { get; }

    /// <inheritdoc/>
    public IDisputesArea Disputes { get; }

    /// <inheritdoc/>
    public ICustomersArea Customers { get; }

    /// <inheritdoc/>
    public IEventsArea Events { get; }

    /// <inheritdoc/>
    public IWebhookEndpointsArea WebhookEndpoints { get; }

    private static StripeOptions Checked(StripeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        StripeOptionsCheck.Check(options, "Broker.Payments").ThrowIfAny(typeof(StripeOptions));
        return options;
    }
}
