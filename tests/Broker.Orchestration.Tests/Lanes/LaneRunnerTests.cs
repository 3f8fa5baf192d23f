using Broker.Core.Boundaries.Webhooks;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Lanes;
using Broker.Orchestration.Tests.Support;

namespace Broker.Orchestration.Tests.Lanes;

public sealed class LaneRunnerTests
{
    [Fact]
    public async Task A_started_host_brings_several_customers_to_active_at_once()
    {
        await using var world = new World { Configure = static o => o.MaxConcurrentCustomers = 4 };
        Node node = await world.StartAsync();
        await node.Host.StartAsync();
        for (int i = 1; i <= 12; i++)
        {
            await node.OnboardAsync("C-" + i, i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        await node.UntilAsync(async () => await CountAsync(node, CaseState.Active) == 12);
        await node.Host.StopAsync();

        Assert.Equal(12, world.Accounts.Accounts.Count);
        Assert.Equal(12, world.Accounts.Accounts.Select(static a => a.Login).Distinct().Count());
        Assert.True((await node.Broker.VerifyAuditAsync()).IsValid);
    }

    [Fact]
    public async Task A_host_started_on_the_file_of_a_killed_one_resolves_what_was_intended()
    {
        await using var world = new World();
        Node first = await world.StartAsync();
        await first.OnboardAsync();
        using var killed = new CancellationTokenSource();
        world.Accounts.Next(RegisterAnswer.AppliedThenHangs);
        world.Accounts.OnRegister = _ => killed.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.PumpAsync(TimeSpan.Zero, killed.Token));
        await first.DisposeAsync();

        Node second = await world.StartAsync("node-b");
        await second.Host.StartAsync();
        await second.UntilAsync(async () => (await second.CaseAsync()).State == CaseState.Active);
        await second.Host.StopAsync();

        Assert.Equal(1, world.Accounts.RegisterCalls);
        Assert.Contains("1 effects were interrupted", world.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_whose_lease_was_taken_over_stops_acting_and_resolves_its_intents_when_it_has_a_new_one()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await node.OnboardAsync();
        bool isTaken = false;
        world.Accounts.OnRegister = async _ =>
        {
            // Asleep in the middle of the call for longer than the lease; meanwhile another node took over and went away again.
            world.Accounts.OnRegister = null;
            while (!isTaken)
            {
                world.Time.Advance(TimeSpan.FromMinutes(2));
                try
                {
                    await node.Journal.AcquireLeaseAsync("another", TimeSpan.FromSeconds(10), CancellationToken.None);
                    isTaken = true;
                }
                catch (JournalInUseException)
                {
                    // The runner woke up first and renewed the lease: the node sleeps on.
                }
            }
        };

        await node.Host.StartAsync();
        await node.UntilAsync(async () => (await node.CaseAsync()).State == CaseState.Active);
        await node.Host.StopAsync();

        Assert.True(isTaken);
        Assert.Equal(1, world.Accounts.RegisterCalls);
        Assert.Single(world.Accounts.Accounts);
        Assert.Equal(EffectStatus.Done, Assert.Single(await node.EffectsAsync(EffectKind.RegisterAccount)).Status);
        Assert.True((await node.Broker.VerifyAuditAsync()).IsValid);
    }

    [Fact]
    public async Task A_second_node_is_refused_at_start_while_the_first_one_lives()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await node.Host.StartAsync();

        await Assert.ThrowsAsync<JournalInUseException>(() => world.StartAsync("node-b"));
        await node.Host.StopAsync();
    }

    [Fact]
    public async Task A_wake_up_that_is_lost_costs_a_poll_and_no_case()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await node.Host.StartAsync();
        await node.UntilAsync(() => Task.FromResult(world.Time.WaitingTimers > 0));

        // Stored past the intake, so that nobody wakes the runner.
        await node.Journal.CommitAsync(new JournalCommit
        {
            Tenant = Given.Tenant,
            At = world.Time.GetUtcNow(),
            Received = new InboxItem
            {
                Id = "in-1",
                Source = "stripe",
                EventId = "evt_1",
                Type = "charge.updated",
                SubjectKind = EventSubjectKind.Unmapped,
                SubjectId = "x",
                OccurredAt = Given.Start,
                ReceivedAt = world.Time.GetUtcNow(),
                BodyHash = "read",
                DueAt = world.Time.GetUtcNow(),
            },
        });

        await node.UntilAsync(async () => (await node.OpenItemsAsync()).Count == 1);
        await node.Host.StopAsync();
        Assert.Equal(0, (await node.Broker.CountAsync()).PendingInbox);
    }

    private static async Task<int> CountAsync(Node node, CaseState state)
    {
        int count = 0;
        await foreach (CustomerCase one in node.Broker.ListCasesAsync())
        {
            count += one.State == state ? 1 : 0;
        }

        return count;
    }
}
