using System.Runtime.CompilerServices;
using Broker.Core.Paging;
using Broker.Crm.HubSpot.Objects;

namespace Broker.Crm.HubSpot.Search;

/// <summary>
/// Walks records by the time of their last change. Pages start at the last time seen, never at an offset: a record that is changed while the sweep runs moves to
/// the end and would shift offsets. A time that fills a whole page is read by id, so that many records with one time neither end it early nor loop.
/// </summary>
internal sealed class ChangeSweep<TRecord>
    where TRecord : class, IHubSpotRecord
{
    private readonly HubSpotSweepOptions options;
    private readonly string timeProperty;
    private readonly TimeProvider time;
    private readonly Func<HubSpotSearch, CancellationToken, Task<Page<TRecord>>> send;
    private readonly HashSet<string> seenAtTime = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">An option is out of range.</exception>
    internal ChangeSweep(string objectType, HubSpotSweepOptions options, TimeProvider time, Func<HubSpotSearch, CancellationToken, Task<Page<TRecord>>> send)
    {
        this.options = options;
        this.time = time;
        this.send = send;
        timeProperty = objectType is "contacts" or "contact" or "0-1" ? "lastmodifieddate" : "hs_lastmodifieddate";
        if (options.Overlap < TimeSpan.Zero)
        {
            throw new ArgumentException($"Overlap is {options.Overlap}; it cannot be negative.", nameof(options));
        }

        SearchLimits.Check(At(DateTimeOffset.MaxValue, long.MaxValue));
    }

    internal async IAsyncEnumerable<HubSpotChangePage<TRecord>> RunAsync(HubSpotSweepCursor from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        DateTimeOffset limit = time.GetUtcNow() - options.Overlap;
        HubSpotSweepCursor cursor = from;
        while (true)
        {
            Page<TRecord> page = cursor.AfterId is { } afterId
                ? await send(At(cursor.ChangedAt, afterId), cancellationToken).ConfigureAwait(false)
                : await send(Since(cursor.ChangedAt), cancellationToken).ConfigureAwait(false);
            List<TRecord> fresh = [.. page.Items.Where(r => seenAtTime.Add(Key(r)))];
            HubSpotSweepCursor? next = cursor.AfterId is null ? NextByTime(cursor, page) : NextById(cursor, page);
            if (next is null)
            {
                yield return new HubSpotChangePage<TRecord>(fresh, ToStore(Reached(cursor, page), limit, from));
                yield break;
            }

            yield return new HubSpotChangePage<TRecord>(fresh, ToStore(next, limit, from));
            cursor = next;
        }
    }

    private HubSpotSweepCursor? NextByTime(HubSpotSweepCursor cursor, Page<TRecord> page)
    {
        if (page.ContinuationToken is null || page.Items.Count == 0)
        {
            return null;
        }

        DateTimeOffset last = TimeOf(page.Items[^1], cursor);
        if (last <= cursor.ChangedAt)
        {
            return new HubSpotSweepCursor(cursor.ChangedAt, AfterId: 0);
        }

        seenAtTime.RemoveWhere(key => !key.StartsWith(Prefix(last), StringComparison.Ordinal));
        return new HubSpotSweepCursor(last);
    }

    private static HubSpotSweepCursor? NextById(HubSpotSweepCursor cursor, Page<TRecord> page)
    {
        long highest = page.Items.Count == 0 ? cursor.AfterId!.Value : page.Items.Max(static r => SearchWalk<TRecord>.IdOf(r));
        return page.ContinuationToken is null || highest <= cursor.AfterId
            ? new HubSpotSweepCursor(cursor.ChangedAt.AddMilliseconds(1)) // this time is done
            : cursor with { AfterId = highest };
    }

    private static HubSpotSweepCursor Reached(HubSpotSweepCursor cursor, Page<TRecord> page) =>
        page.Items.Count == 0 ? cursor : new HubSpotSweepCursor(TimeOf(page.Items[^1], cursor));

    // What shows only later must still be found: a stored cursor stays behind the present, but never goes back behind where the sweep began.
    private static HubSpotSweepCursor ToStore(HubSpotSweepCursor reached, DateTimeOffset limit, HubSpotSweepCursor from)
    {
        HubSpotSweepCursor safe = reached.ChangedAt < limit ? reached : new HubSpotSweepCursor(Whole(limit));
        return safe.ChangedAt < from.ChangedAt ? from : safe;
    }

    private static DateTimeOffset TimeOf(TRecord record, HubSpotSweepCursor cursor) => record.UpdatedAt is { } updated ? Whole(updated) : cursor.ChangedAt;

    private static DateTimeOffset Whole(DateTimeOffset value) => DateTimeOffset.FromUnixTimeMilliseconds(value.ToUnixTimeMilliseconds());

    private static string Prefix(DateTimeOffset changedAt) => changedAt.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture) + "/";

    private static string Key(TRecord record) => Prefix(record.UpdatedAt ?? default) + record.Id;

    private HubSpotSearch Since(DateTimeOffset changedAt) =>
        Base().And(HubSpotFilter.AtLeast(timeProperty, changedAt)) with { Sort = new HubSpotSort(timeProperty) };

    private HubSpotSearch At(DateTimeOffset changedAt, long afterId) =>
        Base().And(HubSpotFilter.Equal(timeProperty, changedAt)).And(HubSpotFilter.GreaterThan(SearchWalk<TRecord>.IdProperty, afterId)) with
        {
            Sort = new HubSpotSort(SearchWalk<TRecord>.IdProperty),
        };

    private HubSpotSearch Base() => new()
    {
        Groups = options.Filters.Count == 0 ? [] : [new HubSpotFilterGroup(options.Filters)],
        Properties = options.Properties,
        PageSize = options.PageSize,
    };
}
