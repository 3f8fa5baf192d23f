using Broker.Orchestration.Audit;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Sqlite.Engine;
using Broker.Orchestration.Sqlite.Tests.Support;

namespace Broker.Orchestration.Sqlite.Tests;

public sealed class AuditTests : IDisposable
{
    private const int Records = 20;

    private readonly JournalDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task The_chain_goes_on_over_openings_without_gaps_and_one_per_tenant()
    {
        for (int i = 0; i < 3; i++)
        {
            await using SqliteCaseJournal journal = await directory.OpenAsync();
            await journal.CommitAsync(Some.Commit() with { Audit = [Some.Audit("a"), Some.Audit("b", Some.Bob)] });
            await journal.CommitAsync(Some.Commit() with { Tenant = new("other"), Audit = [Some.Audit("c")] });
        }

        await using SqliteCaseJournal read = await directory.OpenAsync();
        Assert.Equal([1, 2, 3, 4, 5, 6], (await read.ReadAuditAsync(Some.Tenant).ToListAsync()).Select(static r => r.Sequence));
        Assert.Equal([4, 5, 6], (await read.ReadAuditAsync(Some.Tenant, 4).ToListAsync()).Select(static r => r.Sequence));
        Assert.Equal([2, 4, 6], (await read.ReadAuditOfAsync(Some.Tenant, Some.Bob).ToListAsync()).Select(static r => r.Sequence));
        Assert.True((await AuditVerifier.VerifyAsync(read.ReadAuditAsync(Some.Tenant))).IsValid);
        Assert.Equal(3, (await AuditVerifier.VerifyAsync(read.ReadAuditAsync(new("other")))).Count);
    }

    [Fact]
    public async Task A_chain_longer_than_a_page_is_read_whole()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        await journal.CommitAsync(Some.Commit() with { Audit = [.. Enumerable.Range(0, 1000).Select(static i => Some.Audit("d" + i))] });

        AuditVerification verified = await AuditVerifier.VerifyAsync(journal.ReadAuditAsync(Some.Tenant));

