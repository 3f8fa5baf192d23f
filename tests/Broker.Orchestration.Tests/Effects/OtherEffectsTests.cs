using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Kyc;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Identity;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Effects;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Lanes;
using Broker.Orchestration.Tests.Support;
using Broker.TestSupport;

namespace Broker.Orchestration.Tests.Effects;

public sealed class OtherEffectsTests
{
    [Fact]
    public async Task A_refund_whose_answer_is_lost_is_repeated_under_one_key_and_happens_once()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await RejectedWithMoneyAsync(world, node);
        world.Finance.FailRefunds = 2;

        await node.PumpAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(3, world.Finance.RefundCalls.Count);
        Assert.Single(world.Finance.RefundCalls.Select(static r => r.Key).Distinct());
        CustomerCase c = await node.CaseAsync();
        Assert.Equal(CaseState.Declined, c.State);
        Assert.Equal(Given.Euro(250m), Assert.Single(c.Payments).Refunded);
        Assert.Empty(await node.OpenItemsAsync());
    }

    [Fact]
    public async Task A_refund_that_ends_as_failed_is_given_up_and_shown()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        world.Finance.RefundState = RefundState.Failed;
        await RejectedWithMoneyAsync(world, node);

        await node.PumpAsync(TimeSpan.FromMinutes(1));

        Assert.Single(world.Finance.RefundCalls);
        ExceptionItem item = Assert.Single(await node.OpenItemsAsync());
        Assert.Equal(ExceptionKind.Money, item.Kind);
        Assert.Contains("still held", item.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EffectKind.ReadPayment, "pi_1")]
    [InlineData(EffectKind.ReadApplicant, "app_1")]
    public async Task A_restart_between_intent_and_outcome_of_a_read_reads_again(EffectKind kind, string subject)
    {
        await using var world = new World();
        Node first = await world.StartAsync();
        await first.OnboardAsync();
        await first.PumpAsync(TimeSpan.FromMinutes(1));
        var intended = new EffectRecord { Key = "reread:C-1", Customer = Given.Customer, Kind = kind, Subject = subject, DueAt = Given.Start, Status = EffectStatus.Intended, Attempts = 1 };
        await first.Journal.CommitAsync(new JournalCommit { Tenant = Given.Tenant, At = Given.Start, Effects = [intended] });
        await first.DisposeAsync();

        Node second = await world.StartAsync("node-b");
        Assert.Equal(1, await second.Get<EffectWorker>().ResolveInterruptedAsync(default));
        await second.PumpAsync(TimeSpan.FromMinutes(1));

        EffectRecord done = Assert.Single(await second.EffectsAsync(kind));
        Assert.Equal((EffectStatus.Done, 2), (done.Status, done.Attempts));
        Assert.Equal(CaseState.Active, (await second.CaseAsync()).State);
        Assert.Equal(1, world.Accounts.RegisterCalls);
    }

    [Fact]
    public async Task A_restart_between_intent_and_outcome_of_a_refund_repeats_it_under_the_same_key()
    {
        await using var world = new World();
        Node first = await world.StartAsync();
        await RejectedWithMoneyAsync(world, first);
        await first.PumpAsync();
        EffectRecord refund = Assert.Single(await first.EffectsAsync(EffectKind.RefundPayment));
        await first.Journal.CommitAsync(new JournalCommit { Tenant = Given.Tenant, At = Given.Start, Effects = [refund with { Status = EffectStatus.Intended, Outcome = null }] });
        await first.DisposeAsync();

        Node second = await world.StartAsync();
        Assert.Equal(1, await second.Get<EffectWorker>().ResolveInterruptedAsync(default));
        await second.PumpAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(2, world.Finance.RefundCalls.Count);
        Assert.Single(world.Finance.RefundCalls.Select(static r => r.Key).Distinct());
        Assert.Equal(Given.Euro(250m), Assert.Single((await second.CaseAsync()).Payments).Refunded);
    }

    [Fact]
    public async Task Waits_double_between_tries_and_an_item_is_raised_once_and_settled()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        world.Accounts.FindFails = true;
        await node.OnboardAsync();
        List<double> waits = [];
        await node.PumpAsync();
        for (int i = 0; i < 10; i++)
        {
            EffectRecord effect = Assert.Single(await node.EffectsAsync(EffectKind.RegisterAccount));
            waits.Add((effect.DueAt - world.Time.GetUtcNow()).TotalSeconds);
            Assert.Equal(i >= 4 ? 1 : 0, (await node.OpenItemsAsync()).Count);
            await node.PumpAsync(effect.DueAt - world.Time.GetUtcNow());
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 300], waits);
        ExceptionItem item = Assert.Single(await node.OpenItemsAsync());
        Assert.Equal((1, ExceptionKind.Registration, DelayVerdict.Infrastructural), (item.Count, item.Kind, item.Verdict));
        world.Accounts.FindFails = false;
        await node.PumpAsync(TimeSpan.FromMinutes(6));
        Assert.Empty(await node.OpenItemsAsync());
    }

    [Fact]
    public async Task A_call_that_always_exceeds_its_limit_is_shown_too()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        world.Crm.OnUpsert = async token =>
        {
            world.Time.Advance(TimeSpan.FromSeconds(90));
            await Task.Delay(Timeout.Infinite, token);
        };
        await node.OpenAsync();

        await node.PumpAsync(TimeSpan.FromMinutes(30));

        ExceptionItem item = Assert.Single(await node.OpenItemsAsync());
        Assert.Equal((ExceptionKind.Projection, "crm.ProjectToCrm.Timeout"), (item.Kind, item.Cause));
    }

    [Fact]
    public async Task An_unknown_connection_is_checked_again_and_a_lost_one_does_not_change_the_state()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        world.Accounts.Connection = ConnectionState.Unknown;
        await node.OnboardAsync();
        await node.PumpAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(CaseState.Registered, (await node.CaseAsync()).State);
        Assert.Equal(ConnectionState.Unknown, (await node.CaseAsync()).Health.State);

        world.Accounts.Connection = ConnectionState.Connected;
        await node.PumpAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(CaseState.Active, (await node.CaseAsync()).State);
    }

    [Fact]
    public async Task An_account_that_never_connects_opens_one_ticket()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        world.Accounts.Connection = ConnectionState.Disconnected;
        await node.OnboardAsync();

        await node.PumpAsync(TimeSpan.FromHours(2));

        Assert.Equal(CaseState.Registered, (await node.CaseAsync()).State);
        Assert.Equal("Connection: NeverConnected", Assert.Single(world.Crm.Tickets).Value.Subject);
        Assert.Equal(1, world.Crm.TicketCalls);
    }

    [Fact]
    public async Task Tickets_can_be_switched_off()
    {
        await using var world = new World { Configure = static o => o.OpenTickets = false };
        Node node = await world.StartAsync();
        world.Accounts.Next(RegisterAnswer.RefusedForGood);
        await node.OnboardAsync();

        await node.PumpAsync(TimeSpan.FromMinutes(1));

        Assert.Single(await node.OpenItemsAsync());
        Assert.Equal(0, world.Crm.TicketCalls);
    }

    [Fact]
    public async Task A_watcher_that_throws_hurts_nobody()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        node.Recorder.Throws = true;
        await node.OnboardAsync();

        await node.PumpAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(CaseState.Active, (await node.CaseAsync()).State);
        Assert.Contains("Observer Recorder failed", world.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EffectKind.RegisterAccount)]
    [InlineData(EffectKind.ReadApplicant)]
    public async Task A_call_that_ends_while_intents_are_resolved_keeps_its_outcome(EffectKind kind)
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await node.OnboardAsync();
        await node.PumpAsync(TimeSpan.FromMinutes(1));
        await node.OpenAsync("C-2", "2");
        var first = new EffectRecord { Key = "reread:C-2", Customer = new CustomerId("C-2"), Kind = EffectKind.ReadApplicant, Subject = "app_2", DueAt = Given.Start, Status = EffectStatus.Intended, Attempts = 1 };
        var second = new EffectRecord { Key = "late:C-1", Customer = Given.Customer, Kind = kind, Subject = "app_1", DueAt = Given.Start, Status = EffectStatus.Intended, Attempts = 1 };
        await node.Journal.CommitAsync(new JournalCommit { Tenant = Given.Tenant, At = Given.Start, Effects = [first, second] });
        CustomerCase before = await node.CaseAsync();

        // The second waits for its customer, and both were read when the first is resolved.
        Task<int> resolving;
        using (await node.Get<CustomerLocks>().EnterAsync(Given.Customer, default))
        {
            resolving = node.Get<EffectWorker>().ResolveInterruptedAsync(default);
            await Eventually.HoldsAsync(async () => (await node.Journal.ReadEffectAsync(Given.Tenant, first.Key))!.Status == EffectStatus.Pending, "the first is resolved");
            await node.Journal.CommitAsync(new JournalCommit { Tenant = Given.Tenant, At = Given.Start, Effects = [second with { Status = EffectStatus.Done, Outcome = "its own" }] });
        }

        Assert.Equal(1, await resolving);
        EffectRecord kept = (await node.Journal.ReadEffectAsync(Given.Tenant, second.Key))!;
        Assert.Equal((EffectStatus.Done, "its own"), (kept.Status, kept.Outcome));
        Assert.Equal((before.State, before.Version), ((await node.CaseAsync()).State, (await node.CaseAsync()).Version));
    }

    private static async Task RejectedWithMoneyAsync(World world, Node node)
    {
        await node.OpenAsync();
        world.Good();
        world.Kyc.Set(Given.Snapshot(KycStatus.RejectedFinal));
        await node.SendAsync("evt_p", EventSubjectKind.Payment, "pi_1");
        await node.SendAsync("evt_k", EventSubjectKind.Applicant, "app_1");
    }
}
