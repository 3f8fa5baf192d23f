using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;
using Broker.Crm.HubSpot.Objects;

namespace Broker.Crm.HubSpot.Crm;

/// <summary>
/// Opens a ticket by its own unique key. One that exists is left as it is: support may have moved or closed it, and that is theirs
/// (domain/onboarding.md 3.9).
/// </summary>
internal sealed class TicketOpener(IHubSpotClient client, HubSpotCrmOptions options)
{
    private const string Operation = "OpenTicket";
    private readonly StageResolver stages = StageResolver.OfTickets(client, options);

    /// <summary>Why tickets cannot be opened, in words; null when they can.</summary>
    internal async ValueTask<string?> CheckAsync(CancellationToken cancellationToken) => (await stages.ResolveAsync(cancellationToken).ConfigureAwait(false)).Problem;

    internal async ValueTask<BoundaryResult<CrmTicketOpened>> OpenAsync(CrmTicket ticket, CrmLayout layout, CancellationToken cancellationToken)
    {
        try
        {
            IHubSpotObjects<HubSpotRecord> tickets = client.Objects(CrmLayout.Tickets);
            HubSpotRecord? existing = await tickets.FindAsync(
                CrmLayout.TicketKey, ticket.Key, new HubSpotReadOptions { Properties = [CrmLayout.TicketKey] }, cancellationToken).ConfigureAwait(false);
            BoundaryResult<CrmTicketOpened> opened = existing is null
                ? await CreateAsync(tickets, ticket, cancellationToken).ConfigureAwait(false)
                : BoundaryResult<CrmTicketOpened>.Confirmed(new CrmTicketOpened(new CrmRecordId(existing.Id), WasCreated: false));
            if (opened.IsConfirmed && ticket.CustomerExternalId is { Length: > 0 } customer)
            {
                return await AssociateAsync(opened, customer, layout, cancellationToken).ConfigureAwait(false);
            }

            return opened;
        }
        catch (BrokerApiException exception)
        {
            return BoundaryResult<CrmTicketOpened>.Failed(exception.Error);
        }
    }

    private async ValueTask<BoundaryResult<CrmTicketOpened>> CreateAsync(IHubSpotObjects<HubSpotRecord> tickets, CrmTicket ticket, CancellationToken cancellationToken)
    {
        (StartStage? stage, string? problem) = await stages.ResolveAsync(cancellationToken).ConfigureAwait(false);
        if (stage is null)
        {
            return BoundaryResult<CrmTicketOpened>.Failed(Outcome.NotSent, CrmFailures.Invalid(Operation, problem!));
        }

        var properties = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["subject"] = ticket.Subject,
            ["content"] = ticket.Text,
            ["hs_pipeline"] = stage.PipelineId,
            ["hs_pipeline_stage"] = stage.StageId,
            [CrmLayout.TicketVerdict] = ticket.Verdict,
            [CrmLayout.TicketReference] = ticket.Reference,
        };
        HubSpotOutcome<HubSpotUpsert, HubSpotWritten<HubSpotRecord>> result = (await tickets.UpsertManyAsync(CrmLayout.TicketKey, [new HubSpotUpsert(ticket.Key, properties)], cancellationToken).ConfigureAwait(false))[0];
        return result.Succeeded
            ? BoundaryResult<CrmTicketOpened>.Confirmed(new CrmTicketOpened(new CrmRecordId(result.Value.Record.Id), result.Value.IsNew ?? true))
            : BoundaryResult<CrmTicketOpened>.Failed(result.Error);
    }

    // A ticket without its link is still a ticket: only a failure that may pass is reported, so that the caller opens it again and the link is made then.
    private async ValueTask<BoundaryResult<CrmTicketOpened>> AssociateAsync(
        BoundaryResult<CrmTicketOpened> opened, string customer, CrmLayout layout, CancellationToken cancellationToken)
    {
        ApiResult<HubSpotRecord> contact = await client.Objects(CrmLayout.Contacts).TryGetAsync(
            customer, new HubSpotReadOptions { IdProperty = layout.CustomerKey, Properties = [layout.CustomerKey] }, cancellationToken).ConfigureAwait(false);
        if (contact.Error is { } missing)
        {
            return missing.IsTransient ? BoundaryResult<CrmTicketOpened>.Failed(missing) : opened;
        }

        try
        {
            await client.Associations.AssociateDefaultAsync(
                CrmLayout.Tickets, opened.Value.Id.Value, CrmLayout.Contacts, contact.Value.Id, cancellationToken).ConfigureAwait(false);
            return opened;
        }
        catch (BrokerApiException exception) when (!exception.IsTransient)
        {
            return opened;
        }
    }
}
