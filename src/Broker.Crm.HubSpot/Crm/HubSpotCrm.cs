using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Crm;

/// <summary>HubSpot as the place that facts are projected to: customers are contacts, tickets are tickets. Thread-safe.</summary>
/// <remarks>
/// Neutral field names are property names. Every record is written by a unique property of ours, so that twice is once. Where trading accounts are written is
/// said by <see cref="HubSpotCrmOptions.TradingAccountLayout"/>.
/// </remarks>
public sealed class HubSpotCrm : ICrmBoundary
{
    private readonly CrmSchemaSetup setup;
    private readonly CustomObjects customObjects;
    private readonly AccountPlacer accounts;
    private readonly CrmReader reader;
    private readonly ChangeReader changes;
    private readonly CrmWriter writer;
    private readonly TicketOpener tickets;
    private readonly TicketCommenter comments;
    private volatile CrmLayout layout;

    /// <summary>Makes the boundary of one account.</summary>
    /// <param name="client">The account.</param>
    /// <param name="options">The layout; null for defaults. Read once.</param>
    public HubSpotCrm(IHubSpotClient client, HubSpotCrmOptions? options = null)
        : this(client, options, TimeProvider.System)
    {
    }

    /// <summary>As <see cref="HubSpotCrm(IHubSpotClient, HubSpotCrmOptions)"/>, with a clock.</summary>
    /// <param name="client">The account.</param>
    /// <param name="options">The layout; null for defaults. Read once.</param>
    /// <param name="timeProvider">The clock; only reads of changes need it, to stay behind the present.</param>
    public HubSpotCrm(IHubSpotClient client, HubSpotCrmOptions? options, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(timeProvider);
        options ??= new HubSpotCrmOptions();
        customObjects = new CustomObjects(client, options);
        setup = new CrmSchemaSetup(client, options);
        reader = new CrmReader(client, options);
        changes = new ChangeReader(client, reader, options, timeProvider);
        accounts = new AccountPlacer(client, reader, options);
        writer = new CrmWriter(client, accounts);
        tickets = new TicketOpener(client, options);
        comments = new TicketCommenter(client, options);
        layout = CrmLayout.From(options);
    }

    /// <inheritdoc/>
    public string SystemName => HubSpotProtocol.SystemName;

