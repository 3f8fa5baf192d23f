// The tests start these tasks themselves, and hold their answers back on purpose.
#pragma warning disable VSTHRD003

using Broker.Core.Identity;
using Broker.MetaTrader.Sequencing;
using Broker.MetaTrader.Tests.Mt4;
using Broker.TestSupport;

namespace Broker.MetaTrader.Tests.Sequencing;

public sealed class AccountQueuesTests
{
    private static readonly AccountId A = new("a"), B = new("b");
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(100);

    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task Calls_of_one_account_run_one_at_a_time_in_the_order_they_came()
    {
        AccountQueues queues = Queues();
        var order = new List<int>();
        Assert.Null(await queues.EnterAsync(A, out AccountQueue first, default));
        Task[] waiting = [.. Enumerable.Range(1, 20).Select(async n =>
        {
            Assert.Null(await queues.EnterAsync(A, out AccountQueue queue, default));
            order.Add(n);
            AccountQueues.Exit(queue);
        })];

        Assert.Empty(order);
        AccountQueues.Exit(first);
        await Task.WhenAll(waiting);

        Assert.Equal(Enumerable.Range(1, 20), order);
    }

    [Fact]
    public async Task Another_account_does_not_wait()
    {
        AccountQueues queues = Queues();
        Assert.Null(await queues.EnterAsync(A, out AccountQueue slow, default));
        ValueTask<QueueRefusal?> behind = queues.EnterAsync(A, out AccountQueue waiting, default);

        ValueTask<QueueRefusal?> other = queues.EnterAsync(B, out AccountQueue free, default);

        Assert.True(other.IsCompletedSuccessfully);
        Assert.Null(await other);
        Assert.False(behind.IsCompleted);
        AccountQueues.Exit(free);
        AccountQueues.Exit(slow);
        Assert.Null(await behind);
        AccountQueues.Exit(waiting);
    }

    [Fact]
    public async Task One_more_than_the_limit_is_refused_at_once_and_a_place_that_is_given_back_is_free()
    {
        AccountQueues queues = Queues(limit: 3);
        Assert.Null(await queues.EnterAsync(A, out AccountQueue first, default));
        ValueTask<QueueRefusal?> second = queues.EnterAsync(A, out AccountQueue secondQueue, default), third = queues.EnterAsync(A, out AccountQueue thirdQueue, default);

        for (int n = 0; n < 3; n++)
        {
            ValueTask<QueueRefusal?> refused = queues.EnterAsync(A, out _, default);
            Assert.True(refused.IsCompletedSuccessfully);
            QueueRefusal refusal = (await refused)!;
            Assert.Equal(ErrorKind.RateLimited, refusal.Kind);
            Assert.StartsWith("3 calls", refusal.Advice, StringComparison.Ordinal);
        }

        AccountQueues.Exit(first);
        Assert.Null(await second);
        ValueTask<QueueRefusal?> again = queues.EnterAsync(A, out AccountQueue againQueue, default);
        AccountQueues.Exit(secondQueue);
        Assert.Null(await third);
        AccountQueues.Exit(thirdQueue);
        Assert.Null(await again);
        AccountQueues.Exit(againQueue);
    }

    [Fact]
    public async Task A_wait_that_is_cancelled_frees_its_place_and_nobody_behind_it_is_lost()
    {
        AccountQueues queues = Queues(limit: 3);
        using var cancel = new CancellationTokenSource();
        Assert.Null(await queues.EnterAsync(A, out AccountQueue first, default));
        ValueTask<QueueRefusal?> cancelled = queues.EnterAsync(A, out _, cancel.Token), last = queues.EnterAsync(A, out AccountQueue lastQueue, default);

        await cancel.CancelAsync();

        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await cancelled);
        Assert.Equal(cancel.Token, exception.CancellationToken);
        ValueTask<QueueRefusal?> taken = queues.EnterAsync(A, out AccountQueue takenQueue, default);
        AccountQueues.Exit(first);
        Assert.Null(await last);
        AccountQueues.Exit(lastQueue);
        Assert.Null(await taken);
        AccountQueues.Exit(takenQueue);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_before_it_asks_takes_no_place()
    {
        AccountQueues queues = Queues(limit: 1);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queues.EnterAsync(A, out _, new CancellationToken(canceled: true)).AsTask());

