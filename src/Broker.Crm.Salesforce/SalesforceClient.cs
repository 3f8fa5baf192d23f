using Broker.Core.Configuration;
using Broker.Core.Pipeline;
using Broker.Core.Registration;
using Broker.Core.Telemetry;
using Broker.Crm.Salesforce.Authentication;
using Broker.Crm.Salesforce.Bulk;
using Broker.Crm.Salesforce.Composite;
using Broker.Crm.Salesforce.Describe;
using Broker.Crm.Salesforce.Limits;
using Broker.Crm.Salesforce.Query;
using Broker.Crm.Salesforce.Records;
using Broker.Crm.Salesforce.Shape;
using Broker.Crm.Salesforce.Wire;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Broker.Crm.Salesforce;

/// <summary>One Salesforce org. Thread-safe; one for the life of the program.</summary>
public sealed class SalesforceClient : ISalesforceClient
{
    internal const string Category = "Broker.Crm.Salesforce";

    internal static readonly ClientTelemetry Telemetry = new(Category, typeof(SalesforceClient).Assembly.GetName().Version?.ToString(3) ?? "0.0.0");
    private readonly SalesforceApi api;
    private readonly UpsertRun upserts;
    private readonly OwnUser ownUser;
    private readonly UsageMeter usage = new();

    /// <summary>Makes a client without a container.</summary>
    /// <param name="options">The options; read once.</param>
    /// <param name="httpClient">The caller's own HTTP client; null for a connection pool shared by all clients of the family.</param>
    /// <param name="loggerFactory">Where logs go; null for nowhere.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or wrong.</exception>
    public SalesforceClient(SalesforceOptions options, HttpClient? httpClient = null, ILoggerFactory? loggerFactory = null, TimeProvider? timeProvider = null)
        : this(new ClientContext<SalesforceOptions>(
            Checked(options),
            httpClient is null ? ApiTransport.Shared : ApiTransport.From(httpClient),
            loggerFactory?.CreateLogger(Category) ?? NullLogger.Instance,
            timeProvider ?? TimeProvider.System))
    {
    }

    internal SalesforceClient(ClientContext<SalesforceOptions> context)
    {
        SalesforceOptions options = context.Options;
        (options.Credential as SalesforceOAuthCredential)?.Bind(context);
        var gate = new DailyGate(options.DailyLimitPause, context.Time);
        var protocol = new SalesforceProtocol(options.Credential!, options.ClientName, usage, gate);
        api = new SalesforceApi(
            new ApiPipeline(protocol, context.Transport, options, Telemetry, context.Logger, context.Time) { Gate = gate },
            new SalesforcePaths(options.ApiVersion),
            context.Time);
        ownUser = new OwnUser(api, options.Credential!);
        Limits = new OrgLimits(api, gate);
        Describe = new SalesforceDescribe(api, options.DescribeCacheTime);
        Bulk = new SalesforceBulk(api);
        Query = new SalesforceQuery(api);
        Composite = new SalesforceComposite(api);
        upserts = new UpsertRun(api, new BulkUpsert(Bulk));
    }

    /// <inheritdoc/>
    public string ApiVersion => api.Paths.Version;

    /// <inheritdoc/>
    public SalesforceUsage? Usage => usage.Read();

    /// <inheritdoc/>
    public Task<string?> GetUserIdAsync(CancellationToken cancellationToken = default) => ownUser.GetAsync(cancellationToken);

    /// <inheritdoc/>
    public ISalesforceLimits Limits { get; }

    /// <inheritdoc/>
    public ISalesforceDescribe Describe { get; }

    /// <inheritdoc/>
    public ISalesforceRecords Records(string objectType) => new SalesforceRecords(api, objectType);

    /// <inheritdoc/>
    public ISalesforceRecords<T> Records<T>()
        where T : class, ISalesforceModel<T> => new SalesforceRecords<T>(api);

    /// <inheritdoc/>
    public ISalesforceBulk Bulk { get; }

    /// <inheritdoc/>
    public ISalesforceQuery Query { get; }

    /// <inheritdoc/>
    public ISalesforceComposite Composite { get; }

    /// <inheritdoc/>
    public Task<UpsertReport> UpsertManyAsync(IReadOnlyList<UpsertRecord> records, string by, UpsertManyOptions? options = null, CancellationToken cancellationToken = default) =>
        upserts.RunAsync(records, by, options, cancellationToken);

    private static SalesforceOptions Checked(SalesforceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        SalesforceOptionsCheck.Check(options, Category).ThrowIfAny(typeof(SalesforceOptions));
        return options;
    }
}