    /// <inheritdoc/>
    /// <remarks>
    /// Makes the custom object of trading accounts if the layout uses one and it is missing. Fails when an external id exists without unique values, when the
    /// pipeline or stage of tickets or deals does not exist, or when the account may not have custom objects. Other differences are reported. The external ids
    /// of the schema are used from then on.
    /// </remarks>
    public async ValueTask<BoundaryResult<CrmSetupReport>> EnsureSchemaAsync(CrmSchema schema, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schema);
        CrmLayout wanted = layout.With(schema);
        try
        {
            bool madeObject = false;
            if (wanted is { Accounts: HubSpotAccountLayout.CustomObject, TradingAccountObjectType: null } && schema.Fields.Any(static f => f.Entity == CrmEntity.TradingAccount))
            {
                (string? typeId, madeObject, string? missing) = await customObjects.EnsureAsync(wanted.TradingAccountKey, cancellationToken).ConfigureAwait(false);
                if (typeId is null)
                {
                    return Unfit(missing!);
                }

                wanted = wanted with { TradingAccountObjectType = typeId };
            }

            BoundaryResult<CrmSetupReport> result = await setup.RunAsync(schema, wanted, cancellationToken).ConfigureAwait(false);
            if (!result.IsConfirmed)
            {
                return result;
            }

            layout = wanted;
            string? problem = await tickets.CheckAsync(cancellationToken).ConfigureAwait(false) ?? await accounts.CheckAsync(wanted, cancellationToken).ConfigureAwait(false);
            return problem is not null
                ? Unfit(problem)
                : madeObject
                    ? BoundaryResult<CrmSetupReport>.Confirmed(result.Value with { Created = [wanted.TradingAccountObjectType!, .. result.Value.Created] })
                    : result;
        }
        catch (BrokerApiException exception)
        {
            return BoundaryResult<CrmSetupReport>.Failed(exception.Error);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<BoundaryResult<CrmWritten>>> UpsertAsync(IReadOnlyList<CrmUpsert> records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        (CrmLayout current, BoundaryFailure? failure) = await LayoutForAsync(records.Any(static r => r.Entity == CrmEntity.TradingAccount), cancellationToken).ConfigureAwait(false);
        return failure is null
            ? await writer.WriteAsync(records, current, cancellationToken).ConfigureAwait(false)
            : [.. records.Select(_ => BoundaryResult<CrmWritten>.Failed(Outcome.NotSent, failure))];
    }

    /// <inheritdoc/>
    public async ValueTask<BoundaryResult<CrmRecord>> ReadAsync(
        CrmEntity entity, string externalId, IReadOnlyList<string> fields, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(externalId);
        ArgumentNullException.ThrowIfNull(fields);
        (CrmLayout current, BoundaryFailure? failure) = await LayoutForAsync(entity == CrmEntity.TradingAccount, cancellationToken).ConfigureAwait(false);
        return failure is null
            ? await reader.ReadAsync(entity, externalId, fields, current, cancellationToken).ConfigureAwait(false)
            : BoundaryResult<CrmRecord>.Failed(Outcome.NotSent, failure);
    }

    /// <inheritdoc/>
    public async ValueTask<BoundaryResult<IReadOnlyDictionary<string, CrmRecord>>> ReadManyAsync(
        CrmEntity entity, IReadOnlyList<string> externalIds, IReadOnlyList<string> fields, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(externalIds);
        ArgumentNullException.ThrowIfNull(fields);
        if (externalIds.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("One of the external ids is empty.", nameof(externalIds));
        }

        (CrmLayout current, BoundaryFailure? failure) = await LayoutForAsync(entity == CrmEntity.TradingAccount, cancellationToken).ConfigureAwait(false);
        return failure is null
            ? await reader.ReadManyAsync(entity, externalIds, fields, current, cancellationToken).ConfigureAwait(false)
            : BoundaryResult<IReadOnlyDictionary<string, CrmRecord>>.Failed(Outcome.NotSent, failure);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// By search, which shows writes late: a read that reached the present goes back by <see cref="HubSpotCrmOptions.SearchOverlap"/> the next time. Values may
    /// be older than those of <see cref="ReadAsync"/>. A record whose key was cleared by hand is no longer found.
    /// </remarks>
    public async ValueTask<BoundaryResult<CrmChanges>> ReadChangesAsync(
        CrmEntity entity, IReadOnlyList<string> fields, string? cursor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ChangeCursor from = ChangeCursor.Parse(cursor);
        (CrmLayout current, BoundaryFailure? failure) = await LayoutForAsync(entity == CrmEntity.TradingAccount, cancellationToken).ConfigureAwait(false);
        return failure is null
            ? await changes.ReadAsync(entity, fields, from, current, cancellationToken).ConfigureAwait(false)
            : BoundaryResult<CrmChanges>.Failed(Outcome.NotSent, failure);
    }

    /// <inheritdoc/>
    public ValueTask<BoundaryResult<CrmTicketOpened>> OpenTicketAsync(CrmTicket ticket, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentException.ThrowIfNullOrWhiteSpace(ticket.Key, nameof(ticket));
        return tickets.OpenAsync(ticket, layout, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>A note that is linked to the ticket. The first comment makes sure of the unique property <c>broker_comment_key</c> of notes.</remarks>
    public ValueTask<BoundaryResult<CrmCommentWritten>> CommentTicketAsync(CrmTicketComment comment, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(comment);
        ArgumentException.ThrowIfNullOrWhiteSpace(comment.TicketKey, nameof(comment));
        ArgumentException.ThrowIfNullOrWhiteSpace(comment.Key, nameof(comment));
        return comments.WriteAsync(comment, cancellationToken);
    }

    private static BoundaryResult<CrmSetupReport> Unfit(string problem) =>
        BoundaryResult<CrmSetupReport>.Failed(Outcome.Refused, CrmFailures.Invalid("EnsureSchema", problem));

    // A process that did not ensure the schema itself still finds the object that another one made.
    private async ValueTask<(CrmLayout Layout, BoundaryFailure? Failure)> LayoutForAsync(bool accountsToo, CancellationToken cancellationToken)
    {
        CrmLayout current = layout;
        if (!accountsToo || current is not { Accounts: HubSpotAccountLayout.CustomObject, TradingAccountObjectType: null })
        {
            return (current, null);
        }

        try
        {
            (string? typeId, string? problem) = await customObjects.FindAsync(cancellationToken).ConfigureAwait(false);
            if (typeId is null)
            {
                return (current, CrmFailures.Invalid("FindSchema", problem!));
            }

            layout = current = current with { TradingAccountObjectType = typeId };
            return (current, null);
        }
        catch (BrokerApiException exception)
        {
            return (current, BoundaryFailure.From(exception.Error));
        }
    }
}
