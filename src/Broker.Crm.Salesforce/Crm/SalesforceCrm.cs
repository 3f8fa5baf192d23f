using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Configuration;
using Broker.Core.Errors;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Crm;

/// <summary>
/// Salesforce as the place that facts are projected to: customers are contacts, trading accounts are records of a custom object that looks up its contact, tickets are
/// cases. Thread-safe.
/// </summary>
/// <remarks>
/// Every record is written by a unique external id of ours, so that twice is once. The org's metadata is never changed: <see cref="Metadata.SalesforceMetadataPackage"/>
/// makes what an administrator deploys. A checkbox cannot be empty in Salesforce, so a cleared one is false.
/// </remarks>
public sealed class SalesforceCrm : ICrmBoundary
{
    private readonly CrmSchemaCheck setup;
    private readonly CrmReader reader;
    private readonly CrmWriter writer;
    private readonly ChangeReader changes;
    private readonly TicketOpener tickets;
    private readonly TicketCommenter comments;
    private volatile CrmLayout layout;

    /// <summary>Makes the boundary of one org.</summary>
    /// <param name="client">The org.</param>
    /// <param name="options">The layout; null for defaults. Read once.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or wrong.</exception>
    public SalesforceCrm(ISalesforceClient client, SalesforceCrmOptions? options = null)
        : this(client, options, TimeProvider.System)
    {
    }

    /// <summary>As <see cref="SalesforceCrm(ISalesforceClient, SalesforceCrmOptions)"/>, with a clock.</summary>
    /// <param name="client">The org.</param>
    /// <param name="options">The layout; null for defaults. Read once.</param>
    /// <param name="timeProvider">The clock; only reads of changes need it, to stay behind the present.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or wrong.</exception>
    public SalesforceCrm(ISalesforceClient client, SalesforceCrmOptions? options, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(timeProvider);
        options ??= new SalesforceCrmOptions();
        SalesforceCrmOptionsCheck.Add(new OptionsCheck(SalesforceClient.Category), options, "Crm.").ThrowIfAny(typeof(SalesforceCrmOptions));
        var shapes = new CrmShapes(client);
        setup = new CrmSchemaCheck(shapes);
        reader = new CrmReader(client, shapes);
        writer = new CrmWriter(client, shapes, reader);
        changes = new ChangeReader(client, shapes, reader, options, timeProvider);
        tickets = new TicketOpener(client, options);
        comments = new TicketCommenter(client);
        layout = CrmLayout.From(new CrmNames(options), options);
    }

    /// <inheritdoc/>
    public string SystemName => SalesforceProtocol.SystemName;

    /// <inheritdoc/>
    /// <remarks>
    /// Nothing is made. What does not exist, or is hidden from the user, is in <see cref="CrmSetupReport.Missing"/> with object, field and the type that is wanted; what has
    /// another type, is not unique, is no external id or may not be written is in <see cref="CrmSetupReport.Differing"/>. The external ids of the schema are used from then on.
    /// </remarks>
    public async ValueTask<BoundaryResult<CrmSetupReport>> EnsureSchemaAsync(CrmSchema schema, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schema);
        if (CrmWanted.Misuse(schema, layout.Names) is { } misuse)
        {
            return BoundaryResult<CrmSetupReport>.Failed(Outcome.NotSent, CrmFailures.Invalid(CrmSchemaCheck.Operation, misuse));
        }

        try
        {
            CrmLayout wanted = layout.With(schema);
            BoundaryResult<CrmSetupReport> report = await setup.RunAsync(schema, wanted, cancellationToken).ConfigureAwait(false);
            if (report.IsConfirmed)
            {
                layout = wanted;
            }

            return report;
        }
        catch (BrokerApiException exception)
        {
            return BoundaryResult<CrmSetupReport>.Failed(exception.Error);
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// By collections of 200. Somebody whom the org does not have yet is created with <see cref="SalesforceCrmOptions.NewCustomerNameField"/>. A record whose external id
    /// several records have is refused as a conflict: the first one is never taken.
    /// </remarks>
    public ValueTask<IReadOnlyList<BoundaryResult<CrmWritten>>> UpsertAsync(IReadOnlyList<CrmUpsert> records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        return writer.WriteAsync(records, layout, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<BoundaryResult<CrmRecord>> ReadAsync(
        CrmEntity entity, string externalId, IReadOnlyList<string> fields, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(externalId);
        ArgumentNullException.ThrowIfNull(fields);
        return reader.ReadAsync(entity, externalId, fields, layout, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<BoundaryResult<IReadOnlyDictionary<string, CrmRecord>>> ReadManyAsync(
        CrmEntity entity, IReadOnlyList<string> externalIds, IReadOnlyList<string> fields, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(externalIds);
        ArgumentNullException.ThrowIfNull(fields);
        return externalIds.Any(string.IsNullOrWhiteSpace)
            ? throw new ArgumentException("One of the external ids is empty.", nameof(externalIds))
            : reader.ReadManyAsync(entity, externalIds, fields, layout, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// By <c>SystemModstamp</c>, which is older than the moment at which others see the change: a read that reached the present goes back by
    /// <see cref="SalesforceCrmOptions.ChangeOverlap"/> the next time. A record whose key was cleared by hand is no longer found.
    /// </remarks>
    public ValueTask<BoundaryResult<CrmChanges>> ReadChangesAsync(
        CrmEntity entity, IReadOnlyList<string> fields, string? cursor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return changes.ReadAsync(entity, fields, ChangeCursor.Parse(cursor), layout, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Title and text are cut to what a case takes (255 and 32,000 characters). The org's assignment rules choose the owner of a new one, unless switched off.</remarks>
    public ValueTask<BoundaryResult<CrmTicketOpened>> OpenTicketAsync(CrmTicket ticket, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentException.ThrowIfNullOrWhiteSpace(ticket.Key, nameof(ticket));
        return tickets.OpenAsync(ticket, layout, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>A record of <see cref="SalesforceCrmOptions.CommentObject"/> that looks up the ticket, by a unique key of its own.</remarks>
    public ValueTask<BoundaryResult<CrmCommentWritten>> CommentTicketAsync(CrmTicketComment comment, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(comment);
        ArgumentException.ThrowIfNullOrWhiteSpace(comment.TicketKey, nameof(comment));
        ArgumentException.ThrowIfNullOrWhiteSpace(comment.Key, nameof(comment));
        return comments.WriteAsync(comment, layout, cancellationToken);
    }
}
