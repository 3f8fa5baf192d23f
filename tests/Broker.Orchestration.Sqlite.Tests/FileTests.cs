using System.Security.Cryptography;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Sqlite.Engine;
using Broker.Orchestration.Sqlite.Tests.Support;

namespace Broker.Orchestration.Sqlite.Tests;

public sealed class FileTests : IDisposable
{
    private readonly JournalDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task A_second_opening_is_refused_and_says_who_holds_the_file_and_what_to_do()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        await journal.AcquireLeaseAsync("node-7", TimeSpan.FromMinutes(1));

        JournalInUseException refused = await Assert.ThrowsAsync<JournalInUseException>(async () => await directory.OpenAsync());

        Assert.Contains(directory.File, refused.Message, StringComparison.Ordinal);
        Assert.Contains("node-7", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"process {Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("read-only", refused.Message, StringComparison.Ordinal);
        Assert.Equal(CommitResult.Stored, await journal.CommitAsync(Some.Intake("1")));
    }

    [Fact]
    public async Task A_second_name_of_the_same_file_meets_the_same_lock()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        string alias = Path.Combine(directory.Folder, "alias.db");
        File.CreateSymbolicLink(alias, directory.File);
        SqliteJournalOptions options = directory.Options;
        options.Path = alias;

        await Assert.ThrowsAsync<JournalInUseException>(async () => await SqliteCaseJournal.OpenAsync(options, directory.Clock));
    }

    [Fact]
    public async Task A_closed_journal_can_be_opened_again_and_has_everything()
    {
        await using (SqliteCaseJournal journal = await directory.OpenAsync())
        {
            await journal.CommitAsync(Some.CaseCommit(Some.Ada, 1));
        }

        Assert.False(File.Exists(directory.File + "-wal"));
        await using SqliteCaseJournal again = await directory.OpenAsync();
        Assert.NotNull(await again.ReadCaseAsync(Some.Tenant, Some.Ada));
    }

    [Fact]
    public async Task A_journal_in_a_directory_that_does_not_exist_yet_is_created_for_its_owner_only()
    {
        SqliteJournalOptions options = directory.Options;
        options.Path = Path.Combine(directory.Folder, "a", "b", "journal.db");

        await using SqliteCaseJournal journal = await SqliteCaseJournal.OpenAsync(options, directory.Clock);

        Assert.False(journal.IsReadOnly);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(journal.Path));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(journal.Path + "-wal"));
        }
    }

    [Fact]
    public async Task An_empty_file_becomes_a_journal()
    {
        await File.WriteAllBytesAsync(directory.File, []);

        await using SqliteCaseJournal journal = await directory.OpenAsync();

        Assert.Equal(CommitResult.Stored, await journal.CommitAsync(Some.Intake("1")));
    }

    [Theory]
    [InlineData("This is a text that somebody wrote, long enough to be taken for something. ")]
    [InlineData("x")]
    public async Task A_file_that_is_no_database_is_refused_and_not_changed(string text)
    {
        await File.WriteAllTextAsync(directory.File, text);

        await AssertRefusedUnchangedAsync("not a journal");
    }

    [Fact]
    public async Task The_database_of_another_program_is_refused_and_not_changed()
    {
        Run("CREATE TABLE notes(text); INSERT INTO notes VALUES('mine')");

        await AssertRefusedUnchangedAsync("another program");
    }

    [Fact]
    public async Task A_newer_schema_is_refused_and_not_changed()
    {
        await using (SqliteCaseJournal journal = await directory.OpenAsync())
        {
            await journal.CommitAsync(Some.Intake("1"));
        }

        Run("PRAGMA user_version = 3");

        await AssertRefusedUnchangedAsync("version 3, this program knows 2");
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public async Task A_file_that_was_cut_off_is_refused_and_not_changed(double share)
    {
        await FillAsync();
        await using (FileStream file = File.OpenWrite(directory.File))
        {
            file.SetLength((long)(file.Length * share));
        }

        await AssertRefusedUnchangedAsync("journal.db' ");
    }

    [Fact]
    public async Task A_file_with_a_damaged_page_is_refused_and_not_changed()
    {
        await FillAsync();
        await using (FileStream file = File.OpenWrite(directory.File))
        {
            file.Position = 4096 * 5;
            await file.WriteAsync(new byte[4096 * 20]);
        }

        await AssertRefusedUnchangedAsync("damaged");
    }

    [Fact]
    public async Task A_refused_file_is_not_left_locked()
    {
        await File.WriteAllTextAsync(directory.File, "no database at all");
        await Assert.ThrowsAsync<JournalStorageException>(async () => await directory.OpenAsync());
        File.Delete(directory.File);

        await using SqliteCaseJournal journal = await directory.OpenAsync();

        Assert.False(journal.IsReadOnly);
    }

    [Fact]
    public async Task A_path_that_is_a_directory_is_refused_clearly()
    {
        SqliteJournalOptions options = directory.Options;
        options.Path = Path.Combine(directory.Folder, "sub");
        Directory.CreateDirectory(options.Path);

        await Assert.ThrowsAsync<JournalStorageException>(async () => await SqliteCaseJournal.OpenAsync(options, directory.Clock));
    }

    [Fact]
    public async Task A_full_disk_fails_the_commit_clearly_and_the_journal_goes_on_when_there_is_room()
    {
        await FillAsync();
        SqliteJournalOptions options = directory.Options;
        options.MaxPages = 1;
        await using (SqliteCaseJournal journal = await SqliteCaseJournal.OpenAsync(options, directory.Clock))
        {
            JournalCommit large = Some.Intake("large") with { Audit = [.. Enumerable.Range(0, 200).Select(static i => Some.Audit("d" + i))] };

            Task<CommitResult>[] results = await WriteBlocker.GroupAsync(
                journal,
                async () => await journal.AcquireLeaseAsync("a", TimeSpan.FromMinutes(1)),
                [() => journal.CommitAsync(large).AsTask(), async () => (await journal.RenewLeaseAsync(new("a", 1, default), TimeSpan.FromMinutes(1))).Epoch == 1 ? CommitResult.Stored : CommitResult.Duplicate]);

            JournalStorageException error = await Assert.ThrowsAsync<JournalStorageException>(async () => await results[0]);
            Assert.Contains("full", error.Message, StringComparison.Ordinal);
            Assert.Equal(CommitResult.Stored, await results[1]);
            Assert.DoesNotContain((await journal.ReadDueAsync(Some.Tenant, Some.Noon, 1000)).Inbox, static i => i.EventId == "large");
        }

        await using SqliteCaseJournal again = await directory.OpenAsync();
        Assert.Equal(CommitResult.Stored, await again.CommitAsync(Some.Intake("large") with { Audit = [Some.Audit("room")] }));
        Assert.True((await Audit.AuditVerifier.VerifyAsync(again.ReadAuditAsync(Some.Tenant))).IsValid);
    }

    [Fact]
    public async Task The_log_is_grown_once_and_then_overwritten()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        var log = new FileInfo(directory.File + "-wal");
        long grown = log.Length;
        Assert.InRange(grown, 900 * 1024, 1200 * 1024);

        for (int i = 0; i < 600; i++)
        {
            await journal.CommitAsync(Some.Intake("e" + i) with { Audit = [Some.Audit("d")] });
        }

        log.Refresh();
        Assert.InRange(log.Length, grown, grown + (256 * 1024));
    }

    [Fact]
    public async Task After_a_checkpoint_the_file_alone_is_a_complete_copy()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        await journal.CommitAsync(Some.CaseCommit(Some.Ada, 1));

        Assert.True(await journal.CheckpointAsync());

        string copy = Path.Combine(directory.Folder, "copy.db");
        File.Copy(directory.File, copy);
        await using SqliteCaseJournal read = await SqliteCaseJournal.OpenReadOnlyAsync(copy);
        Assert.NotNull(await read.ReadCaseAsync(Some.Tenant, Some.Ada));
    }

    private async Task FillAsync()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        for (int i = 0; i < 200; i++)
        {
            await journal.CommitAsync(Some.Intake("e" + i) with { Audit = [Some.Audit("d" + i)], Facts = [Some.Fact("f" + i, "v", Some.Noon)] });
        }
    }

    private async Task AssertRefusedUnchangedAsync(string words)
    {
        byte[] before = SHA256.HashData(await File.ReadAllBytesAsync(directory.File));

        JournalStorageException error = await Assert.ThrowsAsync<JournalStorageException>(async () => await directory.OpenAsync());

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Contains(directory.File, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, SHA256.HashData(await File.ReadAllBytesAsync(directory.File)));
    }

    private void Run(string sql)
    {
        using Database database = Database.Open(directory.File, readOnly: false, TimeSpan.Zero);
        database.Execute(sql);
    }
}
