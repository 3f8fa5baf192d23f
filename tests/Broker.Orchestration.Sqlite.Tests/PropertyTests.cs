using System.Globalization;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Sqlite.Tests.Support;

namespace Broker.Orchestration.Sqlite.Tests;

public sealed class PropertyTests : IDisposable
{
    private const int Commits = 10_000;
    private const int Customers = 25;

    private readonly JournalDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(20261122)]
    public async Task Ten_thousand_random_commits_leave_what_a_model_in_memory_says(int seed)
    {
        Random random = new(seed);
        JournalModel model = new();
        SqliteCaseJournal journal = await directory.OpenAsync();
        JournalLease lease = await journal.AcquireLeaseAsync("a", TimeSpan.FromMinutes(1));
        for (int i = 0; i < Commits;)
        {
            // A burst is decided in the model in the order in which it is handed to the journal.
            int burst = random.Next(1, 9);
            JournalCommit[] commits = [.. Enumerable.Range(0, burst).Select(_ => RandomCommit.Next(random, model, lease, Customers))];
            string[] expected = [.. commits.Select(c => model.Apply(c, lease.Epoch))];
            string[] reached = await RunAsync(journal, commits);
            Assert.Equal(expected, reached);
            i += burst;
            if (random.Next(800) == 0)
            {
                await journal.DisposeAsync();
                journal = await directory.OpenAsync();
                lease = await journal.AcquireLeaseAsync("a", TimeSpan.FromMinutes(1));
            }
        }

        await CompareAsync(journal, model);
        await journal.DisposeAsync();
        await using SqliteCaseJournal again = await directory.OpenAsync();
        await CompareAsync(again, model);
    }

    // Bursts are queued from one thread behind a blocked write, or run one after the other: both keep their order.
    private static async Task<string[]> RunAsync(SqliteCaseJournal journal, JournalCommit[] commits)
    {
        if (commits.Length < 8)
        {
            List<string> results = [];
            foreach (JournalCommit commit in commits)
            {
                results.Add(await OutcomeAsync(() => journal.CommitAsync(commit).AsTask()));
            }

            return [.. results];
        }

        Task<string>[] grouped = await WriteBlocker.GroupAsync(
            journal, async () => await journal.CheckpointAsync(), commits.Select(c => (Func<Task<string>>)(() => OutcomeAsync(() => journal.CommitAsync(c).AsTask()))));
        return await Task.WhenAll(grouped);
    }

    private static async Task<string> OutcomeAsync(Func<Task<CommitResult>> commit)
    {
        try
        {
            return (await commit()).ToString();
        }
        catch (JournalException error)
        {
            return error.GetType().Name;
        }
    }

    private static async Task CompareAsync(SqliteCaseJournal journal, JournalModel model)
    {
        Assert.Equal(model.Counts(), await journal.CountAsync(Some.Tenant));
        Assert.Equal(
            model.Cases.OrderBy(static c => c.Key, StringComparer.Ordinal).Select(static c => (c.Key, c.Value)),
            (await journal.ListCasesAsync(Some.Tenant, null, 1000)).Select(static c => (c.Customer.Value, c.Version)));
        for (int i = 0; i < Customers; i++)
        {
            var customer = new CustomerId("C-" + i.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(model.CurrentFacts(customer), (await journal.ReadFactsAsync(Some.Tenant, customer)).Select(static f => (f.Fact, f.Value, f.ObservedAt)));
            Assert.Equal(model.EffectsOf(customer), await journal.ReadEffectsAsync(Some.Tenant, customer));
            Assert.Equal(model.TimersOf(customer), await journal.ReadTimersAsync(Some.Tenant, customer));
            Assert.Equal(
                model.AuditOf(customer), (await journal.ReadAuditOfAsync(Some.Tenant, customer).ToListAsync()).Select(static r => (r.Sequence, r.Canonical)));
            Assert.Equal(
                model.ExceptionsOf(customer), (await journal.ReadExceptionsAsync(Some.Tenant, customer, false)).Select(static e => (e.Id, e.Count, e.RaisedAt, e.ClosedAt)));
            foreach (string fact in JournalModel.FactNames)
            {
                Assert.Equal(model.HistoryOf(customer, fact), (await journal.ReadFactHistoryAsync(Some.Tenant, customer, fact)).Select(static f => f.Value));
            }
        }

        foreach (((IdentityKind kind, string id), string owner) in model.Links)
        {
            Assert.Equal(owner, (await journal.ResolveAsync(Some.Tenant, kind, id))?.Value);
        }

        DateTimeOffset now = Some.Noon.AddMinutes(30);
        DueWork due = await journal.ReadDueAsync(Some.Tenant, now, 100_000);
        Assert.Equal(model.DueInbox(now), due.Inbox.Select(static i => i.Id));
        Assert.Equal(model.DueEffects(now), due.Effects.Select(static e => e.Key));
        Assert.Equal(model.DueTimers(now), due.Timers);
        Assert.Equal(model.NextDue(), await journal.NextDueAsync(Some.Tenant));
        AuditVerification chain = await AuditVerifier.VerifyAsync(journal.ReadAuditAsync(Some.Tenant));
        Assert.True(chain.IsValid, chain.Sentence);
    }
}