        Assert.Null(await queues.EnterAsync(A, out AccountQueue queue, default));
        AccountQueues.Exit(queue);
        Assert.Equal(1, queues.Count);
    }

    [Fact]
    public async Task A_wait_longer_than_the_whole_limit_is_refused_as_a_timeout_and_frees_its_place()
    {
        AccountQueues queues = Queues(limit: 2);
        Assert.Null(await queues.EnterAsync(A, out AccountQueue slow, default));
        Task<QueueRefusal?> waiting = queues.EnterAsync(A, out _, default).AsTask();

        time.Advance(LongestWait - TimeSpan.FromTicks(1));
        Assert.False(waiting.IsCompleted);
        time.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(ErrorKind.Timeout, (await waiting)!.Kind);
        Task<QueueRefusal?> next = queues.EnterAsync(A, out AccountQueue nextQueue, default).AsTask();
        Assert.False(next.IsCompleted);
        AccountQueues.Exit(slow);
        Assert.Null(await next);
        AccountQueues.Exit(nextQueue);
        Assert.Equal(0, time.WaitingTimers);
    }

    [Fact]
    public async Task Many_accounts_do_not_make_the_memory_grow_for_ever()
    {
        AccountQueues queues = Queues();
        Assert.Null(await queues.EnterAsync(A, out AccountQueue busy, default));
        for (int n = 0; n < 20_000; n++)
        {
            Assert.Null(await queues.EnterAsync(new AccountId($"account {n}"), out AccountQueue queue, default));
            AccountQueues.Exit(queue);
            Assert.InRange(queues.Count, 1, AccountQueues.MostIdle);
        }

        // The busy one was never thrown away: the next call of its account still waits for it.
        ValueTask<QueueRefusal?> behind = queues.EnterAsync(A, out AccountQueue waiting, default);
        Assert.False(behind.IsCompleted);
        Assert.Same(busy, waiting);
        AccountQueues.Exit(busy);
        Assert.Null(await behind);
        AccountQueues.Exit(waiting);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Under_load_never_two_calls_of_one_account_run_and_none_is_lost(int seed)
    {
        const int Accounts = 7, Tasks = 64, Rounds = 150;
        AccountQueues queues = Queues(limit: 10_000);
        int[] running = new int[Accounts];
        int together = 0, done = 0, cancelled = 0;

        await Task.WhenAll(Enumerable.Range(0, Tasks).Select(worker => Task.Run(async () =>
        {
            var random = new Random((seed * 1000) + worker);
            for (int round = 0; round < Rounds; round++)
            {
                int account = random.Next(Accounts);
                using var cancel = new CancellationTokenSource();
                Task<QueueRefusal?> entering;
                AccountQueue queue;
                try
                {
                    entering = queues.EnterAsync(new AccountId($"account {account}"), out queue, cancel.Token).AsTask();
                    if (random.Next(5) == 0)
                    {
                        await cancel.CancelAsync();
                    }

                    Assert.Null(await entering);
                }
                catch (OperationCanceledException)
                {
                    Interlocked.Increment(ref cancelled);
                    continue;
                }

                if (Interlocked.Increment(ref running[account]) != 1)
                {
                    Interlocked.Increment(ref together);
                }

                if (random.Next(3) == 0)
                {
                    await Task.Yield();
                }

                Interlocked.Decrement(ref running[account]);
                AccountQueues.Exit(queue);
                Interlocked.Increment(ref done);
            }
        })));

        Assert.Equal(0, together);
        Assert.Equal(Tasks * Rounds, done + cancelled);
        for (int n = 0; n < Accounts; n++)
        {
            ValueTask<QueueRefusal?> free = queues.EnterAsync(new AccountId($"account {n}"), out _, default);
            Assert.True(free.IsCompletedSuccessfully);
            Assert.Null(await free);
        }
    }

    [Fact]
    public async Task Under_load_of_ever_new_accounts_one_account_still_runs_one_at_a_time()
    {
        AccountQueues queues = Queues(limit: 10_000);
        int running = 0, together = 0, done = 0;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            for (int round = 0; round < 4_000; round++)
            {
                // New accounts push the queues through their sweeps while the shared one is used.
                Assert.Null(await queues.EnterAsync(new AccountId($"new {worker} {round}"), out AccountQueue fresh, default));
                AccountQueues.Exit(fresh);
                Assert.Null(await queues.EnterAsync(A, out AccountQueue shared, default));
                together += Interlocked.Increment(ref running) == 1 ? 0 : 1;
                done++;
                Interlocked.Decrement(ref running);
                AccountQueues.Exit(shared);
            }
        })));

        // "done" is counted without a lock: it adds up only when no two were inside.
        Assert.Equal((0, 32_000), (together, done));

        // While one thread sweeps, the others go on and add; the next new account makes up for it.
        Assert.Null(await queues.EnterAsync(B, out AccountQueue late, default));
        AccountQueues.Exit(late);
        Assert.InRange(queues.Count, 1, AccountQueues.MostIdle);
    }

    [Fact]
    public async Task A_client_sends_the_calls_of_an_account_one_after_the_other_and_refuses_what_is_too_many_unsent()
    {
        var rig = new Mt4Rig(o => o.MaxQueuedCallsPerAccount = 2);
        var answer = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        rig.Server.Then((_, _) => answer.Task).Answer(200, "[]");
        Task running = rig.Client.Orders.ListOpenedAsync(Rig.Account), waiting = rig.Client.Orders.ListClosedAsync(Rig.Account);

        RateLimitedException refused = await Assert.ThrowsAsync<RateLimitedException>(() => rig.Client.Symbols.ListNamesAsync(Rig.Account));
        Assert.Equal((Outcome.NotSent, "SymbolList", 0), (refused.Error.Outcome, refused.Error.Operation, refused.Error.Attempts));
        Assert.DoesNotContain(Rig.Account.Value, refused.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, rig.Server.Count);
        answer.SetResult(new HttpResponseMessage { Content = new StringContent("[]") });
        await Task.WhenAll(running, waiting);

        Assert.Equal(["/OpenedOrders", "/ClosedOrders"], rig.Server.Requests.Select(request => request.PathAndQuery.Split('?')[0]));
    }

    [Fact]
    public async Task A_call_cancelled_or_timed_out_while_it_waits_sends_nothing()
    {
        var rig = new Mt4Rig(o => o.Resilience.AttemptTimeout = o.Resilience.TotalTimeout);
        rig.Time.AutoAdvance = false;
        var answer = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        rig.Server.Then((_, _) => answer.Task).Answer(200, "[]");
        using var cancel = new CancellationTokenSource();
        Task running = rig.Client.Orders.ListOpenedAsync(Rig.Account);
        Task cancelled = rig.Client.Orders.ListClosedAsync(Rig.Account, cancel.Token), late = rig.Client.Symbols.ListNamesAsync(Rig.Account);

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        rig.Time.Advance(LongestWait);
        BrokerApiException timeout = await Assert.ThrowsAnyAsync<BrokerApiException>(() => late);

        Assert.Equal((ErrorKind.Timeout, Outcome.NotSent), (timeout.Error.Kind, timeout.Error.Outcome));
        Assert.Equal(1, rig.Server.Count);
        answer.SetResult(new HttpResponseMessage { Content = new StringContent("[]") });
        await Record.ExceptionAsync(() => running);
        await rig.Client.Orders.ListOpenedAsync(Rig.Account);
        Assert.Equal(2, rig.Server.Count);
    }

    private AccountQueues Queues(int limit = 64) => new(limit, LongestWait, time);
}
