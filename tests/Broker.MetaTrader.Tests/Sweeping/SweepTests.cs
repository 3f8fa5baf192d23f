using Broker.Core.Identity;
using Broker.Core.Results;
using Broker.MetaTrader.Accounts;
using Broker.MetaTrader.Sweeping;

namespace Broker.MetaTrader.Tests.Sweeping;

public sealed class SweepTests
{
    private const int Many = 5_000;
    private static readonly AccountId[] Ids = [.. Enumerable.Range(0, Many).Select(static i => new AccountId($"account-{i}"))];

    [Fact]
    public async Task Five_thousand_accounts_are_each_reported_once_and_failures_do_not_end_it()
    {
        var seen = new HashSet<int>();
        SweepItem<int>? last = null;
        await foreach (SweepItem<int> item in Sweeper.Sweep(Ids, null, ReadAsync, CancellationToken.None))
        {
            Assert.True(seen.Add(item.Index));
            Assert.Equal(Ids[item.Index], item.Id);
            Assert.Equal(item.Index % 7 != 0, item.Result.Succeeded);
            Assert.Equal((seen.Count, Many), (item.Completed, item.Total));
            last = item;
        }

        Assert.Equal((Many, (Many + 6) / 7), (seen.Count, last!.Failed));
        Assert.DoesNotContain("account-", $"{last} {last.Position}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(256)]
    public async Task No_more_are_under_way_than_allowed_and_the_allowance_is_used(int concurrency)
    {
        int running = 0, most = 0, started = 0;
        using var full = new SemaphoreSlim(0);
        var options = new SweepOptions { Concurrency = concurrency };
        await foreach (SweepItem<int> _ in Sweeper.Sweep(
            Ids,
            options,
            async (_, token) =>
            {
                int now = Interlocked.Increment(ref running);
                InterlockedMax(ref most, now);

                // The first ones wait until as many are under way as are allowed.
                if (Interlocked.Increment(ref started) == concurrency)
                {
                    full.Release(Many);
                }

                Assert.True(await full.WaitAsync(TimeSpan.FromMinutes(1), token));
                await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
                Interlocked.Decrement(ref running);
                return new ApiResult<int>(1);
            },
            CancellationToken.None).ConfigureAwait(false))
        {
        }

        Assert.Equal(concurrency, most);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20261105)]
    [InlineData(77)]
    public async Task Resuming_at_random_positions_reports_each_remaining_account_once(int seed)
    {
        var random = new Random(seed);
        AccountId[] ids = Ids[..random.Next(1, 400)];
        var seen = new List<int>();
        string? token = null;
        for (int run = 0; run < 500 && seen.Count < ids.Length; run++)
        {
            int concurrency = random.Next(1, 40);
            int take = random.Next(1, 30);
            var options = new SweepOptions { Concurrency = concurrency, ResumeFrom = token is null ? null : SweepPosition.Parse(token) };
            await foreach (SweepItem<int> item in Sweeper.Sweep(ids, options, (id, _) => ReadLateAsync(id, random.Next(4)), CancellationToken.None))
            {
                seen.Add(item.Index);
                token = item.Position.ToString();
                Assert.Equal(seen.Count, item.Completed);
                Assert.InRange(token.Length, 1, 60 + (40 * 8 / 6));
                if (--take == 0)
                {
                    break;
                }
            }
        }

        Assert.Equal(Enumerable.Range(0, ids.Length), seen.Order());
        await foreach (SweepItem<int> item in Sweeper.Sweep(ids, new() { ResumeFrom = SweepPosition.Parse(token!) }, ReadAsync, CancellationToken.None))
        {
            Assert.Fail($"{item} was reported twice");
        }
    }

    [Fact]
    public async Task A_slow_account_lets_only_a_window_run_ahead()
    {
        using var slow = new SemaphoreSlim(0);
        bool isReleased = false;
        int highest = 0;
        int count = 0;
        await foreach (SweepItem<int> item in Sweeper.Sweep(
            Ids,
            new() { Concurrency = 4 },
            async (id, token) =>
            {
                int index = Index(id);
                InterlockedMax(ref highest, Volatile.Read(ref isReleased) ? 0 : index);
                await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
                if (index == 0)
                {
                    await slow.WaitAsync(token);
                }

                return new ApiResult<int>(index);
            },
            CancellationToken.None))
        {
            if (++count == 31)
            {
                Assert.NotEqual(0, item.Index);
                Volatile.Write(ref isReleased, true);
                slow.Release();
            }
        }

        Assert.Equal((Many, 31), (count, highest));
    }

    [Fact]
    public async Task A_position_of_another_list_is_refused_at_once()
    {
        SweepPosition position = (await FirstAsync(Ids)).Position;

        Assert.Throws<ArgumentException>(() => Sweeper.Sweep(Ids[..100], new() { ResumeFrom = position }, ReadAsync, CancellationToken.None));
        Assert.Throws<ArgumentException>(() => Sweeper.Sweep([.. Ids.Reverse()], new() { ResumeFrom = position }, ReadAsync, CancellationToken.None));
    }

    [Fact]
    public async Task An_altered_position_is_no_position()
    {
        string token = (await FirstAsync(Ids)).Position.ToString();

        Assert.Equal(token, SweepPosition.Parse(token).ToString());
        Assert.Equal(SweepPosition.Parse(token), SweepPosition.Parse(token));
        foreach (string wrong in (string[])["", "x", token[..20], "!" + token, token + new string('_', 40_000), "_" + token[1..]])
        {
            Assert.False(SweepPosition.TryParse(wrong, out _), wrong);
            Assert.Throws<FormatException>(() => SweepPosition.Parse(wrong));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(257)]
    public void Concurrency_has_limits(int concurrency) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Sweeper.Sweep(Ids, new() { Concurrency = concurrency }, ReadAsync, CancellationToken.None));

    [Fact]
    public void An_empty_id_is_refused_before_anything_is_sent() =>
        Assert.Throws<ArgumentException>(() => Sweeper.Sweep([Ids[0], default], null, ReadAsync, CancellationToken.None));

    [Fact]
    public async Task Nothing_to_sweep_is_nothing()
    {
        await foreach (SweepItem<int> item in Sweeper.Sweep([], null, ReadAsync, CancellationToken.None))
        {
            Assert.Fail($"{item}");
        }
    }

    [Fact]
    public async Task Cancelling_ends_it_at_once_and_what_was_under_way_is_not_reported()
    {
        using var cancelled = new CancellationTokenSource();
        int started = 0, ended = 0;
        var seen = new List<SweepItem<int>>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (SweepItem<int> item in Sweeper.Sweep(
                Ids,
                null,
                async (id, token) =>
                {
                    Interlocked.Increment(ref started);
                    try
                    {
                        await Task.Delay(Index(id) < 20 ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, token);
                    }
                    finally
                    {
                        Interlocked.Increment(ref ended);
                    }

                    return new ApiResult<int>(1);
                },
                cancelled.Token))
            {
                seen.Add(item);
                if (seen.Count == 20)
                {
                    cancelled.CancelAfter(TimeSpan.FromMilliseconds(1));
                }
            }
        });

