using System.Security.Cryptography;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Sqlite.Tests.Support;

namespace Broker.Orchestration.Sqlite.Tests;

[Collection(nameof(AloneCollection))]
public sealed class ReadOnlyTests : IDisposable
{
    private readonly JournalDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task A_reader_beside_the_writer_sees_each_commit_at_once()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        await journal.CommitAsync(Some.CaseCommit(Some.Ada, 1));
        await using SqliteCaseJournal reader = await SqliteCaseJournal.OpenReadOnlyAsync(directory.File);

        for (int version = 2; version < 50; version++)
        {
            await journal.CommitAsync(Some.CaseCommit(Some.Ada, version));
            Assert.Equal(version, (await reader.ReadCaseAsync(Some.Tenant, Some.Ada))!.Version);
        }
    }

    [Fact]
    public async Task Every_writing_method_of_a_reader_throws_with_clear_words()
    {
        await (await directory.OpenAsync()).DisposeAsync();
        await using SqliteCaseJournal reader = await SqliteCaseJournal.OpenReadOnlyAsync(directory.File);

        Assert.True(reader.IsReadOnly);
        Func<Task>[] writes =
        [
            async () => await reader.CommitAsync(Some.Intake("1")),
            async () => await reader.AcquireLeaseAsync("a", TimeSpan.FromMinutes(1)),
            async () => await reader.RenewLeaseAsync(new JournalLease("a", 1, Some.Noon), TimeSpan.FromMinutes(1)),
            async () => await reader.CheckpointAsync(),
        ];
        foreach (Func<Task> write in writes)
        {
            InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(write);
            Assert.Contains("reading only", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Reading_never_changes_the_file_also_when_the_writer_was_killed_and_left_a_log()
    {
        using (CrasherProcess crasher = CrasherProcess.Start(directory.File, writers: 2))
        {
            // Until both writers have committed, however late the second one got its turn.
            HashSet<string> customers = new(StringComparer.Ordinal);
            for (int i = 0; i < 50 || customers.Count < 2; i++)
            {
                string? line = await crasher.ReadLineAsync();
                Assert.NotNull(line);
                if (line.Split(' ') is [var customer, _])
                {
                    customers.Add(customer);
                }
            }

            crasher.Kill();
            await crasher.WaitForExitAsync();
        }

        byte[] file = SHA256.HashData(await File.ReadAllBytesAsync(directory.File));
        byte[] log = SHA256.HashData(await File.ReadAllBytesAsync(directory.File + "-wal"));
        await using (SqliteCaseJournal reader = await SqliteCaseJournal.OpenReadOnlyAsync(directory.File))
        {
            Assert.Equal(2, (await reader.CountAsync(Some.Tenant)).Cases);
            Assert.True((await Audit.AuditVerifier.VerifyAsync(reader.ReadAuditAsync(Some.Tenant))).IsValid);
        }

        Assert.Equal(file, SHA256.HashData(await File.ReadAllBytesAsync(directory.File)));
        Assert.Equal(log, SHA256.HashData(await File.ReadAllBytesAsync(directory.File + "-wal")));
    }

    [Fact]
    public async Task A_missing_an_empty_and_a_foreign_file_are_refused_and_nothing_is_created()
    {
        JournalStorageException missing = await Assert.ThrowsAsync<JournalStorageException>(async () => await SqliteCaseJournal.OpenReadOnlyAsync(directory.File));
        Assert.Contains("no journal", missing.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(directory.File));

        await File.WriteAllBytesAsync(directory.File, []);
        await Assert.ThrowsAsync<JournalStorageException>(async () => await SqliteCaseJournal.OpenReadOnlyAsync(directory.File));
        await File.WriteAllTextAsync(directory.File, "a text that is no database, and rather longer than a header would be");
        await Assert.ThrowsAsync<JournalStorageException>(async () => await SqliteCaseJournal.OpenReadOnlyAsync(directory.File));
    }

    [Fact]
    public async Task A_cancelled_read_throws()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await journal.ReadCaseAsync(Some.Tenant, Some.Ada, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await journal.ReadAuditAsync(Some.Tenant, 1, cancelled).ToListAsync());
    }

    [Fact]
    public async Task A_reader_that_stops_half_way_through_the_audit_does_not_hold_the_log_back()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        await journal.CommitAsync(Some.Commit() with { Audit = [.. Enumerable.Range(0, 600).Select(static i => Some.Audit("d" + i))] });
        await using IAsyncEnumerator<Audit.AuditRecord> half = journal.ReadAuditAsync(Some.Tenant).GetAsyncEnumerator();
        Assert.True(await half.MoveNextAsync());
        await journal.CommitAsync(Some.Intake("1"));

        Assert.True(await journal.CheckpointAsync());
    }
}
