using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Ownership;
using Broker.Orchestration.Sqlite.Engine;
using Broker.Orchestration.Sqlite.Tests.Support;

namespace Broker.Orchestration.Sqlite.Tests;

public sealed class ProposalTests : IDisposable
{
    private readonly JournalDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task A_proposal_is_read_back_whole_also_after_the_file_was_closed()
    {
        Proposal whole = Of("k1") with
        {
            BasedOn = Some.Noon.AddHours(-1),
            ExpiresAt = Some.Noon.AddDays(1),
            Status = ProposalStatus.Declined,
            DecidedBy = Actor.Person("dealer"),
            DecidedAt = Some.Noon.AddHours(1),
            DecisionReason = "nö",
            Value = "1:30 ✓",
        };
        await using (SqliteCaseJournal journal = await directory.OpenAsync())
        {
            await StoreAsync(journal, new ProposalWrite(whole, null));
        }

        await using SqliteCaseJournal again = await directory.OpenAsync();
        Assert.Equal(whole, await again.ReadProposalAsync(Some.Tenant, Some.Ada, "k1"));
        Assert.Null(await again.ReadProposalAsync(Some.Tenant, Some.Bob, "k1"));
        Assert.Null(await again.ReadProposalAsync(new TenantId("other"), Some.Ada, "k1"));
    }

    [Fact]
    public async Task A_key_that_is_there_stays_as_it_is_and_is_of_its_customer_only()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        await StoreAsync(journal, new ProposalWrite(Of("k1"), null));
        await StoreAsync(journal, new ProposalWrite(Of("k1") with { Value = "other" }, null), new ProposalWrite(Of("k1") with { Customer = Some.Bob }, null));

        Assert.Equal(Of("k1"), await journal.ReadProposalAsync(Some.Tenant, Some.Ada, "k1"));
        Assert.Equal(2, (await journal.ReadProposalsAsync(Some.Tenant, new ProposalFilter(), null, 10)).Count);
    }

    [Fact]
    public async Task A_decision_on_what_was_decided_stores_nothing_of_its_commit()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        await StoreAsync(journal, new ProposalWrite(Of("k1"), null));
        await StoreAsync(journal, new ProposalWrite(Of("k1") with { Status = ProposalStatus.Declined }, ProposalStatus.Open));

        JournalCommit late = Some.Commit() with
        {
            Facts = [Some.Fact("account.leverage", "1:30", Some.Noon)],
            Audit = [Some.Audit("AcceptProposal")],
            Proposals = [new ProposalWrite(Of("k1") with { Status = ProposalStatus.Accepted }, ProposalStatus.Open)],
        };
        await Assert.ThrowsAsync<CaseConflictException>(async () => await journal.CommitAsync(late));
        await Assert.ThrowsAsync<CaseConflictException>(async () => await StoreAsync(journal, new ProposalWrite(Of("none") with { Status = ProposalStatus.Accepted }, ProposalStatus.Open)));

        Assert.Equal(ProposalStatus.Declined, (await journal.ReadProposalAsync(Some.Tenant, Some.Ada, "k1"))!.Status);
        Assert.Empty(await journal.ReadFactsAsync(Some.Tenant, Some.Ada));
        Assert.Equal(0, (await journal.CountAsync(Some.Tenant)).AuditRecords);
    }

    [Fact]
    public async Task Queues_are_listed_by_owner_customer_and_status_page_by_page_in_order()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        for (int i = 0; i < 7; i++)
        {
            await StoreAsync(journal, new ProposalWrite(Of("k" + i) with { Owner = i % 2 == 0 ? "metatrader" : "kyc", Customer = i < 5 ? Some.Ada : Some.Bob }, null));
        }

        await StoreAsync(journal, new ProposalWrite(Of("k2") with { Owner = "metatrader", Status = ProposalStatus.Accepted }, ProposalStatus.Open));

        Assert.Equal(["k0", "k1", "k2", "k3", "k4", "k5", "k6"], await KeysAsync(journal, new ProposalFilter()));
        Assert.Equal(["k0", "k2", "k4", "k6"], await KeysAsync(journal, new ProposalFilter { Owner = "metatrader" }));
        Assert.Equal(["k0", "k4", "k6"], await KeysAsync(journal, new ProposalFilter { Owner = "metatrader", OpenOnly = true }));
        Assert.Equal(["k0", "k4"], await KeysAsync(journal, new ProposalFilter { Owner = "metatrader", Customer = Some.Ada, OpenOnly = true }));
        Assert.Equal(["k5", "k6"], await KeysAsync(journal, new ProposalFilter { Customer = Some.Bob }));
        Assert.Empty(await KeysAsync(journal, new ProposalFilter { Owner = "crm" }));
    }

    [Fact]
    public async Task A_file_of_version_1_is_read_as_it_is_and_brought_up_to_date_when_it_is_opened_for_writing()
    {
        await using (SqliteCaseJournal journal = await directory.OpenAsync())
        {
            await journal.CommitAsync(Some.CaseCommit(Some.Ada, 1) with { Facts = [Some.Fact("kyc.status", "Approved", Some.Noon)], Audit = [Some.Audit("Open")] });
        }

        Run("DROP TABLE proposals; PRAGMA user_version = 1");
        await using (SqliteCaseJournal reader = await SqliteCaseJournal.OpenReadOnlyAsync(directory.File))
        {
            Assert.Null(await reader.ReadProposalAsync(Some.Tenant, Some.Ada, "k1"));
            Assert.Empty(await reader.ReadProposalsAsync(Some.Tenant, new ProposalFilter(), null, 10));
            Assert.Equal("Approved", Assert.Single(await reader.ReadFactsAsync(Some.Tenant, Some.Ada)).Value);
        }

        await using (SqliteCaseJournal journal = await directory.OpenAsync())
        {
            await StoreAsync(journal, new ProposalWrite(Of("k1"), null));
        }

        await using SqliteCaseJournal again = await directory.OpenAsync();
        Assert.NotNull(await again.ReadProposalAsync(Some.Tenant, Some.Ada, "k1"));
        Assert.Equal(1, (await again.ReadCaseAsync(Some.Tenant, Some.Ada))!.Version);
        Assert.True((await AuditVerifier.VerifyAsync(again.ReadAuditAsync(Some.Tenant))).IsValid);
    }

    private static Proposal Of(string key) => new()
    {
        Customer = Some.Ada,
        Key = key,
        Fact = "account.leverage",
        Owner = "metatrader",
        Value = "1:30",
        By = Actor.Person("sales"),
        Reason = "the client asks",
        ProposedAt = Some.Noon,
    };

    private static async Task StoreAsync(SqliteCaseJournal journal, params ProposalWrite[] writes) => await journal.CommitAsync(Some.Commit() with { Proposals = writes });

    private static async Task<IReadOnlyList<string>> KeysAsync(SqliteCaseJournal journal, ProposalFilter filter)
    {
        List<string> keys = [];
        Proposal? after = null;
        while (true)
        {
            IReadOnlyList<Proposal> page = await journal.ReadProposalsAsync(Some.Tenant, filter, after, 2);
            keys.AddRange(page.Select(static p => p.Key));
            if (page.Count < 2)
            {
                return keys;
            }

            after = page[^1];
        }
    }

    private void Run(string sql)
    {
        using Database database = Database.Open(directory.File, readOnly: false, TimeSpan.Zero);
        database.Execute(sql);
    }
}
