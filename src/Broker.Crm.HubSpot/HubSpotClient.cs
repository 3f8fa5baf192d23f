using Broker.Core.Configuration;
using Broker.Core.Pipeline;
using Broker.Core.Registration;
using Broker.Core.Secrets;
using Broker.Core.Telemetry;
using Broker.Crm.HubSpot.Associations;
using Broker.Crm.HubSpot.Authentication;
using Broker.Crm.HubSpot.Objects;
using Broker.Crm.HubSpot.Pipelines;
using Broker.Crm.HubSpot.Properties;
using Broker.Crm.HubSpot.Wire;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Broker.Crm.HubSpot;

/// <summary>One HubSpot account. Thread-safe; one for the life of the program.</summary>
public sealed class HubSpotClient : IHubSpotClient
{
    internal const string Category = "Broker.Crm.HubSpot";

    private static readonly ClientTelemetry Telemetry = new(Category, typeof(HubSpotClient).Assembly.GetName().Version?.ToString(3) ?? "0.0.0");
    private readonly HubSpotApi api;

    /// <summary>Makes a client with a token and defaults for everything else.</summary>
    public HubSpotClient(Secret token)
        : this(new HubSpotOptions { Credential = HubSpotCredential.Token(token) })
    {
    }

    /// <summary>Makes a client without a container.</summary>
    /// <param name="options">The options; read once.</param>
    /// <param name="httpClient">The caller's own HTTP client; null for a connection pool shared by all clients of the family.</param>
    /// <param name="loggerFactory">Where logs go; null for nowhere.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or wrong.</exception>
    public HubSpotClient(HubSpotOptions options, HttpClient? httpClient = null, ILoggerFactory? loggerFactory = null, TimeProvider? timeProvider = null)
        : this(new ClientContext<HubSpotOptions>(
            Checked(options),
            httpClient is null ? ApiTransport.Shared : ApiTransport.From(httpClient),
            loggerFactory?.CreateLogger(Category) ?? NullLogger.Instance,
            timeProvider ?? TimeProvider.System))
    {
    }

    internal HubSpotClient(ClientContext<HubSpotOptions> context)
    {
        HubSpotOptions options = context.Options;
        var protocol = new HubSpotProtocol(options.Credential!);
        api = new HubSpotApi(
            new ApiPipeline(protocol, context.Transport, options, Telemetry, context.Logger, context.Time),
            new ApiPipeline(protocol, context.Transport, ForSearches(options), Telemetry, context.Logger, context.Time),
            new HubSpotPaths(options.ApiVersion));
        Properties = new HubSpotProperties(api);
        Pipelines = new HubSpotPipelines(api);
        Associations = new HubSpotAssociations(api);
    }

    /// <inheritdoc/>
    public string ApiVersion => api.Paths.Version;

    /// <inheritdoc/>
    public IHubSpotProperties Properties { get; }

    /// <inheritdoc/>
    public IHubSpotPipelines Pipelines { get; }

    /// <inheritdoc/>
    public IHubSpotAssociations Associations { get; }

    /// <inheritdoc/>
    public IHubSpotObjects<HubSpotRecord> Objects(string objectType) =>
        new HubSpotObjects<HubSpotRecord>(api, objectType, static () => new UntypedRecordReader().Read, ownProperties: null);

    /// <inheritdoc/>
    public IHubSpotObjects<HubSpotRecord<T>> Objects<T>()
        where T : class, Records.IHubSpotModel<T> => Objects<T>(T.ObjectType);

    /// <inheritdoc/>
    public IHubSpotObjects<HubSpotRecord<T>> Objects<T>(string objectType)
        where T : class, Records.IHubSpotModel<T> =>
        new HubSpotObjects<HubSpotRecord<T>>(api, objectType, static () => TypedRecordReader<T>.Instance, T.PropertyNames);

    private static HubSpotOptions Checked(HubSpotOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        HubSpotOptionsCheck.Check(options, Category).ThrowIfAny(typeof(HubSpotOptions));
        return options;
    }

    private static HubSpotOptions ForSearches(HubSpotOptions options)
    {
        ResilienceOptions resilience = options.Resilience.Copy();
        resilience.RequestsPerSecond = Math.Min(options.SearchesPerSecond, resilience.RequestsPerSecond ?? int.MaxValue);
        return new HubSpotOptions
        {
            BaseAddress = options.BaseAddress,
            MaxResponseBytes = options.MaxResponseBytes,
            AllowInsecureHttp = options.AllowInsecureHttp,
            Resilience = resilience,
        };
    }
}
