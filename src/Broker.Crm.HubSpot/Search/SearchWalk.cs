using System.Globalization;
using Broker.Core.Paging;
using Broker.Crm.HubSpot.Objects;

namespace Broker.Crm.HubSpot.Search;

/// <summary>Reads all results of a search by asking, page after page, for ids above the last one. Offsets end at 10,000 and shift while records are written.</summary>
internal sealed class SearchWalk<TRecord>
    where TRecord : class, IHubSpotRecord
{
    internal const string IdProperty = "hs_object_id";

    private readonly HubSpotSearch search;
    private readonly Func<HubSpotSearch, CancellationToken, Task<Page<TRecord>>> send;

    /// <exception cref="ArgumentException">The search has an order of its own, or no room for the condition on the id.</exception>
    internal SearchWalk(HubSpotSearch search, Func<HubSpotSearch, CancellationToken, Task<Page<TRecord>>> send)
    {
        if (search.Sort is not null)
        {
            throw new ArgumentException($"All results are read in the order of {IdProperty}; leave Sort out, or use SearchAsync for the first 10,000.", nameof(search));
        }

        this.search = search with { Sort = new HubSpotSort(IdProperty) };
        this.send = send;
        SearchLimits.Check(After(long.MaxValue));
    }

    /// <summary>The results behind an id; the token is the last id of the page.</summary>
    internal async Task<Page<TRecord>> ReadPageAsync(string? token, CancellationToken cancellationToken)
    {
        long last = token is null ? -1 : ParseToken(token);
        Page<TRecord> page = await send(last < 0 ? search : After(last), cancellationToken).ConfigureAwait(false);
        long highest = last;
        List<TRecord>? kept = null;
        for (int i = 0; i < page.Items.Count; i++)
        {
            long id = IdOf(page.Items[i]);
            if (id > highest)
            {
                highest = id;
                kept?.Add(page.Items[i]);
            }
            else
            {
                // Nothing comes twice, even if a server did not keep the order that was asked for.
                kept ??= [.. page.Items.Take(i)];
            }
        }

        if (page.ContinuationToken is null)
        {
            return new Page<TRecord>(kept ?? page.Items, null);
        }

        return highest > last
            ? new Page<TRecord>(kept ?? page.Items, highest.ToString(CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"HubSpot says that there are more results, but none of them has a higher {IdProperty}; the walk would never end.");
    }

    internal static long IdOf(IHubSpotRecord record) => long.TryParse(record.Id, NumberStyles.None, CultureInfo.InvariantCulture, out long id)
        ? id
        : throw new InvalidOperationException($"A record of the answer has an id that is no number, so its {IdProperty} cannot be walked.");

    private static long ParseToken(string token) => long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out long last)
        ? last
        : throw new ArgumentException($"The continuation token is not one of this list; it is the last {IdProperty} that was read, digits only.", nameof(token));

    private HubSpotSearch After(long last) => search.And(HubSpotFilter.GreaterThan(IdProperty, last));
}
