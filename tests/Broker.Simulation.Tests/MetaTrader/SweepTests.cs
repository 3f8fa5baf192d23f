using Broker.Core.Identity;
using Broker.MetaTrader;
using Broker.MetaTrader.Accounts;
using Broker.MetaTrader.Connection;
using Broker.MetaTrader.Sweeping;
using Broker.Testing.Faults;

namespace Broker.Simulation.Tests.MetaTrader;

/// <summary>Five thousand accounts at the simulator.</summary>
public sealed class SweepTests : MetaTraderWorld
{
    private const int Count = 5_000;

    [Fact]
    public async Task No_more_accounts_are_under_way_than_the_bound_says()
    {
        AccountId[] ids = SeedAccounts(Count, TradingPlatform.MetaTrader5)[..200];
        var handler = new Counting(5);
        using var http = new HttpClient(handler);
        var options = new MetaTraderClientOptions { BaseAddress = Simulator.BaseAddress, Credential = MetaTraderCredential.SingleAccount(Core.Secrets.Secret.From(ApiKey)) };
        var client = new MetaTraderClient(options, http, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);

        await foreach (SweepItem<AccountSummary> item in client.Accounts.SweepSummariesAsync(ids, new SweepOptions { Concurrency = 5 }))
        {
            Assert.True(item.Result.Succeeded);
        }

        Assert.Equal(5, handler.Highest);
    }

    [Fact]
    public async Task Cancelling_ends_it_at_once_and_what_is_left_is_read_after_a_resume()
    {
        // Three answers take so long that a wait for one of them cannot be mistaken for a slow machine.
        MetaTraderClient client = Gateway(configure: static o => (o.Resilience.TotalTimeout, o.Resilience.AttemptTimeout) = (TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(30)));
        AccountId[] ids = SeedAccounts(Count, TradingPlatform.MetaTrader5);
        Simulator.Next("AccountSummary", Fault.Late(TimeSpan.FromMinutes(10)) with { Count = 3 });
        using var cancel = new CancellationTokenSource();
        HashSet<int> seen = [];
        SweepPosition? position = null;
        long cancelled = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (SweepItem<AccountSummary> item in client.Accounts.SweepSummariesAsync(ids, new SweepOptions { Concurrency = 16 }, cancel.Token))
            {
                seen.Add(item.Index);
                position = item.Position;
                if (seen.Count == 100)
                {
                    cancelled = TimeProvider.System.GetTimestamp();
                    await cancel.CancelAsync();
                }
            }
        });
        TimeSpan took = TimeProvider.System.GetElapsedTime(cancelled);
        Simulator.ClearFaults();
        SweepPosition stored = SweepPosition.Parse(position!.ToString());
        await foreach (SweepItem<AccountSummary> item in client.Accounts.SweepSummariesAsync(ids, new SweepOptions { ResumeFrom = stored, Concurrency = 16 }))
        {
            Assert.True(seen.Add(item.Index), $"account {item.Index} was read twice");
        }

        Assert.Equal(Count, seen.Count);
        Assert.True(took < TimeSpan.FromMinutes(2), $"The end took {took}.");
    }

    [Fact]
    public async Task Failed_accounts_are_items_and_the_rest_goes_on()
    {
        AccountId[] ids = [.. SeedAccounts(Count, TradingPlatform.MetaTrader5)[..50], new AccountId("00000000-0000-4000-8000-000000000000")];
        List<SweepItem<ConnectionStatus>> items = [];

        await foreach (SweepItem<ConnectionStatus> item in Gateway().Accounts.SweepConnectionsAsync(ids))
        {
            items.Add(item);
        }

        SweepItem<ConnectionStatus> failed = Assert.Single(items, item => !item.Result.Succeeded);
        Assert.Equal((ids.Length, ids.Length - 1, 1), (items.Count, failed.Index, items[^1].Failed));
    }

    // The first requests wait for one another, so that the highest number does not depend on how fast they are answered.
    private sealed class Counting(int together) : DelegatingHandler(new SocketsHttpHandler())
    {
        private readonly TaskCompletionSource met = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int now;
        private int highest;

        public int Highest => Volatile.Read(ref highest);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            int current = Interlocked.Increment(ref now);
            for (int seen = Volatile.Read(ref highest); current > seen && Interlocked.CompareExchange(ref highest, current, seen) != seen; seen = Volatile.Read(ref highest))
            {
            }

            try
            {
                if (current == together)
                {
                    met.TrySetResult();
                }

                await met.Task.WaitAsync(cancellationToken);
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref now);
            }
        }
    }
}
