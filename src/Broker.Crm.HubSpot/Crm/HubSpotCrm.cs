using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;
using Broker.Crm.HubSpot.Objects;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Crm;

/// <summary>HubSpot as the place that facts are projected to: customers are contacts, tickets are tickets. Thread-safe.</summary>
/// <remarks>
/// Neutral field names are property names. Every record is written by a unique property of ours, so that twice is once. Where trading accounts are written is
/// said by <see cref="HubSpotCrmOptions.TradingAccountObjectType"/>.
/// </remarks>
public sealed class HubSpotCrm : ICrmBoundary
{
    private readonly IHubSpotClient client;
    private readonly CrmSchemaSetup setup;
    private readonly CrmWriter writer;
    private readonly TicketOpener tickets;
    private volatile CrmLayout layout;

    /// <summary>Makes the boundary of one account.</summary>
    /// <param name="client">The account.</param>
    /// <param name="options">The layout; null for defaults. Read once.</param>
    public HubSpotCrm(IHubSpotClient client, HubSpotCrmOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        options ??= new HubSpotCrmOptions();
        this.client = client;
        setup = new CrmSchemaSetup(client, options);
        writer = new CrmWriter(client);
        tickets = new TicketOpener(client, options);
        layout = CrmLayout.From(options);
    }

    /// <inheritdoc/>
    public string SystemName => HubSpotProtocol.SystemName;

    /// <inheritdoc/>
    /// <remarks>
    /// Fails when an external id exists without unique values, or when the ticket pipeline or stage of the options does not exist. Other differences are reported.
    /// The external ids of the schema are used from then on.
    /// </remarks>
    public async ValueTask<BoundaryResult<CrmSetupReport>> EnsureSchemaAsync(CrmSchema schema, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schema);
        CrmLayout wanted = layout.With(schema);
        BoundaryResult<CrmSetupReport> result = await setup.RunAsync(schema, wanted, cancellationToken).ConfigureAwait(false);
        if (!result.IsConfirmed)
        {
            return result;
        }

        layout = wanted;
        try
        {
            string? problem = await tickets.CheckAsync(cancellationToken).ConfigureAwait(false);
            return problem is null ? result : BoundaryResult<CrmSetupReport>.Failed(Outcome.Refused, CrmFailures.Invalid("EnsureSchema", problem));
        }
        catch (BrokerApiException exception)
        {
            return BoundaryResult<CrmSetupReport>.Failed(exception.Error);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<BoundaryResult<CrmWritten>>> UpsertAsync(IReadOnlyList<CrmUpsert> records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        return writer.WriteAsync(records, layout, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<BoundaryResult<CrmRecord>> ReadAsync(
        CrmEntity entity, string externalId, IReadOnlyList<string> fields, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(externalId);
        ArgumentNullException.ThrowIfNull(fields);
        CrmLayout current = layout;
        var options = new HubSpotReadOptions { IdProperty = current.KeyOf(entity), Properties = fields };
        ApiResult<HubSpotRecord> result = await client.Objects(current.ObjectTypeOf(entity)).TryGetAsync(externalId, options, cancellationToken).ConfigureAwait(false);
        return result.TryGet(out HubSpotRecord? record, out ApiError? error)
            ? BoundaryResult<CrmRecord>.Confirmed(new CrmRecord(
                new CrmRecordId(record.Id), fields.Distinct(StringComparer.Ordinal).ToDictionary(static f => f, f => record[f], StringComparer.Ordinal), record.UpdatedAt))
            : BoundaryResult<CrmRecord>.Failed(error);
    }

    /// <inheritdoc/>
    public ValueTask<BoundaryResult<CrmTicketOpened>> OpenTicketAsync(CrmTicket ticket, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentException.ThrowIfNullOrWhiteSpace(ticket.Key, nameof(ticket));
        return tickets.OpenAsync(ticket, layout, cancellationToken);
    }
}
