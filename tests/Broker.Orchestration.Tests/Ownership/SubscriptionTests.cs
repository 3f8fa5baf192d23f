using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Identity;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Ownership;
using Broker.Orchestration.Tests.Support;
using Mt = Broker.Orchestration.Ownership.MetaTrader;

namespace Broker.Orchestration.Tests.Ownership;

public sealed class SubscriptionTests
{
    private readonly List<string?> told = [];

    [Fact]
    public async Task A_subscriber_is_told_of_values_after_they_are_stored_by_type_and_by_name()
    {
        List<string?> states = [];
        await using var world = new World
        {
            Build = b => b
                .Subscribe(BrokerFacts.AccountLeverage, "bridge", _ => (reading, _) => Tell(reading))
                .Subscribe("case.state", "desk", _ => (reading, _) => { states.Add(reading.Value); return Task.CompletedTask; })
                .Subscribe(BrokerFacts.CaseState, "typed", _ => (reading, _) => { states.Add("typed " + reading.Value); return Task.CompletedTask; }),
        };
        Node node = await world.StartAsync();
        await node.OpenAsync();
        Assert.Empty(states);
        await node.PumpAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(["Contact", "typed Contact"], states.Order(StringComparer.Ordinal));

        await WriteAsync(node, "1:100", 0);
        await node.PumpAsync();
        await WriteAsync(node, "1:50", 2);
        await node.PumpAsync();

        Assert.Equal(["1:100", "1:50"], told);
    }

    [Fact]
    public async Task Quick_changes_are_told_as_one_and_a_late_older_value_not_at_all()
    {
        await using World world = Subscribed();
        Node node = await StartAsync(world);
        await WriteAsync(node, "1:100", 1);
        await WriteAsync(node, "1:50", 2);
        await node.PumpAsync();
        Assert.Equal(["1:50"], told);

        await WriteAsync(node, "1:500", 0);
        await node.PumpAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(["1:50"], told);
    }

    [Fact]
    public async Task A_value_that_is_cleared_is_told_too()
    {
        await using World world = Subscribed();
        Node node = await StartAsync(world);
        await WriteAsync(node, "1:100", 0);
        await node.PumpAsync();

        await node.Get<FactWriter<Mt>>().ClearAsync(Given.Customer, BrokerFacts.AccountLeverage, Given.At(1), "x");
        await node.PumpAsync();

        Assert.Equal(["1:100", "(Cleared)"], told);
    }

    [Fact]
    public async Task A_handler_that_throws_is_called_again_and_raised_when_it_goes_on_and_closed_when_it_is_well()
    {
        int failures = 6;
        await using var world = new World
        {
            Build = b => b.Subscribe(BrokerFacts.AccountLeverage, "bridge", _ => (reading, _) => failures-- > 0 ? throw new InvalidOperationException("CANARY") : Tell(reading)),
        };
        Node node = await StartAsync(world);
        await WriteAsync(node, "1:100", 0);
        await node.PumpAsync(TimeSpan.FromSeconds(20));

        ExceptionItem item = Assert.Single(await node.OpenItemsAsync());
        Assert.Equal(ExceptionKind.Subscription, item.Kind);
        Assert.DoesNotContain("CANARY", item.Sentence, StringComparison.Ordinal);
        Assert.Empty(told);
        await node.PumpAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(["1:100"], told);
        Assert.Empty(await node.OpenItemsAsync());
    }

    [Fact]
    public async Task What_was_not_told_before_the_process_ended_is_told_by_the_next_and_what_was_told_is_not()
    {
        await using World world = Subscribed();
        Node node = await StartAsync(world);
        await WriteAsync(node, "1:100", 0);
        await node.PumpAsync();
        await WriteAsync(node, "1:50", 1);
        await node.DisposeAsync();
        world.Time.Advance(TimeSpan.FromMinutes(5));

        node = await world.StartAsync("node-b");
        await node.PumpAsync(TimeSpan.FromSeconds(5));
        await node.PumpAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(["1:100", "1:50"], told);
    }

    [Fact]
    public async Task A_process_that_ends_while_it_tells_tells_again()
    {
        bool hang = true;
        using var stop = new CancellationTokenSource();
        await using var world = new World
        {
            Build = b => b.Subscribe(BrokerFacts.AccountLeverage, "bridge", _ => async (reading, cancellationToken) =>
            {
                await Tell(reading);
                if (hang)
                {
                    await stop.CancelAsync();
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }),
        };
        Node node = await StartAsync(world);
        await WriteAsync(node, "1:100", 0);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => node.PumpAsync(cancellationToken: stop.Token));
        await node.DisposeAsync();
        hang = false;
        world.Time.Advance(TimeSpan.FromMinutes(5));

        node = await world.StartAsync("node-b");
        await node.Host.StartAsync();
        await node.UntilAsync(() => Task.FromResult(told.Count == 2));
        await node.Host.StopAsync();

        Assert.Equal(["1:100", "1:100"], told);
    }

    [Fact]
    public async Task A_handler_may_write_what_its_system_owns()
    {
        await using var world = new World
        {
            Build = b => b.Subscribe(BrokerFacts.KycStatus, "program", services => async (reading, cancellationToken) =>
                await ((FactWriter<Application>)services.GetService(typeof(FactWriter<Application>))!).SetAsync(
                    reading.Customer, BrokerFacts.ProgramStage, reading.Value.ToString(), reading.ObservedAt!.Value, "subscription", cancellationToken)),
        };
        Node node = await StartAsync(world);
        world.Good();
        await node.SendAsync("evt_k", EventSubjectKind.Applicant, "app_1");
        await node.PumpAsync(TimeSpan.FromSeconds(5));

        Assert.Equal("Approved", world.Crm.Accounts["C-1-A1"]["program_stage"]);
        Assert.NotEqual(CaseState.Lead, (await node.CaseAsync()).State);
    }

    private World Subscribed() => new() { Build = b => b.Subscribe(BrokerFacts.AccountLeverage, "bridge", _ => (reading, _) => Tell(reading)) };

    private Task Tell(FactReading<string> reading)
    {
        told.Add(reading.State == FactState.Known ? reading.Value : $"({reading.State})");
        return Task.CompletedTask;
    }

    private static async Task WriteAsync(Node node, string leverage, int minute) =>
        Assert.True((await node.Get<FactWriter<Mt>>().SetAsync(Given.Customer, BrokerFacts.AccountLeverage, leverage, Given.At(minute), "x")).IsStored);

    private static async Task<Node> StartAsync(World world)
    {
        Node node = await world.StartAsync();
        await node.OpenAsync();
        await node.PumpAsync(TimeSpan.FromSeconds(5));
        return node;
    }
}
