using System.Globalization;
using System.Text;

namespace Broker.Crm.HubSpot.Search;

/// <summary>HubSpot's limits of a search, checked before it is sent (contracts/hubspot.md 6).</summary>
internal static class SearchLimits
{
    internal const int MaxGroups = 5;
    internal const int MaxFiltersPerGroup = 6;
    internal const int MaxFilters = 18;
    internal const int MaxPageSize = 200;
    internal const int MaxBodyLength = 3000;
    internal const int MaxResults = 10_000;

    internal static void Check(HubSpotSearch search)
    {
        Limit(search.Groups.Count, MaxGroups, "filter groups");
        foreach (HubSpotFilterGroup group in search.Groups)
        {
            if (group.Filters.Count == 0)
            {
                throw new ArgumentException("A filter group of the search is empty; leave it out.", nameof(search));
            }

            Limit(group.Filters.Count, MaxFiltersPerGroup, "filters in one group");
        }

        Limit(search.Groups.Sum(static g => g.Filters.Count), MaxFilters, "filters in total");
        if (search.PageSize is < 1 or > MaxPageSize)
        {
            throw new ArgumentException($"PageSize is {search.PageSize}; allowed: 1 to {MaxPageSize}.", nameof(search));
        }

        string lastOffset = MaxResults.ToString(CultureInfo.InvariantCulture);
        Limit(Encoding.UTF8.GetCharCount(SearchBody.Of(search, lastOffset).Bytes.Span), MaxBodyLength, "characters of search request");
    }

    /// <summary>Stops at the cap instead of sending what HubSpot refuses.</summary>
    internal static void CheckOffset(string? after)
    {
        if (long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out long offset) && offset >= MaxResults)
        {
            throw new InvalidOperationException(
                $"HubSpot serves at most {MaxResults} results of one search, and there are more. Narrow it, walk it in windows of hs_object_id, or list all records instead.");
        }
    }

    private static void Limit(int given, int most, string what)
    {
        if (given > most)
        {
            throw new ArgumentException($"The search has {given} {what}; HubSpot accepts at most {most}.");
        }
    }
}
