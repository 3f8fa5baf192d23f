using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;
using Broker.Crm.Salesforce.Records;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Crm;

/// <summary>
/// Opens a ticket by its own unique key. One that exists is left as it is: support may have moved or closed it, and that is theirs (domain/onboarding.md 3.9).
/// </summary>
internal sealed class TicketOpener(ISalesforceClient client, SalesforceCrmOptions options)
{
    internal const int MaxSubject = 255;
    internal const int MaxText = 32_000;
    private readonly SalesforceWriteOptions write = new() { AutoAssign = options.RunTicketAssignmentRules };
    private readonly bool takesRules = options.TicketObject is "Case"; // the header is for Account, Case and Lead only

    internal async ValueTask<BoundaryResult<CrmTicketOpened>> OpenAsync(CrmTicket ticket, CrmLayout layout, CancellationToken cancellationToken)
    {
        CrmNames names = layout.Names;
        try
        {
            ISalesforceRecords tickets = client.Records(names.Ticket);
            SalesforceRecord? existing = await tickets.FindAsync(names.TicketKey, ticket.Key, ["Id"], cancellationToken).ConfigureAwait(false);
            if (existing is not null)
            {
                return Opened(existing.Id ?? existing["Id"].RawText, created: false);
            }

            SalesforceFields fields = new SalesforceFields()
                .Set(names.TicketSubject, CrmValues.Cut(ticket.Subject, MaxSubject))
                .Set(names.TicketText, CrmValues.Cut(ticket.Text, MaxText))
                .Set(names.TicketVerdict, CrmValues.Cut(ticket.Verdict, MaxSubject))
                .Set(names.TicketReference, CrmValues.Cut(ticket.Reference, MaxSubject));
            if (names.TicketCustomer is { } lookup && await CustomerAsync(ticket.CustomerExternalId, layout, cancellationToken).ConfigureAwait(false) is { } customer)
            {
                fields.Set(lookup, customer);
            }

            ApiResult<SalesforceUpserted> opened = await tickets.TryUpsertAsync(names.TicketKey, ticket.Key, fields, takesRules ? write : null, cancellationToken).ConfigureAwait(false);
            return opened.TryGet(out SalesforceUpserted? saved, out ApiError? error)
                ? Opened(saved.Id, saved.Created)
                : CrmFailures.Of<CrmTicketOpened>(error, names.Ticket, names.TicketKey, names.IsTicketField);
        }
        catch (BrokerApiException exception)
        {
            return CrmFailures.Of<CrmTicketOpened>(exception.Error, names.Ticket, names.TicketKey, names.IsTicketField);
        }
    }

    // A ticket without its link is still a ticket: a customer who is not there yet, or is there twice, does not keep it from being opened.
    private async ValueTask<string?> CustomerAsync(string? customer, CrmLayout layout, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(customer))
        {
            return null;
        }

        try
        {
            SalesforceRecord? contact = await client.Records(layout.Names.Customer).FindAsync(layout.CustomerKey, customer, ["Id"], cancellationToken).ConfigureAwait(false);
            return contact?.Id;
        }
        catch (ConflictException)
        {
            return null;
        }
    }

    private static BoundaryResult<CrmTicketOpened> Opened(string? id, bool created) => SalesforceIds.IsId(id)
        ? BoundaryResult<CrmTicketOpened>.Confirmed(new CrmTicketOpened(new CrmRecordId(SalesforceIds.To18(id!)), created))
        : BoundaryResult<CrmTicketOpened>.Failed(
            Outcome.Unknown, CrmFailures.Invalid("OpenTicket", "Salesforce says that the ticket is there and does not name it; open it again.", ErrorKind.Protocol));
}
