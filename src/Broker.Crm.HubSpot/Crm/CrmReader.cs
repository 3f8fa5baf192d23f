using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;
using Broker.Crm.HubSpot.Objects;

namespace Broker.Crm.HubSpot.Crm;

/// <summary>Reads records back by their external ids, never by search: what was just written must be seen.</summary>
internal sealed class CrmReader(IHubSpotClient client, HubSpotCrmOptions options)
{
    /// <summary>The property that names the user who changed a record last; empty after many writes by API.</summary>
    internal const string EditedByProperty = "hs_updated_by_user_id";

    private readonly string? ownUser = options.IntegrationUserId;

    internal CrmRecord Neutral(HubSpotRecord record, IReadOnlyList<string> fields)
    {
        string? editor = record[EditedByProperty];
        return new CrmRecord(
            new CrmRecordId(record.Id), fields.Distinct(StringComparer.Ordinal).ToDictionary(static f => f, f => record[f], StringComparer.Ordinal), record.UpdatedAt)
        {
            EditedBy = editor,
            IsOwnWrite = editor is null || ownUser is null ? null : string.Equals(editor, ownUser, StringComparison.Ordinal),
        };
    }

    internal async ValueTask<BoundaryResult<CrmRecord>> ReadAsync(
        CrmEntity entity, string externalId, IReadOnlyList<string> fields, CrmLayout layout, CancellationToken cancellationToken)
    {
        var read = new HubSpotReadOptions { IdProperty = layout.KeyOf(entity), Properties = [.. fields, EditedByProperty] };
        ApiResult<HubSpotRecord> result = await client.Objects(layout.ObjectTypeOf(entity)).TryGetAsync(externalId, read, cancellationToken).ConfigureAwait(false);
        return result.TryGet(out HubSpotRecord? record, out ApiError? error)
            ? BoundaryResult<CrmRecord>.Confirmed(Neutral(record, fields))
            : BoundaryResult<CrmRecord>.Failed(error);
    }

    internal async ValueTask<BoundaryResult<IReadOnlyDictionary<string, CrmRecord>>> ReadManyAsync(
        CrmEntity entity, IReadOnlyList<string> externalIds, IReadOnlyList<string> fields, CrmLayout layout, CancellationToken cancellationToken)
    {
        string key = layout.KeyOf(entity);
        string[] ids = [.. externalIds.Distinct(StringComparer.OrdinalIgnoreCase)];
        var read = new HubSpotReadOptions { IdProperty = key, Properties = [.. fields.Append(key).Append(EditedByProperty).Distinct(StringComparer.Ordinal)] };
        var found = new Dictionary<string, CrmRecord>(StringComparer.Ordinal);
        foreach (HubSpotOutcome<string, HubSpotRecord> one in await client.Objects(layout.ObjectTypeOf(entity)).GetManyAsync(ids, read, cancellationToken).ConfigureAwait(false))
        {
            if (one.Result.TryGet(out HubSpotRecord? record, out ApiError? error))
            {
                found[one.Input] = Neutral(record, fields);
            }
            else if (one.CallFailed || error.Kind is not (ErrorKind.NotFound or ErrorKind.Protocol))
            {
                // A record that is not there is told as an error of its input or left out (contracts/hubspot.md 3); both mean the same.
                return BoundaryResult<IReadOnlyDictionary<string, CrmRecord>>.Failed(Outcome.NotSent, BoundaryFailure.From(error));
            }
        }

        foreach (string id in externalIds)
        {
            if (!found.ContainsKey(id) && found.FirstOrDefault(p => string.Equals(p.Key, id, StringComparison.OrdinalIgnoreCase)) is { Value: { } same })
            {
                found[id] = same;
            }
        }

        return BoundaryResult<IReadOnlyDictionary<string, CrmRecord>>.Confirmed(found);
    }
}
