using Broker.Orchestration.Journal;
using Broker.Orchestration.Sqlite.Tests.Support;

namespace Broker.Orchestration.Sqlite.Tests;

public sealed class InboxTests : IDisposable
{
    private readonly JournalDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Fifty_parallel_deliveries_of_one_event_are_stored_once()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();

        CommitResult[] results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () => await journal.CommitAsync(Some.Intake("evt_1")))));

        Assert.Single(results, CommitResult.Stored);
        JournalCounts counts = await journal.CountAsync(Some.Tenant);
        Assert.Equal((1, 49), (counts.PendingInbox, counts.Duplicates));
    }

    [Fact]
    public async Task Fifty_parallel_events_with_one_business_key_are_stored_once()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();

        CommitResult[] results = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(i => Task.Run(async () => await journal.CommitAsync(Some.Intake("evt_" + i, businessKey: "pi_1:succeeded")))));

        Assert.Single(results, CommitResult.Stored);
        Assert.Equal(49, (await journal.CountAsync(Some.Tenant)).Duplicates);
    }

    [Fact]
    public async Task The_same_event_id_from_another_source_or_tenant_is_another_event()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();

        Assert.Equal(CommitResult.Stored, await journal.CommitAsync(Some.Intake("1", "k", "stripe")));
        Assert.Equal(CommitResult.Stored, await journal.CommitAsync(Some.Intake("1", "k", "hubspot")));
        Assert.Equal(CommitResult.Stored, await journal.CommitAsync(Some.Intake("1", "k", "stripe") with { Tenant = new("other") }));
    }

    [Fact]
    public async Task Events_without_a_business_key_are_not_taken_for_each_other()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();

        Assert.Equal(CommitResult.Stored, await journal.CommitAsync(Some.Intake("1")));
        Assert.Equal(CommitResult.Stored, await journal.CommitAsync(Some.Intake("2")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_duplicate_stores_nothing_else_of_its_commit(bool withCase)
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        await journal.CommitAsync(Some.Intake("1"));
        JournalCommit again = Some.Intake("1") with
        {
            Case = withCase ? Some.Case(Some.Ada, 1) : null,
            Links = withCase ? [new(IdentityKind.Payer, "cus_1", Some.Ada)] : [],
            Facts = [Some.Fact("kyc.status", "approved", Some.Noon)],
            Audit = [Some.Audit("again")],
            Timers = [new(Some.Ada, "t", Some.Noon)],
        };

        Assert.Equal(CommitResult.Duplicate, await journal.CommitAsync(again));

        JournalCounts counts = await journal.CountAsync(Some.Tenant);
        Assert.Equal((0, 0, 1), (counts.Cases, counts.AuditRecords, counts.Duplicates));
        Assert.Empty(await journal.ReadFactsAsync(Some.Tenant, Some.Ada));
        Assert.Empty(await journal.ReadTimersAsync(Some.Tenant, Some.Ada));
        Assert.Null(await journal.ResolveAsync(Some.Tenant, IdentityKind.Payer, "cus_1"));
    }

    [Fact]
    public async Task A_duplicate_whose_case_is_also_outdated_is_a_duplicate()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        await journal.CommitAsync(Some.Intake("1") with { Case = Some.Case(Some.Ada, 1) });

        Assert.Equal(CommitResult.Duplicate, await journal.CommitAsync(Some.Intake("1") with { Case = Some.Case(Some.Ada, 1) }));
    }

    [Fact]
    public async Task An_event_whose_case_is_outdated_is_not_kept_so_that_it_can_be_delivered_again()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        await journal.CommitAsync(Some.CaseCommit(Some.Ada, 1));

        await Assert.ThrowsAsync<CaseConflictException>(async () => await journal.CommitAsync(Some.Intake("1") with { Case = Some.Case(Some.Ada, 1) }));

        Assert.Equal(CommitResult.Stored, await journal.CommitAsync(Some.Intake("1") with { Case = Some.Case(Some.Ada, 2) }));
    }

    [Fact]
    public async Task Two_events_under_one_id_of_ours_are_an_error_and_not_a_lost_event()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        await journal.CommitAsync(Some.Intake("1"));

        await Assert.ThrowsAsync<JournalStorageException>(
            async () => await journal.CommitAsync(Some.Commit() with { Received = Some.Item("2") with { Id = "in-stripe-1" } }));

        Assert.Equal(0, (await journal.CountAsync(Some.Tenant)).Duplicates);
    }

    [Fact]
    public async Task An_item_reads_back_as_it_was_received_and_follows_its_marks()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        InboxItem item = Some.Item("1", "key") with { Customer = Some.Ada, OccurredAt = Some.Noon.AddTicks(7), Attempts = 2 };
        await journal.CommitAsync(Some.Commit() with { Received = item });

        Assert.Equal([item], (await journal.ReadDueAsync(Some.Tenant, Some.Noon, 10)).Inbox);

        await journal.CommitAsync(Some.Commit() with { Inbox = [new(item.Id, InboxStatus.Parked, Some.Noon.AddMinutes(5), 3)] });
        Assert.Empty((await journal.ReadDueAsync(Some.Tenant, Some.Noon, 10)).Inbox);
        Assert.Equal(Some.Noon.AddMinutes(5), await journal.NextDueAsync(Some.Tenant));
        InboxItem parked = Assert.Single((await journal.ReadDueAsync(Some.Tenant, Some.Noon.AddMinutes(5), 10)).Inbox);
        Assert.Equal((InboxStatus.Parked, 3), (parked.Status, parked.Attempts));
        JournalCounts counts = await journal.CountAsync(Some.Tenant);
        Assert.Equal((0, 1), (counts.PendingInbox, counts.ParkedInbox));

        await journal.CommitAsync(Some.Commit() with { Inbox = [new(item.Id, InboxStatus.Done, Some.Noon, 3)] });
        Assert.True((await journal.ReadDueAsync(Some.Tenant, Some.Noon.AddYears(1), 10)).IsEmpty);
        Assert.Null(await journal.NextDueAsync(Some.Tenant));
    }

    [Fact]
    public async Task Marking_an_item_that_does_not_exist_is_an_error_that_stores_nothing()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await journal.CommitAsync(
            Some.CaseCommit(Some.Ada, 1) with { Inbox = [new("nobody", InboxStatus.Done, Some.Noon, 1)] }));

        Assert.Null(await journal.ReadCaseAsync(Some.Tenant, Some.Ada));
    }

    [Fact]
    public async Task Due_items_come_oldest_first_and_not_more_than_asked_for()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        foreach (int minute in (int[])[3, 1, 2, 9])
        {
            await journal.CommitAsync(Some.Commit() with { Received = Some.Item(minute.ToString(System.Globalization.CultureInfo.InvariantCulture)) with { DueAt = Some.Noon.AddMinutes(minute) } });
        }

        DueWork work = await journal.ReadDueAsync(Some.Tenant, Some.Noon.AddMinutes(3), 2);

        Assert.Equal(["1", "2"], work.Inbox.Select(static i => i.EventId));
    }
}