        Assert.Equal((true, 1000), (verified.IsValid, verified.Count));
        Assert.Equal(1000, (await journal.ReadAuditOfAsync(Some.Tenant, Some.Ada).ToListAsync()).Count);
    }

    [Fact]
    public async Task Text_that_was_altered_is_found()
    {
        AuditVerification found = await TamperAsync("UPDATE audit SET canonical = replace(canonical, 'd7', 'dX') WHERE sequence = 8");

        Assert.Equal((AuditFault.Altered, 8), (found.Fault, found.FirstBadSequence));
    }

    [Fact]
    public async Task A_record_whose_hash_was_forged_too_is_found_at_the_next_one()
    {
        AuditVerification found = await TamperAsync(static records =>
        {
            string forged = records[7].Canonical.Replace("d7", "dX", StringComparison.Ordinal);
            return $"UPDATE audit SET canonical = '{forged}', hash = '{AuditChain.Hash(8, records[7].PreviousHash, forged)}' WHERE sequence = 8";
        });

        Assert.Equal((AuditFault.Altered, 9), (found.Fault, found.FirstBadSequence));
    }

    [Fact]
    public async Task A_missing_record_is_found()
    {
        AuditVerification found = await TamperAsync("DELETE FROM audit WHERE sequence = 5");

        Assert.Equal((AuditFault.Missing, 5), (found.Fault, found.FirstBadSequence));
    }

    [Fact]
    public async Task Records_that_changed_places_are_found()
    {
        AuditVerification found = await TamperAsync(
            "UPDATE audit SET place = -6 WHERE place = 6; UPDATE audit SET place = 6 WHERE place = 7; UPDATE audit SET place = 7 WHERE place = -6");

        Assert.Equal((AuditFault.Reordered, 6), (found.Fault, found.FirstBadSequence));
    }

    [Fact]
    public async Task An_end_that_was_cut_off_is_found_with_a_checkpoint_kept_elsewhere()
    {
        AuditVerification found = await TamperAsync("DELETE FROM audit WHERE sequence > 15");

        Assert.Equal((AuditFault.Truncated, 16), (found.Fault, found.FirstBadSequence));
    }

    [Fact]
    public async Task A_chain_rewritten_from_the_start_is_found_with_a_checkpoint_kept_elsewhere()
    {
        AuditVerification found = await TamperAsync(static records =>
        {
            string previous = AuditChain.Genesis;
            List<string> statements = [];
            foreach (AuditRecord record in records)
            {
                AuditRecord forged = AuditChain.Append(record.Sequence, previous, record.Canonical.Replace("d7", "dX", StringComparison.Ordinal));
                statements.Add($"UPDATE audit SET canonical = '{forged.Canonical}', previous_hash = '{forged.PreviousHash}', hash = '{forged.Hash}' WHERE sequence = {forged.Sequence}");
                previous = forged.Hash;
            }

            return string.Join(';', statements);
        });

        Assert.Equal(AuditFault.Altered, found.Fault);
    }

    [Theory]
    [InlineData("UPDATE audit SET canonical = replace(canonical, 'd19', 'dX') WHERE sequence = 20", "altered")]
    [InlineData("DELETE FROM audit", "removed")]
    public async Task Nothing_is_appended_to_a_chain_whose_end_was_forged(string sql, string word)
    {
        await FillAsync();
        Run(sql);

        JournalStorageException error = await Assert.ThrowsAsync<JournalStorageException>(async () => await directory.OpenAsync());

        Assert.Contains(word, error.Message, StringComparison.Ordinal);
        await using SqliteCaseJournal read = await SqliteCaseJournal.OpenReadOnlyAsync(directory.File);
        Assert.NotNull(read);
    }

    [Fact]
    public async Task A_refused_commit_leaves_no_gap()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        await journal.CommitAsync(Some.CaseCommit(Some.Ada, 1) with { Audit = [Some.Audit("a")] });
        await Assert.ThrowsAsync<CaseConflictException>(async () => await journal.CommitAsync(Some.CaseCommit(Some.Ada, 1) with { Audit = [Some.Audit("b")] }));
        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await journal.CommitAsync(Some.Commit() with { Audit = [Some.Audit("c")], Inbox = [new("nobody", InboxStatus.Done, Some.Noon, 1)] }));
        await journal.CommitAsync(Some.CaseCommit(Some.Ada, 2) with { Audit = [Some.Audit("d")] });

        AuditVerification verified = await AuditVerifier.VerifyAsync(journal.ReadAuditAsync(Some.Tenant));
        Assert.Equal((true, 2), (verified.IsValid, verified.Count));
    }

    private async Task<List<AuditRecord>> FillAsync()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        for (int i = 0; i < Records; i++)
        {
            await journal.CommitAsync(Some.Commit() with { Audit = [Some.Audit("d" + i)] });
        }

        return await journal.ReadAuditAsync(Some.Tenant).ToListAsync();
    }

    private Task<AuditVerification> TamperAsync(string sql) => TamperAsync(_ => sql);

    private async Task<AuditVerification> TamperAsync(Func<List<AuditRecord>, string> tamper)
    {
        List<AuditRecord> records = await FillAsync();
        var checkpoint = new AuditCheckpoint(records.Count, records[^1].Hash, Some.Noon);
        Run(tamper(records));
        await using SqliteCaseJournal journal = await SqliteCaseJournal.OpenReadOnlyAsync(directory.File);
        return await AuditVerifier.VerifyAsync(journal.ReadAuditAsync(Some.Tenant), checkpoint);
    }

    private void Run(string sql)
    {
        using Database database = Database.Open(directory.File, readOnly: false, TimeSpan.Zero);
        database.Execute(sql);
    }
}
