using System.Globalization;
using System.Net;
using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Crm.HubSpot.Objects;
using Broker.Crm.HubSpot.Properties;

namespace Broker.Crm.HubSpot.Crm;

/// <summary>Writes comments as notes that are linked to the ticket. A note is written by a unique property of its own, so that twice is once.</summary>
internal sealed class TicketCommenter(IHubSpotClient client, HubSpotCrmOptions options)
{
    private const string Notes = "notes";
    private const string CommentKey = "broker_comment_key";
    private const string Operation = "CommentTicket";
    private readonly string group = options.PropertyGroup;
    private volatile bool ready;

    internal async ValueTask<BoundaryResult<CrmCommentWritten>> WriteAsync(CrmTicketComment comment, CancellationToken cancellationToken)
    {
        try
        {
            HubSpotRecord? ticket = await client.Objects(CrmLayout.Tickets).FindAsync(
                CrmLayout.TicketKey, comment.TicketKey, new HubSpotReadOptions { Properties = [CrmLayout.TicketKey] }, cancellationToken).ConfigureAwait(false);
            if (ticket is null)
            {
                return Refused("There is no ticket with this key; open it first.", ErrorKind.NotFound);
            }

            if (await PrepareAsync(cancellationToken).ConfigureAwait(false) is { } problem)
            {
                return Refused(problem, ErrorKind.Validation);
            }

            var properties = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                // A note's body is HTML: plain text must not become markup.
                ["hs_note_body"] = WebUtility.HtmlEncode(comment.Text).Replace("\n", "<br>", StringComparison.Ordinal),
                ["hs_timestamp"] = comment.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            };
            HubSpotOutcome<HubSpotUpsert, HubSpotWritten<HubSpotRecord>> note = (await client.Objects(Notes).UpsertManyAsync(CommentKey, [new HubSpotUpsert(comment.Key, properties)], cancellationToken).ConfigureAwait(false))[0];
            if (!note.Succeeded)
            {
                return BoundaryResult<CrmCommentWritten>.Failed(note.Error);
            }

            await client.Associations.AssociateDefaultAsync(Notes, note.Value.Record.Id, CrmLayout.Tickets, ticket.Id, cancellationToken).ConfigureAwait(false);
            return BoundaryResult<CrmCommentWritten>.Confirmed(new CrmCommentWritten(new CrmRecordId(note.Value.Record.Id), note.Value.IsNew));
        }
        catch (BrokerApiException exception)
        {
            return BoundaryResult<CrmCommentWritten>.Failed(exception.Error);
        }
    }

    // Only at the first comment: a host that never comments needs no property on notes.
    private async ValueTask<string?> PrepareAsync(CancellationToken cancellationToken)
    {
        if (ready)
        {
            return null;
        }

        HubSpotSchemaReport report = await client.Properties.EnsureAsync(
            Notes,
            new HubSpotPropertyGroup { Name = group, Label = "Broker" },
            [HubSpotPropertyDefinition.Text(CommentKey, "Broker comment key", group, unique: true)],
            cancellationToken).ConfigureAwait(false);
        if (report.Differing is [var unfit, ..])
        {
            return $"{unfit} Comments cannot be written by it.";
        }

        ready = true;
        return null;
    }

    private static BoundaryResult<CrmCommentWritten> Refused(string sentence, ErrorKind kind) =>
        BoundaryResult<CrmCommentWritten>.Failed(Outcome.Refused, CrmFailures.Invalid(Operation, sentence, kind));
}
