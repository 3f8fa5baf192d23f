using Broker.Orchestration.Journal;
using Broker.Orchestration.Sqlite.Tests.Support;

namespace Broker.Orchestration.Sqlite.Tests;

public sealed class FactTests : IDisposable
{
    private readonly JournalDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task An_older_observation_that_arrives_late_is_history_only()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        await StoreAsync(journal, Some.Fact("kyc.status", "approved", Some.Noon.AddHours(2)));
        await StoreAsync(journal, Some.Fact("kyc.status", "pending", Some.Noon.AddHours(1)));

        FactRecord current = Assert.Single(await journal.ReadFactsAsync(Some.Tenant, Some.Ada));
        Assert.Equal("approved", current.Value);
        Assert.Equal(["pending", "approved"], (await journal.ReadFactHistoryAsync(Some.Tenant, Some.Ada, "kyc.status")).Select(static f => f.Value));
    }

    [Fact]
    public async Task Of_two_values_observed_at_the_same_time_the_later_recorded_counts()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        await StoreAsync(journal, Some.Fact("kyc.status", "b", Some.Noon), Some.Fact("kyc.status", "c", Some.Noon));
        await StoreAsync(journal, Some.Fact("kyc.status", "a", Some.Noon));

        Assert.Equal("a", Assert.Single(await journal.ReadFactsAsync(Some.Tenant, Some.Ada)).Value);
        Assert.Equal(["b", "c", "a"], (await journal.ReadFactHistoryAsync(Some.Tenant, Some.Ada, "kyc.status")).Select(static f => f.Value));
    }

    [Fact]
    public async Task A_cleared_fact_stays_known_without_a_value()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        await StoreAsync(journal, Some.Fact("crm.phone", "1", Some.Noon));
        await StoreAsync(journal, Some.Fact("crm.phone", null, Some.Noon.AddSeconds(1)));

        Assert.Null(Assert.Single(await journal.ReadFactsAsync(Some.Tenant, Some.Ada)).Value);
    }

    [Fact]
    public async Task Each_fact_has_one_current_value_and_the_commit_gives_the_recorded_time()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        for (int i = 0; i < 30; i++)
        {
            await StoreAsync(journal, Some.Fact("fact." + (i % 3), "v" + i, Some.Noon.AddSeconds(i)) with { RecordedAt = default });
        }

        IReadOnlyList<FactRecord> facts = await journal.ReadFactsAsync(Some.Tenant, Some.Ada);

        Assert.Equal(["v27", "v28", "v29"], facts.Select(static f => f.Value));
        Assert.All(facts, static f => Assert.Equal(Some.Noon, f.RecordedAt));
        Assert.Empty(await journal.ReadFactsAsync(Some.Tenant, Some.Bob));
    }

    private static async Task StoreAsync(SqliteCaseJournal journal, params FactRecord[] facts) => await journal.CommitAsync(Some.Commit() with { Facts = facts });
}
