using Broker.Orchestration.Operators;
using Broker.Orchestration.Sqlite.Tests.Support;

namespace Broker.Orchestration.Sqlite.Tests;

public sealed class ExceptionItemTests : IDisposable
{
    private readonly JournalDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Raising_an_open_item_again_changes_only_its_text_and_count()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        ExceptionItem first = Some.Exception("x", "one", Some.Noon);
        await RaiseAsync(journal, first);
        await RaiseAsync(journal, Some.Exception("x", "two", Some.Noon.AddHours(1)) with { Cause = "other", Kind = ExceptionKind.Kyc });

        ExceptionItem open = Assert.Single(await journal.ReadExceptionsAsync(Some.Tenant, null, openOnly: true));

        Assert.Equal(
            (first.Cause, first.Kind, first.RaisedAt, "two", 2), (open.Cause, open.Kind, open.RaisedAt, open.Sentence, open.Count));
    }

    [Fact]
    public async Task A_closed_item_that_is_raised_again_is_open_with_its_first_time()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        await RaiseAsync(journal, Some.Exception("x", "one", Some.Noon));
        await journal.CommitAsync(Some.Commit() with { ExceptionsClosed = [new("x", "done", Some.Noon.AddHours(1)), new("unknown", "done", Some.Noon)] });
        ExceptionItem closed = Assert.Single(await journal.ReadExceptionsAsync(Some.Tenant, Some.Ada, openOnly: false));
        Assert.Equal((Some.Noon.AddHours(1), "done"), (closed.ClosedAt, closed.CloseReason));
        Assert.Empty(await journal.ReadExceptionsAsync(Some.Tenant, Some.Ada, openOnly: true));

        await RaiseAsync(journal, Some.Exception("x", "again", Some.Noon.AddHours(2)) with { Cause = "other" });

        ExceptionItem open = Assert.Single(await journal.ReadExceptionsAsync(Some.Tenant, null, openOnly: true));
        Assert.Equal((Some.Noon, 2, "again", "other"), (open.RaisedAt, open.Count, open.Sentence, open.Cause));
        Assert.Null(open.CloseReason);
        Assert.Equal(1, (await journal.CountAsync(Some.Tenant)).OpenExceptions);
    }

    [Fact]
    public async Task Closing_a_closed_item_keeps_the_first_reason()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        await RaiseAsync(journal, Some.Exception("x", "one", Some.Noon));
        await journal.CommitAsync(Some.Commit() with { ExceptionsClosed = [new("x", "first", Some.Noon), new("x", "second", Some.Noon.AddHours(1))] });

        Assert.Equal("first", Assert.Single(await journal.ReadExceptionsAsync(Some.Tenant, null, openOnly: false)).CloseReason);
    }

    [Fact]
    public async Task Items_come_newest_first_and_by_customer()
    {
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        await RaiseAsync(journal, Some.Exception("1", "s", Some.Noon));
        await RaiseAsync(journal, Some.Exception("2", "s", Some.Noon.AddHours(2)) with { Customer = null });
        await RaiseAsync(journal, Some.Exception("3", "s", Some.Noon.AddHours(1)));

        Assert.Equal(["2", "3", "1"], (await journal.ReadExceptionsAsync(Some.Tenant, null, false)).Select(static e => e.Id));
        Assert.Equal(["3", "1"], (await journal.ReadExceptionsAsync(Some.Tenant, Some.Ada, true)).Select(static e => e.Id));
    }

    private static async Task RaiseAsync(SqliteCaseJournal journal, ExceptionItem item) => await journal.CommitAsync(Some.Commit() with { Exceptions = [item] });
}
