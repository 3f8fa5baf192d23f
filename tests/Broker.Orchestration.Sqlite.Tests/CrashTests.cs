using System.Globalization;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Sqlite.Tests.Support;

namespace Broker.Orchestration.Sqlite.Tests;

[Collection(nameof(AloneCollection))]
public sealed class CrashTests : IDisposable
{
    private const int Kills = 20;
    private const int Writers = 6;

    private readonly JournalDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task After_each_of_twenty_kills_every_acknowledged_commit_is_whole_and_the_next_opening_is_not_refused()
    {
        Random random = new(20261122);
        Dictionary<CustomerId, long> acknowledged = [];
        for (int kill = 0; kill < Kills; kill++)
        {
            using (CrasherProcess crasher = CrasherProcess.Start(directory.File, Writers))
            {
                Assert.Equal("open", await crasher.ReadLineAsync());
                int after = random.Next(0, 400);
                for (int i = 0; i < after; i++)
                {
                    Note(acknowledged, await crasher.ReadLineAsync());
                }

                crasher.Kill();
                while (await crasher.ReadLineAsync() is { } line)
                {
                    Note(acknowledged, line);
                }

                await crasher.WaitForExitAsync();
            }

            await using SqliteCaseJournal journal = await directory.OpenAsync();
            await AssertWholeAsync(journal, acknowledged);
        }

        Assert.Equal(Writers, acknowledged.Count);
    }

    [Fact]
    public async Task A_stopped_process_still_holds_the_file_and_a_killed_one_does_not()
    {
        using CrasherProcess crasher = CrasherProcess.Start(directory.File, writers: 1);
        Assert.Equal("open", await crasher.ReadLineAsync());
        await crasher.ReadLineAsync();
        JournalInUseException refused;
        int stops = 0;
        do
        {
            // Who is stopped while it changes the head of the log keeps readers out, and its name cannot be told: then it is stopped at another moment.
            await crasher.SignalAsync("-CONT");
            await crasher.SignalAsync("-STOP");
            refused = await Assert.ThrowsAsync<JournalInUseException>(async () => await directory.OpenAsync());
        }
        while (!refused.Message.Contains("node 'crasher'", StringComparison.Ordinal) && ++stops < 10);

        Assert.Contains("node 'crasher'", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"process {crasher.Id}", refused.Message, StringComparison.Ordinal);

        crasher.Kill();
        await crasher.WaitForExitAsync();
        await using SqliteCaseJournal journal = await directory.OpenAsync();
        JournalLease lease = await journal.AcquireLeaseAsync("successor", TimeSpan.FromMinutes(1));
        Assert.Equal(2, lease.Epoch);
        await Assert.ThrowsAsync<StaleLeaseException>(async () => await journal.CommitAsync(Some.Commit() with { Lease = lease with { Epoch = 1 } }));
    }

    private static void Note(Dictionary<CustomerId, long> acknowledged, string? line)
    {
        // The last line before a kill may be cut short and then does not count as acknowledged.
        if (line?.Split(' ') is [var customer, var version] && long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            acknowledged[new CustomerId(customer)] = Math.Max(number, acknowledged.GetValueOrDefault(new CustomerId(customer)));
        }
    }

    private static async Task AssertWholeAsync(SqliteCaseJournal journal, Dictionary<CustomerId, long> acknowledged)
    {
        long total = 0;
        IReadOnlyList<CustomerCase> cases = await journal.ListCasesAsync(Some.Tenant, null, 1000);
        Assert.Empty(acknowledged.Keys.Except(cases.Select(static c => c.Customer)));
        foreach (CustomerCase stored in cases)
        {
            CustomerId customer = stored.Customer;
            string version = stored.Version.ToString(CultureInfo.InvariantCulture);
            Assert.InRange(stored.Version, acknowledged.GetValueOrDefault(customer), long.MaxValue);
            Assert.Equal(version, Assert.Single(await journal.ReadFactsAsync(Some.Tenant, customer)).Value);
            Assert.Equal(stored.Version, (await journal.ReadFactHistoryAsync(Some.Tenant, customer, "version")).Count);
            Assert.Equal(version, Assert.Single(await journal.ReadEffectsAsync(Some.Tenant, customer)).Argument);
            Assert.Equal(version, Assert.Single(await journal.ReadTimersAsync(Some.Tenant, customer)).Argument);
            Assert.Equal(version, Assert.Single(await journal.ReadExceptionsAsync(Some.Tenant, customer, true)).Sentence);
            Assert.Equal(version, await journal.ReadCursorAsync(Some.Tenant, customer.Value));
            Assert.Equal(customer, await journal.ResolveAsync(Some.Tenant, IdentityKind.Payment, customer + "-" + version));
            Assert.Equal(stored.Version, (await journal.ReadAuditOfAsync(Some.Tenant, customer).ToListAsync()).Count);
            total += stored.Version;
        }

        AuditVerification chain = await AuditVerifier.VerifyAsync(journal.ReadAuditAsync(Some.Tenant));
        Assert.True(chain.IsValid, chain.Sentence);
        Assert.Equal(total, chain.Count);
        Assert.Equal(total, (await journal.CountAsync(Some.Tenant)).PendingInbox);
    }
}
