using Broker.Core.Identity;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Sqlite.Tests.Support;

namespace Broker.Orchestration.Sqlite.Tests;

public sealed class CaseTests : IDisposable
{
    private readonly JournalDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Of_fifty_parallel_decisions_on_one_version_exactly_one_is_stored()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        await journal.CommitAsync(Some.CaseCommit(Some.Ada, 1));

        bool[] stored = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(async () =>
        {
            try
            {
                await journal.CommitAsync(Some.CaseCommit(Some.Ada, 2) with { Facts = [Some.Fact("n", "v", Some.Noon)], Audit = [Some.Audit("d")] });
                return true;
            }
            catch (CaseConflictException)
            {
                return false;
            }
        })));

        Assert.Single(stored, true);
        Assert.Single(await journal.ReadFactHistoryAsync(Some.Tenant, Some.Ada, "n"));
        Assert.Equal(1, (await journal.CountAsync(Some.Tenant)).AuditRecords);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task A_case_can_only_follow_its_own_version(long version)
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        await journal.CommitAsync(Some.CaseCommit(Some.Ada, 1));
        await journal.CommitAsync(Some.CaseCommit(Some.Ada, 2));

        CaseConflictException error = await Assert.ThrowsAsync<CaseConflictException>(async () => await journal.CommitAsync(Some.CaseCommit(Some.Ada, version)));

        Assert.Contains("C-ada", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await journal.ReadCaseAsync(Some.Tenant, Some.Ada))!.Version);
    }

    [Fact]
    public async Task A_case_whose_version_does_not_fit_the_commit_is_a_programming_error()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        CustomerCase wrong = Some.Case(Some.Ada, 5).Case;

        await Assert.ThrowsAsync<ArgumentException>(async () => await journal.CommitAsync(Some.Commit() with { Case = new CaseWrite(wrong, 1) }));
        await Assert.ThrowsAsync<ArgumentException>(async () => await journal.CommitAsync(Some.CaseCommit(Some.Ada, 1) with { Tenant = new TenantId("other") }));
    }

    [Fact]
    public async Task A_case_reads_back_whole()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        CustomerCase written = Some.Case(Some.Ada, 1, CaseState.RegistrationUncertain).Case with
        {
            Account = new AccountFacet { Stage = AccountStage.OutcomeUnknown, Login = new TradingLogin(500123, "Acme-Live"), Attempts = 2 },
            Restrictions = [new Restriction(default(RestrictionKind), "kyc", "rule", Some.Noon)],
            AgreementsVersion = "grün ✓",
        };
        await journal.CommitAsync(Some.Commit() with { Case = new CaseWrite(written, 0) });

        CustomerCase read = (await journal.ReadCaseAsync(Some.Tenant, Some.Ada))!;

        Assert.Equal(CaseJson.Write(written), CaseJson.Write(read));
        Assert.Null(await journal.ReadCaseAsync(new TenantId("other"), Some.Ada));
    }

    [Fact]
    public async Task Cases_are_listed_in_pages_by_customer()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        foreach (string id in (string[])["c", "a", "e", "b", "d"])
        {
            await journal.CommitAsync(Some.CaseCommit(new CustomerId(id), 1));
        }

        List<string> seen = [];
        CustomerId? after = null;
        while (await journal.ListCasesAsync(Some.Tenant, after, 2) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(static c => c.Customer.Value));
            after = page[^1].Customer;
        }

        Assert.Equal(["a", "b", "c", "d", "e"], seen);
    }

    [Fact]
    public async Task An_id_that_belongs_to_another_customer_is_refused_and_nothing_is_stored()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        await journal.CommitAsync(Some.CaseCommit(Some.Ada, 1) with { Links = [new(IdentityKind.Payer, "cus_1", Some.Ada)] });

        CaseConflictException error = await Assert.ThrowsAsync<CaseConflictException>(async () => await journal.CommitAsync(
            Some.CaseCommit(Some.Bob, 1) with { Links = [new(IdentityKind.Payer, "cus_2", Some.Bob), new(IdentityKind.Payer, "cus_1", Some.Bob)] }));

        Assert.Contains("C-ada", error.Message, StringComparison.Ordinal);
        Assert.Null(await journal.ReadCaseAsync(Some.Tenant, Some.Bob));
        Assert.Null(await journal.ResolveAsync(Some.Tenant, IdentityKind.Payer, "cus_2"));
        Assert.Equal(Some.Ada, await journal.ResolveAsync(Some.Tenant, IdentityKind.Payer, "cus_1"));
    }

    [Fact]
    public async Task One_commit_cannot_give_an_id_to_two_customers()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();

        await Assert.ThrowsAsync<CaseConflictException>(async () => await journal.CommitAsync(
            Some.CaseCommit(Some.Ada, 1) with { Links = [new(IdentityKind.Payer, "cus_1", Some.Ada), new(IdentityKind.Payer, "cus_1", Some.Bob)] }));

        Assert.Null(await journal.ReadCaseAsync(Some.Tenant, Some.Ada));
        Assert.Null(await journal.ResolveAsync(Some.Tenant, IdentityKind.Payer, "cus_1"));
    }

    [Fact]
    public async Task Linking_an_id_to_its_own_customer_again_changes_nothing()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        IdentityLink link = new(IdentityKind.Account, "uuid", Some.Ada);
        await journal.CommitAsync(Some.Commit() with { Links = [link] });

        Assert.Equal(CommitResult.Stored, await journal.CommitAsync(Some.Commit() with { Links = [link] }));
        Assert.Null(await journal.ResolveAsync(Some.Tenant, IdentityKind.Payment, "uuid"));
    }

    [Fact]
    public async Task Two_hundred_customers_in_parallel_each_keep_their_own_history()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        const int Customers = 200;
        const int Steps = 10;

        await Task.WhenAll(Enumerable.Range(0, Customers).Select(i => Task.Run(async () =>
        {
            var customer = new CustomerId("C-" + i);
            for (int version = 1; version <= Steps; version++)
            {
                await journal.CommitAsync(Some.CaseCommit(customer, version) with
                {
                    Audit = [Some.Audit("step", customer)],
                    Facts = [Some.Fact("step", version.ToString(System.Globalization.CultureInfo.InvariantCulture), Some.Noon.AddSeconds(version)) with { Customer = customer }],
                });
            }
        })));

        JournalCounts counts = await journal.CountAsync(Some.Tenant);
        Assert.Equal((Customers, Customers * Steps), (counts.Cases, counts.AuditRecords));
        IReadOnlyList<CustomerCase> all = await journal.ListCasesAsync(Some.Tenant, null, 1000);
        Assert.All(all, static c => Assert.Equal(Steps, c.Version));
        Assert.True((await Audit.AuditVerifier.VerifyAsync(journal.ReadAuditAsync(Some.Tenant))).IsValid);
        Assert.True(journal.Groups < Customers * Steps, $"{journal.Groups} groups");
    }

    [Fact]
    public async Task Cursors_are_replaced_by_name()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        Assert.Null(await journal.ReadCursorAsync(Some.Tenant, "sweep"));

        await journal.CommitAsync(Some.Commit() with { Cursors = new Dictionary<string, string>(StringComparer.Ordinal) { ["sweep"] = "1" } });
        await journal.CommitAsync(Some.Commit() with { Cursors = new Dictionary<string, string>(StringComparer.Ordinal) { ["sweep"] = "2" } });

        Assert.Equal("2", await journal.ReadCursorAsync(Some.Tenant, "sweep"));
    }
}
