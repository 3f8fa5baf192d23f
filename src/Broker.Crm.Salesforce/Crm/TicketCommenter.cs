using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;
using Broker.Crm.Salesforce.Records;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Crm;

/// <summary>
/// Writes comments as records of a custom object with a unique key, so that twice is once whoever races. Salesforce's own <c>CaseComment</c> takes no custom field, and
/// its text cannot be queried by, so that a look before every write would be all there is.
/// </summary>
internal sealed class TicketCommenter(ISalesforceClient client)
{
    private const string Operation = "CommentTicket";

    internal async ValueTask<BoundaryResult<CrmCommentWritten>> WriteAsync(CrmTicketComment comment, CrmLayout layout, CancellationToken cancellationToken)
    {
        CrmNames names = layout.Names;
        if (names.Comment is not { } type)
        {
            return Failed(Outcome.NotSent, "Comments are switched off: the option Crm.CommentObject names no object.");
        }

        (string Object, string Key) asked = (names.Ticket, names.TicketKey);
        try
        {
            SalesforceRecord? ticket = await client.Records(names.Ticket).FindAsync(names.TicketKey, comment.TicketKey, ["Id"], cancellationToken).ConfigureAwait(false);
            if ((ticket?.Id ?? ticket?["Id"].RawText) is not { } id)
            {
                return Failed(Outcome.Refused, "There is no ticket with this key; open it first.", ErrorKind.NotFound);
            }

            // Plain text in a field of plain text: nothing of it can become markup.
            asked = (type, CrmNames.CommentKey);
            SalesforceFields fields = new SalesforceFields()
                .Set(CrmNames.CommentTicket, id)
                .Set(CrmNames.CommentText, CrmValues.Cut(comment.Text, TicketOpener.MaxText))
                .Set(CrmNames.CommentAt, comment.At);
            ApiResult<SalesforceUpserted> written = await client.Records(type).TryUpsertAsync(CrmNames.CommentKey, comment.Key, fields, null, cancellationToken).ConfigureAwait(false);
            return !written.TryGet(out SalesforceUpserted? saved, out ApiError? error) ? CrmFailures.Of<CrmCommentWritten>(error, type, CrmNames.CommentKey, names.IsTicketField)
                : SalesforceIds.IsId(saved.Id) ? BoundaryResult<CrmCommentWritten>.Confirmed(new CrmCommentWritten(new CrmRecordId(SalesforceIds.To18(saved.Id!)), saved.Created))
                : Failed(Outcome.Unknown, "Salesforce says that the comment was written and does not name it; write it again.", ErrorKind.Protocol);
        }
        catch (BrokerApiException exception)
        {
            return CrmFailures.Of<CrmCommentWritten>(exception.Error, asked.Object, asked.Key, names.IsTicketField);
        }
    }

    private static BoundaryResult<CrmCommentWritten> Failed(Outcome outcome, string sentence, ErrorKind kind = ErrorKind.Validation) =>
        BoundaryResult<CrmCommentWritten>.Failed(outcome, CrmFailures.Invalid(Operation, sentence, kind));
}
