using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;
using Broker.Core.Paging;
using Broker.Crm.Salesforce.Query;
using Broker.Crm.Salesforce.Records;

namespace Broker.Crm.Salesforce.Crm;

/// <summary>
/// Reads what changed since a cursor, by the time at which Salesforce stamped the change, in parts of one query each. A stamp is older than the moment in which its
/// transaction ends and others see it: whoever reached the present goes back a little.
/// </summary>
internal sealed class ChangeReader(ISalesforceClient client, CrmShapes shapes, CrmReader reader, SalesforceCrmOptions options, TimeProvider time)
{
    internal const int PartSize = 200;
    private const string Operation = "ReadChanges";
    private readonly TimeSpan overlap = options.ChangeOverlap;

    internal async ValueTask<BoundaryResult<CrmChanges>> ReadAsync(
        CrmEntity entity, IReadOnlyList<string> fields, ChangeCursor start, CrmLayout layout, CancellationToken cancellationToken)
    {
        string key = layout.KeyOf(entity);
        string type = layout.Names.ObjectOf(entity);
        CrmShape? shape = null;
        try
        {
            shape = await shapes.GetAsync(type, cancellationToken).ConfigureAwait(false);
            if (CrmReader.Unknown(Operation, entity, fields, layout, shape) is { } unknown)
            {
                return BoundaryResult<CrmChanges>.Failed(Outcome.NotSent, unknown);
            }

            string[] columns = CrmReader.Columns(entity, fields, layout);
            if (start.Id.Length == 0)
            {
                IReadOnlyList<SalesforceRecord> page = await ReadAsync(
                    Soql.Of($"SELECT {Soql.Names(columns)} FROM {Soql.Name(type)} WHERE {Soql.Name(key)} != null AND SystemModstamp >= {start.Time} ORDER BY SystemModstamp, Id LIMIT {PartSize}"),
                    cancellationToken).ConfigureAwait(false);
                long last = page.Count == 0 ? start.Second : page.Max(r => SecondOf(r, start));
                if (page.Count < PartSize)
                {
                    return await PartAsync(page, Resting(start, page.Count == 0 ? start.Second : last + 1), hasMore: false).ConfigureAwait(false);
                }

                if (last > start.Second)
                {
                    // The part may end in the middle of a second: that one is told next time, whole.
                    return await PartAsync([.. page.Where(r => SecondOf(r, start) < last)], new ChangeCursor(last, Floor: FloorOf(start, last)), hasMore: true).ConfigureAwait(false);
                }
            }

            // More changed in this second than a part holds: they are walked by id.
            Soql walk = start.Id.Length == 0
                ? Soql.Of($"SELECT {Soql.Names(columns)} FROM {Soql.Name(type)} WHERE {Soql.Name(key)} != null AND SystemModstamp >= {start.Time} AND SystemModstamp < {start.Time.AddSeconds(1)} ORDER BY Id LIMIT {PartSize}")
                : Soql.Of($"SELECT {Soql.Names(columns)} FROM {Soql.Name(type)} WHERE {Soql.Name(key)} != null AND SystemModstamp >= {start.Time} AND SystemModstamp < {start.Time.AddSeconds(1)} AND Id > {start.Id} ORDER BY Id LIMIT {PartSize}");
            IReadOnlyList<SalesforceRecord> together = await ReadAsync(walk, cancellationToken).ConfigureAwait(false);
            ChangeCursor next = together.Count == PartSize
                ? new ChangeCursor(start.Second, CrmReader.IdOf(together[^1]), FloorOf(start, start.Second))
                : new ChangeCursor(start.Second + 1, Floor: FloorOf(start, start.Second + 1));
            return await PartAsync(together, next, hasMore: true).ConfigureAwait(false);
        }
        catch (BrokerApiException exception)
        {
            return CrmFailures.Of<CrmChanges>(exception.Error, type, key, name => shape?.Has(name) == true);
        }

        async ValueTask<BoundaryResult<CrmChanges>> PartAsync(IReadOnlyList<SalesforceRecord> rows, ChangeCursor next, bool hasMore)
        {
            string? ownUser = rows.Count == 0 ? null : await reader.OwnUserAsync(cancellationToken).ConfigureAwait(false);
            return BoundaryResult<CrmChanges>.Confirmed(new CrmChanges(
                [.. rows.Select(r => new CrmChange(r[key].RawText, CrmReader.Neutral(entity, r, fields, layout, shape!, ownUser)))], next.ToString(), hasMore));
        }
    }

    // Not beyond the last change that was seen, even when nothing is under way any more: the clocks of both sides may differ.
    private ChangeCursor Resting(ChangeCursor start, long reached) => new(Math.Min(reached, start.Floor > 0 ? start.Floor : Safe()));

    // A walk of many parts may pass the present long before it ends: what was not visible then is looked for again.
    private long FloorOf(ChangeCursor start, long reached) => start.Floor > 0 ? start.Floor : reached > Safe() ? Safe() : 0;

    private long Safe() => Math.Max((time.GetUtcNow() - overlap).ToUnixTimeSeconds(), 1);

    private async Task<IReadOnlyList<SalesforceRecord>> ReadAsync(Soql query, CancellationToken cancellationToken)
    {
        List<SalesforceRecord> rows = [];
        await foreach (Page<SalesforceRecord> page in client.Query.QueryAsync(query).AsPagesAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            rows.AddRange(page.Items);
        }

        return rows;
    }

    // Without a stamp a record cannot be placed; it is told now and does not move the cursor.
    private static long SecondOf(SalesforceRecord record, ChangeCursor start) =>
        record[CrmNames.Modified].TryTime(out DateTimeOffset at) ? Math.Max(at.ToUnixTimeSeconds(), start.Second) : start.Second;
}
