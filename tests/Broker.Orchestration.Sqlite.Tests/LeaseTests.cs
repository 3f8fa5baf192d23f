using Broker.Orchestration.Journal;
using Broker.Orchestration.Sqlite.Tests.Support;

namespace Broker.Orchestration.Sqlite.Tests;

public sealed class LeaseTests : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly JournalDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task A_commit_of_an_epoch_that_was_taken_over_is_refused_and_stores_nothing()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        JournalLease old = await journal.AcquireLeaseAsync("a", Minute);
        JournalLease current = await journal.AcquireLeaseAsync("a", Minute);
        Assert.Equal(old.Epoch + 1, current.Epoch);

        await Assert.ThrowsAsync<StaleLeaseException>(async () => await journal.CommitAsync(Some.CaseCommit(Some.Ada, 1) with { Lease = old, Received = Some.Item("1") }));

        Assert.Null(await journal.ReadCaseAsync(Some.Tenant, Some.Ada));
        Assert.Equal(0, (await journal.CountAsync(Some.Tenant)).PendingInbox);
        Assert.Equal(CommitResult.Stored, await journal.CommitAsync(Some.CaseCommit(Some.Ada, 1) with { Lease = current }));
        Assert.Equal(CommitResult.Stored, await journal.CommitAsync(Some.Intake("1")));
    }

    [Fact]
    public async Task The_epoch_grows_over_every_opening_and_an_earlier_opening_is_stale()
    {
        JournalLease before;
        await using (SqliteCaseJournal journal = await directory.OpenAsync())
        {
            before = await journal.AcquireLeaseAsync("a", TimeSpan.FromDays(1));
        }

        await using SqliteCaseJournal again = await directory.OpenAsync();
        JournalLease after = await again.AcquireLeaseAsync("b", Minute);

        Assert.True(after.Epoch > before.Epoch);
        await Assert.ThrowsAsync<StaleLeaseException>(async () => await again.CommitAsync(Some.Commit() with { Lease = before }));
        await Assert.ThrowsAsync<StaleLeaseException>(async () => await again.RenewLeaseAsync(before, Minute));
    }

    [Fact]
    public async Task Another_node_of_the_same_process_waits_until_the_lease_runs_out()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        JournalLease first = await journal.AcquireLeaseAsync("a", Minute);

        JournalInUseException refused = await Assert.ThrowsAsync<JournalInUseException>(async () => await journal.AcquireLeaseAsync("b", Minute));
        Assert.Contains("'a'", refused.Message, StringComparison.Ordinal);
        Assert.Equal(CommitResult.Stored, await journal.CommitAsync(Some.Commit() with { Lease = first }));

        directory.Clock.Advance(Minute);
        Assert.Equal(first.Epoch + 1, (await journal.AcquireLeaseAsync("b", Minute)).Epoch);
    }

    [Fact]
    public async Task A_renewed_lease_keeps_its_epoch_and_lives_longer()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        JournalLease lease = await journal.AcquireLeaseAsync("a", Minute);
        directory.Clock.Advance(Minute / 2);

        JournalLease renewed = await journal.RenewLeaseAsync(lease, Minute);

        Assert.Equal(lease with { ExpiresAt = directory.Clock.GetUtcNow() + Minute }, renewed);
        directory.Clock.Advance(Minute / 2);
        await Assert.ThrowsAsync<JournalInUseException>(async () => await journal.AcquireLeaseAsync("b", Minute));
    }

    [Fact]
    public async Task A_lease_needs_a_name_and_a_duration()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(async () => await journal.AcquireLeaseAsync(" ", Minute));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await journal.AcquireLeaseAsync("a", TimeSpan.Zero));
    }
}
