using System.Globalization;
using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.Crm.HubSpot.Objects;
using Broker.Crm.HubSpot.Search;

namespace Broker.Crm.HubSpot.Crm;

/// <summary>Reads what changed since a cursor by search. Never goes beyond the first page of a search, so its cap of 10,000 results does not matter.</summary>
internal sealed class ChangeReader(IHubSpotClient client, CrmReader reader, HubSpotCrmOptions options, TimeProvider time)
{
    private const string IdProperty = "hs_object_id";
    private const int PageSize = 100;
    private readonly TimeSpan overlap = options.SearchOverlap;

    internal async ValueTask<BoundaryResult<CrmChanges>> ReadAsync(
        CrmEntity entity, IReadOnlyList<string> fields, ChangeCursor start, CrmLayout layout, CancellationToken cancellationToken)
    {
        string key = layout.KeyOf(entity);
        string modified = layout.ObjectTypeOf(entity) == CrmLayout.Contacts ? "lastmodifieddate" : "hs_lastmodifieddate";
        string[] properties = [.. fields.Append(key).Append(modified).Append(CrmReader.EditedByProperty).Distinct(StringComparer.Ordinal)];
        IHubSpotObjects<HubSpotRecord> objects = client.Objects(layout.ObjectTypeOf(entity));
        try
        {
            HubSpotFilter ours = HubSpotFilter.HasValue(key);
            string since = Text(start.Time);
            if (start.Id == 0)
            {
                IReadOnlyList<HubSpotRecord> page = await SearchAsync(objects, [ours, HubSpotFilter.AtLeast(modified, since)], modified, properties, cancellationToken).ConfigureAwait(false);
                if (page.Count < PageSize || page.Max(r => TimeOf(r, modified)) > start.Time)
                {
                    return Take(start, [], page, modified, key, fields);
                }
            }

            // More changed in this very moment than a page holds: they are walked by id, then what came later.
            IReadOnlyList<HubSpotRecord> together = await SearchAsync(
                objects,
                [ours, HubSpotFilter.Between(modified, since, since), HubSpotFilter.GreaterThan(IdProperty, Text(start.Id))],
                IdProperty,
                properties,
                cancellationToken).ConfigureAwait(false);
            if (together.Count == PageSize)
            {
                return Part(together.Select(r => Change(r, key, fields)), start with { Id = together.Max(IdOf), Floor = Floor(start, start.Time) }, hasMore: true);
            }

            IReadOnlyList<HubSpotRecord> later = await SearchAsync(objects, [ours, HubSpotFilter.GreaterThan(modified, since)], modified, properties, cancellationToken).ConfigureAwait(false);
            return Take(start, together, later, modified, key, fields);
        }
        catch (BrokerApiException exception)
        {
            return BoundaryResult<CrmChanges>.Failed(exception.Error);
        }
    }

    private BoundaryResult<CrmChanges> Take(
        ChangeCursor start, IReadOnlyList<HubSpotRecord> together, IReadOnlyList<HubSpotRecord> later, string modified, string key, IReadOnlyList<string> fields)
    {
        if (later.Count < PageSize)
        {
            return Part(together.Concat(later).Select(r => Change(r, key, fields)), Resting(start, together, later, modified), hasMore: false);
        }

        // The page may end in the middle of records that changed together: those of its last millisecond are told next time.
        long last = later.Max(r => TimeOf(r, modified));
        return Part(
            together.Concat(later.Where(r => TimeOf(r, modified) < last)).Select(r => Change(r, key, fields)), new ChangeCursor(last, 0, Floor(start, last)), hasMore: true);
    }

    private static BoundaryResult<CrmChanges> Part(IEnumerable<CrmChange> changes, ChangeCursor cursor, bool hasMore) =>
        BoundaryResult<CrmChanges>.Confirmed(new CrmChanges([.. changes], cursor.ToString(), hasMore));

    // Search shows writes late, so the next read starts a little before the present, even when that tells some changes again.
    private ChangeCursor Resting(ChangeCursor start, IReadOnlyList<HubSpotRecord> together, IReadOnlyList<HubSpotRecord> later, string modified)
    {
        ChangeCursor reached = start with { Id = Math.Max(start.Id, together.Select(IdOf).DefaultIfEmpty().Max()) };
        if (later.Count > 0)
        {
            long last = later.Max(r => TimeOf(r, modified));
            reached = new ChangeCursor(last, later.Where(r => TimeOf(r, modified) == last).Max(IdOf));
        }

        long safe = start.Floor > 0 ? start.Floor : Safe();
        return safe > reached.Time ? reached with { Floor = 0 } : new ChangeCursor(safe, 0);
    }

    // A walk of many parts may pass the present long before it ends: what was not visible then is looked for again.
    private long Floor(ChangeCursor start, long reached) => start.Floor > 0 ? start.Floor : reached > Safe() ? Safe() : 0;

    private long Safe() => Math.Max((time.GetUtcNow() - overlap).ToUnixTimeMilliseconds(), 1);

    private static async Task<IReadOnlyList<HubSpotRecord>> SearchAsync(
        IHubSpotObjects<HubSpotRecord> objects, HubSpotFilter[] filters, string sort, string[] properties, CancellationToken cancellationToken)
    {
        HubSpotSearch search = HubSpotSearch.Where(filters) with { Sort = new HubSpotSort(sort), Properties = properties, PageSize = PageSize };
        await foreach (Page<HubSpotRecord> page in objects.SearchAsync(search).AsPagesAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            return page.Items;
        }

        return [];
    }

    private CrmChange Change(HubSpotRecord record, string key, IReadOnlyList<string> fields) => new(record[key], reader.Neutral(record, fields));

    private static long IdOf(HubSpotRecord record) => long.TryParse(record.Id, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : 0;

    // What the filter and the sort go by; the time of the record itself is the same where the property is missing.
    private static long TimeOf(HubSpotRecord record, string modified) =>
        (record[modified] is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at)
            ? at
            : record.UpdatedAt ?? DateTimeOffset.UnixEpoch).ToUnixTimeMilliseconds();

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
