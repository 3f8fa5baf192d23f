using Broker.Orchestration.Audit;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Sqlite.Tests.Support;

namespace Broker.Orchestration.Sqlite.Tests;

public sealed class GroupCommitTests : IDisposable
{
    private readonly JournalDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Commits_that_queue_behind_a_write_share_one_sync()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        long before = journal.Groups;

        Task<CommitResult>[] results = await WriteBlocker.GroupAsync(
            journal,
            async () => await journal.CommitAsync(Some.Intake("first")),
            Enumerable.Range(0, 40).Select(i => (Func<Task<CommitResult>>)(() => journal.CommitAsync(Some.Intake("q" + i)).AsTask())));

        Assert.All(results, static r => Assert.True(r.IsCompletedSuccessfully));
        Assert.Equal(2, journal.Groups - before);
        Assert.Equal(41, (await journal.CountAsync(Some.Tenant)).PendingInbox);
    }

    [Fact]
    public async Task A_conflict_in_the_middle_of_a_group_fails_alone_and_costs_the_group_nothing()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        await journal.CommitAsync(Some.CaseCommit(Some.Ada, 1));
        JournalLease stale = await journal.AcquireLeaseAsync("a", TimeSpan.FromMinutes(1));
        await journal.AcquireLeaseAsync("a", TimeSpan.FromMinutes(1));
        long before = journal.Groups;
        JournalCommit[] commits =
        [
            Some.Intake("0") with { Audit = [Some.Audit("zero")] },
            Some.CaseCommit(Some.Ada, 1) with { Audit = [Some.Audit("conflict")] },
            Some.Intake("1") with { Audit = [Some.Audit("one")] },
            Some.Intake("2") with { Lease = stale, Audit = [Some.Audit("stale")] },
            Some.Intake("0") with { Audit = [Some.Audit("duplicate")] },
            Some.Intake("3") with { Audit = [Some.Audit("three")] },
        ];

        Task<CommitResult>[] results = await WriteBlocker.GroupAsync(
            journal, async () => await journal.CommitAsync(Some.Intake("first")), commits.Select(c => (Func<Task<CommitResult>>)(() => journal.CommitAsync(c).AsTask())));

        await Assert.ThrowsAsync<CaseConflictException>(async () => await results[1]);
        await Assert.ThrowsAsync<StaleLeaseException>(async () => await results[3]);
        Assert.Equal(
            [CommitResult.Stored, CommitResult.Stored, CommitResult.Duplicate, CommitResult.Stored],
            [await results[0], await results[2], await results[4], await results[5]]);
        Assert.Equal(2, journal.Groups - before);
        await AssertDecisionsAsync(journal, "zero", "one", "three");
    }

    [Fact]
    public async Task A_member_that_fails_after_it_wrote_is_undone_alone_and_the_others_are_stored_once()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        JournalCommit[] commits =
        [
            Some.CaseCommit(Some.Ada, 1) with { Audit = [Some.Audit("ada")] },
            Some.CaseCommit(Some.Bob, 1) with { Audit = [Some.Audit("bob")], Inbox = [new("nobody", InboxStatus.Done, Some.Noon, 1)] },
            Some.Intake("1") with { Audit = [Some.Audit("one")] },
            Some.Commit() with { Links = [new(IdentityKind.Payer, "p", Some.Ada), new(IdentityKind.Payer, "p", Some.Bob)], Audit = [Some.Audit("link")] },
            Some.Intake("2") with { Audit = [Some.Audit("two")] },
        ];

        Task<CommitResult>[] results = await WriteBlocker.GroupAsync(
            journal, async () => await journal.CommitAsync(Some.Intake("first")), commits.Select(c => (Func<Task<CommitResult>>)(() => journal.CommitAsync(c).AsTask())));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await results[1]);
        await Assert.ThrowsAsync<CaseConflictException>(async () => await results[3]);
        Assert.Equal(1, (await journal.ReadCaseAsync(Some.Tenant, Some.Ada))!.Version);
        Assert.Null(await journal.ReadCaseAsync(Some.Tenant, Some.Bob));
        Assert.Equal(3, (await journal.CountAsync(Some.Tenant)).PendingInbox);
        await AssertDecisionsAsync(journal, "ada", "one", "two");
    }

    [Fact]
    public async Task A_queued_commit_that_is_cancelled_is_not_stored()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        using CancellationTokenSource cancel = new();

        Task<CommitResult>[] results = await WriteBlocker.GroupAsync(
            journal,
            async () => await journal.CommitAsync(Some.Intake("first"), cancel.Token),
            [
                async () => await journal.CommitAsync(Some.Intake("kept")),
                () =>
                {
                    // Cancelled when this returns, and so before the writer goes on.
                    Task<CommitResult> commit = journal.CommitAsync(Some.Intake("dropped"), cancel.Token).AsTask();
                    cancel.Cancel();
                    return commit;
                },
            ]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await results[1]);
        DueWork work = await journal.ReadDueAsync(Some.Tenant, Some.Noon, 10);
        Assert.Equal(["first", "kept"], work.Inbox.Select(static i => i.EventId));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await journal.CommitAsync(Some.Intake("late"), cancel.Token));
    }

    [Fact]
    public async Task A_write_that_another_program_blocks_for_too_long_fails_clearly_and_the_next_one_works()
    {
        SqliteJournalOptions options = directory.Options;
        options.BusyTimeout = TimeSpan.Zero;
        await using SqliteCaseJournal journal = await SqliteCaseJournal.OpenAsync(options, directory.Clock);
        using (new WriteBlocker(directory.File))
        {
            JournalStorageException error = await Assert.ThrowsAsync<JournalStorageException>(async () => await journal.CommitAsync(Some.Intake("1")));
            Assert.Contains("locked by another program", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(CommitResult.Stored, await journal.CommitAsync(Some.Intake("1")));
    }

    [Fact]
    public async Task Closing_waits_for_what_is_queued_and_then_takes_nothing_more()
    {
        SqliteCaseJournal journal = await directory.OpenAsync();
        Task[] commits = [.. Enumerable.Range(0, 100).Select(i => Task.Run(async () => await journal.CommitAsync(Some.Intake("e" + i))))];
        await Task.WhenAll(commits.Take(50));
        Task[] closed = [.. Enumerable.Range(0, 3).Select(_ => journal.DisposeAsync().AsTask())];
        await Task.WhenAll(closed);
        await Task.WhenAll(commits.Select(static c => c.ContinueWith(static _ => { }, TaskScheduler.Default)));
        int stored = commits.Count(static c => c.IsCompletedSuccessfully);

        Assert.All(commits.Where(static c => c.IsFaulted), static c => Assert.IsType<ObjectDisposedException>(c.Exception!.InnerException));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await journal.CommitAsync(Some.Intake("late")));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await journal.CountAsync(Some.Tenant));
        await using SqliteCaseJournal again = await directory.OpenAsync();
        Assert.Equal(stored, (await again.CountAsync(Some.Tenant)).PendingInbox);
    }

    private static async Task AssertDecisionsAsync(SqliteCaseJournal journal, params string[] decisions)
    {
        List<AuditRecord> records = await journal.ReadAuditAsync(Some.Tenant).ToListAsync();
        Assert.Equal(decisions.Length, records.Count);
        Assert.All(decisions.Zip(records), static pair => Assert.Contains($"\"decision\":\"{pair.First}\"", pair.Second.Canonical, StringComparison.Ordinal));
        Assert.True((await AuditVerifier.VerifyAsync(records.ToAsyncEnumerable())).IsValid);
    }
}
