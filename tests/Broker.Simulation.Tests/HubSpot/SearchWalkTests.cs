using Broker.Crm.HubSpot;
using Broker.Crm.HubSpot.Objects;
using Broker.Crm.HubSpot.Search;
using Broker.TestSupport;

namespace Broker.Simulation.Tests.HubSpot;

/// <summary>Walks over more records than a search serves, while others write and while the search lags behind.</summary>
public sealed class SearchWalkTests : HubSpotWorld
{
    private const int Seeded = 25_000;
    private const int PageSize = 200;
    private readonly FakeTimeProvider clock = new() { AutoAdvance = true };
    private int written;

    protected override TimeProvider Clock => clock;

    [Fact]
    public async Task All_of_twenty_five_thousand_come_once_while_others_write_and_the_search_lags()
    {
        Portal.Seed("contacts", Seeded, static i => Values((Key, Text(i)), ("firstname", "Ada")));
        Portal.SearchLag = TimeSpan.FromSeconds(5);
        clock.Advance(TimeSpan.FromMinutes(1));
        string[] seeded = [.. Portal.Records("contacts").Select(static r => r.Id)];
        IHubSpotObjects<HubSpotRecord> contacts = Client().Objects("contacts");
        var found = new List<string>();
        using var done = new CancellationTokenSource();
        Task writing = WriteAsync(seeded, done.Token);

        await foreach (HubSpotRecord record in contacts.SearchAllAsync(new HubSpotSearch { PageSize = PageSize }.Select(Key)))
        {
            found.Add(record.Id);
            if (found.Count % PageSize == 0 && found.Count <= Seeded)
            {
                await MoreWrittenAsync(writing); // between any two pages, however fast either side is
            }
        }

        await done.CancelAsync();
        await writing;
        Assert.True(written > 50, "Too little was written meanwhile.");
        Assert.Equal(seeded, found.Take(Seeded));
        Assert.Equal(found.Count, found.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_search_in_one_go_ends_with_a_clear_error_where_HubSpot_serves_no_more()
    {
        Portal.Seed("contacts", 10_300, static i => Values((Key, Text(i))));
        int read = 0;

        InvalidOperationException end = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (HubSpotRecord record in Client().Objects("contacts").SearchAsync(new HubSpotSearch { PageSize = 200 }))
            {
                read++;
            }
        });

        Assert.Equal(10_000, read);
        Assert.Contains("10000", end.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sweep_finds_what_users_changed_and_nobody_told()
    {
        Portal.Seed("contacts", 500, static i => Values((Key, Text(i)), ("firstname", "Ada")));
        Portal.SearchLag = TimeSpan.FromSeconds(30);
        clock.Advance(TimeSpan.FromMinutes(10));
        string[] edited = [.. Portal.Records("contacts").Where(static (_, i) => i % 9 == 0).Select(static r => r.Id)];
        IHubSpotObjects<HubSpotRecord> contacts = Client().Objects("contacts");
        HubSpotSweepCursor cursor = new(clock.GetUtcNow() - TimeSpan.FromMinutes(1));
        foreach (string id in edited)
        {
            Portal.EditAsUser("contacts", id, Values(("firstname", "Zoë")));
        }

        (List<HubSpotRecord> early, cursor) = await SweepAsync(contacts, HubSpotSweepCursor.Parse(cursor.ToString()));
        Assert.Empty(early);

        clock.Advance(TimeSpan.FromMinutes(1));
        (List<HubSpotRecord> found, _) = await SweepAsync(contacts, HubSpotSweepCursor.Parse(cursor.ToString()));
        Assert.Equal(edited.Order(StringComparer.Ordinal), found.Select(static r => r.Id).Order(StringComparer.Ordinal));
        Assert.All(found, static r => Assert.Equal("Zoë", r["firstname"]));
        Assert.Empty(Portal.Deliveries);
    }

    private static async Task<(List<HubSpotRecord> Found, HubSpotSweepCursor Cursor)> SweepAsync(IHubSpotObjects<HubSpotRecord> contacts, HubSpotSweepCursor from)
    {
        var found = new List<HubSpotRecord>();
        HubSpotSweepCursor last = from;
        await foreach (HubSpotChangePage<HubSpotRecord> page in contacts.SweepAsync(from, new HubSpotSweepOptions { PageSize = 10, Properties = ["firstname"] }))
        {
            found.AddRange(page.Records);
            last = page.Cursor;
        }

        return (found, last);
    }

    // New records, and changes all over those that are being walked.
    private async Task WriteAsync(string[] seeded, CancellationToken done)
    {
        IHubSpotObjects<HubSpotRecord> contacts = Client(clock: TimeProvider.System).Objects("contacts");
        while (!done.IsCancellationRequested)
        {
            await contacts.CreateAsync(Map((Key, "new-" + Text(written))), CancellationToken.None);
            await contacts.UpdateAsync(seeded[(int)(written * 7919L % Seeded)], Map(("firstname", "Grace" + Text(written))), CancellationToken.None);
            Interlocked.Add(ref written, 2);
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, CancellationToken.None);
        }
    }

    private async Task MoreWrittenAsync(Task writing)
    {
        int before = Volatile.Read(ref written);
        await Eventually.HoldsAsync(() => Volatile.Read(ref written) != before || writing.IsCompleted, "more is written");
    }
}