        Assert.Equal((20, 20), (seen.Count, seen[^1].Position.Completed));
        Assert.Equal(started, ended);
        Assert.InRange(started, 21, 28);
    }

    [Fact]
    public async Task A_caller_who_stops_early_leaves_nothing_running()
    {
        int running = 0;
        await foreach (SweepItem<int> _ in Sweeper.Sweep(
            Ids,
            null,
            async (id, token) =>
            {
                Interlocked.Increment(ref running);
                try
                {
                    await Task.Delay(Index(id) == 0 ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, token);
                    return new ApiResult<int>(1);
                }
                finally
                {
                    Interlocked.Decrement(ref running);
                }
            },
            CancellationToken.None))
        {
            break;
        }

        Assert.Equal(0, running);
    }

    [Fact]
    public async Task What_a_read_throws_ends_the_sweep() =>
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (SweepItem<int> _ in Sweeper.Sweep<int>(Ids, null, static (_, _) => throw new InvalidOperationException("x"), CancellationToken.None))
            {
            }
        });

    [Fact]
    public async Task Failures_of_the_api_in_a_row_end_it_when_asked_for()
    {
        var rig = new Rig(o => o.Resilience.MaxRetries = 0);
        rig.Server.Answer(200, """{"balance":1}""").Answer(201, """{"message":"m","code":"NO_CONNECTION"}""").Answer(503, "").Answer(200, """{"balance":1}""").Answer(503, "");
        var items = new List<SweepItem<AccountSummary>>();
        await foreach (SweepItem<AccountSummary> item in rig.Client.Accounts.SweepSummariesAsync(Ids, new() { Concurrency = 1, StopAfterApiFailures = 3 }))
        {
            items.Add(item);
        }

        Assert.Equal([true, false, false, true, false, false, false], items.Select(static i => i.Result.Succeeded));
        Assert.Equal([false, false, false, false, false, false, true], items.Select(static i => i.IsStopped));
        Assert.Equal((7, 5), (items[^1].Completed, items[^1].Failed));
    }

    [Fact]
    public async Task Connections_are_swept_without_intruding()
    {
        var rig = new Rig();
        rig.Server.Answer(200, """{"isConnected":true,"lastQuoteTimeUTC":"2026-11-02T08:59:00"}""");
        int connected = 0;
        await foreach (var item in rig.Client.Accounts.SweepConnectionsAsync(Ids[..50]))
        {
            connected += item.Result.Value.IsConnected == true ? 1 : 0;
        }

        Assert.Equal(50, connected);
        Assert.All(rig.Server.Requests, static r => Assert.StartsWith("/ConnectionStatus?id=", r.PathAndQuery, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_reported_is_not_kept()
    {
        var answers = new System.Collections.Concurrent.ConcurrentQueue<WeakReference>();
        int count = 0;
        await foreach (SweepItem<byte[]> _ in Sweeper.Sweep<byte[]>(
            Ids,
            null,
            (_, _) =>
            {
                byte[] answer = new byte[1024];
                answers.Enqueue(new WeakReference(answer));
                return new(new ApiResult<byte[]>(answer));
            },
            CancellationToken.None))
        {
            if (++count % 1_000 == 0)
            {
                GC.Collect();
                Assert.InRange(answers.Count(static a => a.IsAlive), 0, 20);
            }
        }

        Assert.Equal(Many, count);
    }

    private static int Index(AccountId id) => int.Parse(id.Value.AsSpan("account-".Length), System.Globalization.CultureInfo.InvariantCulture);

    private static ValueTask<ApiResult<int>> ReadAsync(AccountId id, CancellationToken cancellationToken)
    {
        int index = Index(id);
        return new(index % 7 == 0
            ? new ApiResult<int>(new ApiError { System = "metatrader", Operation = "X", Kind = ErrorKind.NotFound, Outcome = Outcome.Refused })
            : new ApiResult<int>(index));
    }

    private static async ValueTask<ApiResult<int>> ReadLateAsync(AccountId id, int yields)
    {
        for (int i = 0; i < yields; i++)
        {
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        }

        return new ApiResult<int>(Index(id));
    }

    private static async Task<SweepItem<int>> FirstAsync(AccountId[] ids)
    {
        await foreach (SweepItem<int> item in Sweeper.Sweep(ids, null, ReadAsync, CancellationToken.None))
        {
            return item;
        }

        throw new InvalidOperationException("nothing");
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (int seen = Volatile.Read(ref target); value > seen;)
        {
            seen = Interlocked.CompareExchange(ref target, value, seen) is var before && before == seen ? value : before;
        }
    }
}
