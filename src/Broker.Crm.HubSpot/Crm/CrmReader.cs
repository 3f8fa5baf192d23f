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

    private const int ChunkSize = HubSpotBatchLimits.MaxInputs;

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
        var found = new Dictionary<string, CrmRecord>(StringComparer.Ordinal);
        foreach (string[] chunk in externalIds.Distinct(StringComparer.Ordinal).Chunk(ChunkSize))
        {
            BoundaryFailure? failure = chunk.Length > 1
                ? await ReadChunkAsync(entity, chunk, fields, layout, found, cancellationToken).ConfigureAwait(false)
                : await ReadOneByOneAsync(entity, chunk, fields, layout, found, cancellationToken).ConfigureAwait(false);
            if (failure is not null)
            {
                return BoundaryResult<IReadOnlyDictionary<string, CrmRecord>>.Failed(Outcome.NotSent, failure);
            }
        }

        return BoundaryResult<IReadOnlyDictionary<string, CrmRecord>>.Confirmed(found);
    }

    private async ValueTask<BoundaryFailure?> ReadOneByOneAsync(
        CrmEntity entity, string[] chunk, IReadOnlyList<string> fields, CrmLayout layout, Dictionary<string, CrmRecord> found, CancellationToken cancellationToken)
    {
        foreach (string id in chunk)
        {
            BoundaryResult<CrmRecord> read = await ReadAsync(entity, id, fields, layout, cancellationToken).ConfigureAwait(false);
            if (read.IsConfirmed)
            {
                found[id] = read.Value;
            }
            else if (read.Failure.Kind != ErrorKind.NotFound)
            {
                return read.Failure;
            }
        }

        return null;
    }

    private async ValueTask<BoundaryFailure?> ReadChunkAsync(
        CrmEntity entity, string[] chunk, IReadOnlyList<string> fields, CrmLayout layout, Dictionary<string, CrmRecord> found, CancellationToken cancellationToken)
    {
        string key = layout.KeyOf(entity);
        var read = new HubSpotReadOptions { IdProperty = key, Properties = [.. fields.Append(key).Append(EditedByProperty).Distinct(StringComparer.Ordinal)] };
        foreach (HubSpotBatchResult<string, HubSpotRecord> one in await client.Objects(layout.ObjectTypeOf(entity)).GetManyAsync(chunk, read, cancellationToken).ConfigureAwait(false))
        {
            if (one.Succeeded)
            {
                found[one.Input] = Neutral(one.Value, fields);
            }
            else if (one.CallFailed || one.Error.Kind is not (ErrorKind.NotFound or ErrorKind.Protocol))
            {
                return BoundaryFailure.From(one.Error);
            }

            // Records that are not there are told as errors or left out (contracts/hubspot.md 3); both mean the same.
        }

        return null;
    }
}
