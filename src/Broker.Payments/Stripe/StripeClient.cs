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
        var protocol = new StripeProtocol(options.ApiKey!, options.ApiVersion);
        var pipeline = new ApiPipeline(protocol, context.Transport, options, Telemetry, context.Logger, context.Time);
        var readers = new StripeReaders(new StripeContext(options.ReferenceKey, context.Time));
        Payments = new PaymentsArea(pipeline, readers);
        Refunds = new RefundsArea(pipeline, readers);
        Disputes = new DisputesArea(pipeline, readers);
        Customers = new CustomersArea(pipeline, readers);
        Checkout = new CheckoutArea(pipeline, readers);
        Charges = new ChargesArea(pipeline, readers);
        SetupIntents = new SetupIntentsArea(pipeline, readers);
        Invoices = new InvoicesArea(pipeline, readers);
        CreditNotes = new CreditNotesArea(pipeline, readers);
        Subscriptions = new SubscriptionsArea(pipeline, readers);
        Products = new ProductsArea(pipeline, readers);
        Prices = new PricesArea(pipeline, readers);
        Balance = new BalanceArea(pipeline, readers);
        Payouts = new PayoutsArea(pipeline, readers);
        Reports = new ReportsArea(pipeline, readers, [.. options.ReportHosts], host => new ApiPipeline(protocol, context.Transport, StripeFileOptions.Of(options, host), Telemetry, context.Logger, context.Time));
        Events = new EventsArea(pipeline, options.ApiVersion, readers);
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
    public ICheckoutArea Checkout { get; }

    /// <inheritdoc/>
    public IChargesArea Charges { get; }

    /// <inheritdoc/>
    public ISetupIntentsArea SetupIntents { get; }

    /// <inheritdoc/>
    public IInvoicesArea Invoices { get; }

    /// <inheritdoc/>
    public ICreditNotesArea CreditNotes { get; }

    /// <inheritdoc/>
    public ISubscriptionsArea Subscriptions { get; }

    /// <inheritdoc/>
    public IProductsArea Products { get; }

    /// <inheritdoc/>
    public IPricesArea Prices { get; }

    /// <inheritdoc/>
    public IBalanceArea Balance { get; }

    /// <inheritdoc/>
    public IPayoutsArea Payouts { get; }

    /// <inheritdoc/>
    public IReportsArea Reports { get; }

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
