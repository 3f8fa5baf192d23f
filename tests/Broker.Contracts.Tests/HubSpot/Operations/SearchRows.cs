using Broker.Crm.HubSpot.Search;
using static Broker.Contracts.Tests.HubSpot.Operations.Rows;

namespace Broker.Contracts.Tests.HubSpot.Operations;

/// <summary>Searches, walks and sweeps (contracts/hubspot.md 6).</summary>
internal static class SearchRows
{
    public static IReadOnlyList<HubSpotCall> All { get; } =
    [
        Read("SearchObjects", static c => ListAsync(c.Contacts().SearchAsync((HubSpotSearch
            .Where(HubSpotFilter.Equal("kyc_status", "approved"), HubSpotFilter.Between("balance", 0.5m, 1234.5m))
            .Or(HubSpotFilter.In("country", "cy", "gr"), HubSpotFilter.HasNoValue("phone"))
            .OrderByDescending("createdate")
            .Select("email")) with { PageSize = 200 })), AreAdaAndBob),
        Read("SearchObjects, by words", static c => ListAsync(c.Contacts().SearchAsync(new HubSpotSearch { Query = "Zoë" })), AreAdaAndBob),
        Read("SearchObjects, all", static c => ListAsync(c.Contacts().SearchAllAsync(HubSpotSearch.Where(HubSpotFilter.Equal("kyc_status", "pending")))), AreAdaAndBob),
        Read("SearchObjects, changes", static c => ListAsync(c.Objects("deals").SweepAsync(
            new HubSpotSweepCursor(DateTimeOffset.FromUnixTimeMilliseconds(1_793_491_200_000)), new HubSpotSweepOptions { Properties = ["dealname"] })), static pages =>
        {
            HubSpotChangePage<Broker.Crm.HubSpot.Objects.HubSpotRecord> page = Assert.Single(pages);
            AreAdaAndBob(page.Records);
            Assert.Equal(Updated, page.Cursor.ChangedAt);
        }),
    ];
}
