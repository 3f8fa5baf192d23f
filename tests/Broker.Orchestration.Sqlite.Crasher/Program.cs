using System.Globalization;
using Broker.Core.Identity;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Sqlite;
using Broker.Orchestration.Sqlite.Crasher;

// Crasher FILE WRITERS: opens the journal, takes the lease and commits in a loop with some writers until it is killed.
// Prints "open" once and then "customer version" after each commit that was acknowledged.
string file = args[0];
int writers = int.Parse(args[1], CultureInfo.InvariantCulture);
await using SqliteCaseJournal journal = await SqliteCaseJournal.OpenAsync(
    new SqliteJournalOptions { Path = file, PreGrowWalBytes = 1024 * 1024 }, TimeProvider.System);
JournalLease lease = await journal.AcquireLeaseAsync("crasher", TimeSpan.FromHours(1));
Stream output = Console.OpenStandardOutput();
Lock gate = new();
Say("open");
await Task.WhenAll(Enumerable.Range(0, writers).Select(i => Task.Run(() => WriteAsync(new CustomerId("C-" + i.ToString(CultureInfo.InvariantCulture))))));
return 0;

async Task WriteAsync(CustomerId customer)
{
    var tenant = new TenantId("acme");
    long version = (await journal.ReadCaseAsync(tenant, customer))?.Version ?? 0;
    while (true)
    {
        version++;
        await journal.CommitAsync(CrashCommit.Make(tenant, lease, customer, version));
        Say(string.Create(CultureInfo.InvariantCulture, $"{customer} {version}"));
    }
}

void Say(string line)
{
    byte[] bytes = System.Text.Encoding.ASCII.GetBytes(line + "\n");
    lock (gate)
    {
        output.Write(bytes);
        output.Flush();
    }
}
