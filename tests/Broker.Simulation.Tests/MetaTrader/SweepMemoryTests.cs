using Broker.Core.Identity;
using Broker.MetaTrader;
using Broker.MetaTrader.Accounts;
using Broker.MetaTrader.Sweeping;

namespace Broker.Simulation.Tests.MetaTrader;

/// <summary>Five thousand accounts at the simulator, with an eye on memory; other tests in the process would be measured as well.</summary>
[Collection(nameof(AloneCollection))]
public sealed class SweepMemoryTests : MetaTraderWorld
{
    private const int Count = 5_000;
    private const long Allowed = 4L << 20;

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Every_account_is_read_once_within_the_bound_and_memory_stays_flat(TradingPlatform platform)
    {
        MetaTraderClient client = Gateway(platform);
        AccountId[] ids = SeedAccounts(Count, platform);
        var seen = new HashSet<int>();
        long early = 0, late = 0;

        await foreach (SweepItem<AccountSummary> item in client.Accounts.SweepSummariesAsync(ids, new SweepOptions { Concurrency = 12 }))
        {
            Assert.True(item.Result.Succeeded, item.Result.Error?.ToString());
            Assert.True(seen.Add(item.Index));
            early = item.Completed == 1_000 ? GC.GetTotalMemory(forceFullCollection: true) : early;
            late = item.Completed == Count ? await LiveMemory.AtMostAsync(early + Allowed) : late;
        }

        Assert.Equal((Count, Count, 1), (seen.Count, Simulator.Calls("AccountSummary"), Simulator.ParallelCalls));
        Assert.True(late - early < Allowed, $"Memory grew by {(late - early) / 1024} KiB over 4,000 accounts.");
    }
}
