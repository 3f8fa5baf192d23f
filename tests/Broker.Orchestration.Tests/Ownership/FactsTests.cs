using System.Globalization;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Identity;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Ownership;
using Broker.Orchestration.Tests.Support;
using Mt = Broker.Orchestration.Ownership.MetaTrader;

namespace Broker.Orchestration.Tests.Ownership;

public sealed class FactsTests
{
    private static readonly OwnershipMapBuilder Own = TestFacts.Builder();
    private static readonly Fact<Mt, long> Ping = Own.Own<Mt, long>(
        "mt.ping", FactCodecs.WholeNumber, Sensitivity.Internal, "a", new FactRules { Freshness = TimeSpan.FromMinutes(5), NullMeaning = NullMeaning.Unknown });

    private static readonly Fact<Mt, string> Name = Own.Own<Mt, string>("mt.name", FactCodecs.Text, Sensitivity.Personal, "a", FactProjection.ToCrm("mt_name", "Name"));
    private static readonly OwnershipMap Map = OwnershipMap.Merge(BrokerFacts.Map, Own.Build());

    [Fact]
    public async Task A_reading_tells_value_owner_both_times_cause_and_age()
    {
        await using var world = new World { Map = Map };
        Node node = await StartAsync(world);
        world.Time.Advance(TimeSpan.FromMinutes(2));
        await node.Get<FactWriter<Mt>>().SetAsync(Given.Customer, Ping, 12L, Given.At(1), "probe-7");

        FactReading<long> read = await node.Get<IFacts>().ReadAsync(Given.Customer, Ping);

        Assert.Equal(
            (FactState.Known, 12L, "12", "metatrader", "probe-7", Given.At(1), Given.At(2), TimeSpan.FromMinutes(1), false, true),
            (read.State, read.Value, read.Text, read.Owner, read.Cause, read.ObservedAt!.Value, read.RecordedAt!.Value, read.Age!.Value, read.IsStale, read.IsUsable));
        Assert.True(read.TryGet(out long value));
        Assert.Equal(12L, value);
    }

    [Fact]
    public async Task A_value_is_stale_once_it_is_older_than_its_freshness_and_not_before()
    {
        await using var world = new World { Map = Map };
        Node node = await StartAsync(world);
        await node.Get<FactWriter<Mt>>().SetAsync(Given.Customer, Ping, 12L, Given.Start, "probe");
        world.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.False((await node.Get<IFacts>().ReadAsync(Given.Customer, Ping)).IsStale);

        world.Time.Advance(TimeSpan.FromTicks(1));

        FactReading<long> read = await node.Get<IFacts>().ReadAsync(Given.Customer, Ping);
        Assert.Equal((true, false, FactState.Known), (read.IsStale, read.IsUsable, read.State));
        Assert.Equal("mt.ping of metatrader: Known, stale", read.ToString());
    }

    [Fact]
    public async Task A_value_from_a_clock_that_runs_ahead_is_not_younger_than_now()
    {
        await using var world = new World { Map = Map };
        Node node = await StartAsync(world);
        await node.Get<FactWriter<Mt>>().SetAsync(Given.Customer, Ping, 12L, Given.At(3), "probe");

        Assert.Equal(TimeSpan.Zero, (await node.Get<IFacts>().ReadAsync(Given.Customer, Ping)).Age);
    }

    [Fact]
    public async Task No_value_means_what_the_fact_says_it_means()
    {
        await using var world = new World { Map = Map };
        Node node = await StartAsync(world);
        IFacts facts = node.Get<IFacts>();
        FactWriter<Mt> writer = node.Get<FactWriter<Mt>>();
        Assert.Equal(FactState.NeverObserved, (await facts.ReadAsync(Given.Customer, Ping)).State);

        await writer.SetAsync(Given.Customer, Name, "Ada", Given.Start, "x");
        await writer.ClearAsync(Given.Customer, Ping, Given.At(1), "not reachable");
        await writer.ClearAsync(Given.Customer, Name, Given.At(1), "removed");
        await node.PumpAsync(TimeSpan.FromSeconds(5));

        FactReading<long> ping = await facts.ReadAsync(Given.Customer, Ping);
        FactReading<string> name = await facts.ReadAsync(Given.Customer, Name);
        Assert.Equal((FactState.Unknown, false, false), (ping.State, ping.IsUsable, ping.TryGet(out _)));
        Assert.Equal((FactState.Cleared, false, (string?)null), (name.State, name.IsUsable, name.Value));
        Assert.Null(world.Crm.Records["C-1"]["mt_name"]);
    }

    [Fact]
    public async Task An_older_observation_goes_to_the_history_and_never_becomes_current()
    {
        await using var world = new World { Map = Map };
        Node node = await StartAsync(world);
        FactWriter<Mt> writer = node.Get<FactWriter<Mt>>();
        await writer.SetAsync(Given.Customer, Ping, 2L, Given.At(2), "second");
        await writer.SetAsync(Given.Customer, Ping, 1L, Given.At(1), "late");
        await writer.SetAsync(Given.Customer, Ping, 3L, Given.At(2), "same time, later stored");

        Assert.Equal(3L, (await node.Get<IFacts>().ReadAsync(Given.Customer, Ping)).Value);
        IReadOnlyList<FactReading<long>> history = await node.Get<IFacts>().ReadHistoryAsync(Given.Customer, Ping);
        Assert.Equal([(1L, "late", false), (2L, "second", false), (3L, "same time, later stored", true)], history.Select(static h => (h.Value, h.Cause!, h.IsCurrent)));
        Assert.False(history[0].IsUsable);
    }

    [Fact]
    public async Task Facts_are_read_by_name_and_all_together_and_no_reading_prints_its_value()
    {
        await using var world = new World { Map = Map };
        Node node = await StartAsync(world);
        await node.Get<FactWriter<Mt>>().SetAsync(Given.Customer, Name, "CANARY", Given.Start, "x");
        IFacts facts = node.Get<IFacts>();

        FactReading<string> one = await facts.ReadTextAsync(Given.Customer, "mt.name");
        IReadOnlyList<FactReading<string>> all = await facts.ReadAllAsync(Given.Customer);

        Assert.Equal("CANARY", one.Value);
        Assert.Contains(all, static r => r is { Fact: "mt.name", Value: "CANARY" });
        Assert.Contains(all, static r => r is { Fact: "case.state", Owner: "application" });
        Assert.All(all, static r => Assert.DoesNotContain("CANARY", r.ToString(), StringComparison.Ordinal));
        Assert.All(await node.Journal.ReadFactsAsync(Given.Tenant, Given.Customer), static r => Assert.DoesNotContain("CANARY", r.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_text_that_this_version_cannot_read_is_kept_and_told()
    {
        await using var world = new World { Map = Map };
        Node node = await StartAsync(world);
        await node.Journal.CommitAsync(new JournalCommit
        {
            Tenant = Given.Tenant,
            At = Given.Start,
            Facts = [new FactRecord(Given.Customer, "account.health", "metatrader", "Hibernating", Given.Start, Given.Start, "newer version")],
        });

        FactReading<ConnectionState> read = await node.Get<IFacts>().ReadAsync(Given.Customer, BrokerFacts.AccountHealth);

        Assert.Equal((FactState.Unreadable, "Hibernating", false), (read.State, read.Text, read.IsUsable));
        Assert.Equal(FactState.Unreadable, (await node.Get<IFacts>().ReadTextAsync(Given.Customer, "account.health")).State);
    }

    [Fact]
    public async Task A_fact_that_the_map_does_not_have_cannot_be_read()
    {
        await using var world = new World();
        Node node = await StartAsync(world);

        Assert.Contains("give its map to OwnFacts", (await Assert.ThrowsAsync<ArgumentException>(() => node.Get<IFacts>().ReadAsync(Given.Customer, Ping))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => node.Get<IFacts>().ReadTextAsync(Given.Customer, "no.such.fact"));
        await Assert.ThrowsAsync<ArgumentException>(() => node.Get<IFacts>().ReadHistoryAsync(Given.Customer, Ping));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public async Task Values_are_stored_alike_in_any_culture(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        await using var world = new World { Map = Map };
        Node node = await StartAsync(world);
        await node.Get<FactWriter<Mt>>().SetAsync(Given.Customer, BrokerFacts.AccountBalance, Given.Euro(-1234.5m), Given.Start, "x");

        FactReading<Core.Monetary.Money> read = await node.Get<IFacts>().ReadAsync(Given.Customer, BrokerFacts.AccountBalance);
        Assert.Equal(Given.Euro(-1234.5m), read.Value);
        Assert.DoesNotContain(",", read.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_projection_that_is_off_by_default_is_turned_on_by_a_map_of_the_teams()
    {
        OwnershipMap without = OwnershipMap.Merge(BrokerFacts.Map);
        OwnershipMap with = OwnershipMap.Merge(BrokerFacts.Map, TestFacts.Builder().Project(BrokerFacts.AccountBalanceBand, BrokerFacts.BalanceBandInCrm).Build());
        Assert.Empty(without.ProjectionsOf(BrokerFacts.AccountBalanceBand));
        Assert.Contains("account.balance_band | owner metatrader | String | P2 | -> crm:TradingAccount.account_balance_band | fresh 15 min | null is unknown | a coarse band; its copy in the CRM is off by default", OwnershipListing.Lines(with));
        await using var world = new World { Map = with };
        Node node = await StartAsync(world);

        await node.Get<FactWriter<Mt>>().SetAsync(Given.Customer, BrokerFacts.AccountBalanceBand, "1k to 5k", Given.Start, "x");
        await node.PumpAsync(TimeSpan.FromSeconds(5));

        Assert.Equal("1k to 5k", world.Crm.Record(CrmEntity.TradingAccount, "C-1-A1")["account_balance_band"]);
    }

    [Fact]
    public async Task The_last_settled_payment_is_a_fact_by_its_own_time_whatever_is_read_first()
    {
        await using var world = new World();
        Node node = await StartAsync(world);
        world.Finance.Set(Given.Confirmation(payment: "pi_2", received: 300m, minute: 9) with { Reference = "C-1" });
        world.Finance.Set(Given.Confirmation(payment: "pi_1", received: 250m, minute: 2) with { Reference = "C-1" });

        await node.SendAsync("evt_2", EventSubjectKind.Payment, "pi_2");
        await node.PumpAsync(TimeSpan.FromSeconds(5));
        await node.SendAsync("evt_1", EventSubjectKind.Payment, "pi_1");
        await node.PumpAsync(TimeSpan.FromSeconds(5));

        IFacts facts = node.Get<IFacts>();
        Assert.Equal(Given.Euro(300m), (await facts.ReadAsync(Given.Customer, BrokerFacts.PaymentLastSettled)).Value);
        Assert.Equal(2, (await facts.ReadHistoryAsync(Given.Customer, BrokerFacts.PaymentLastSettled)).Count);
        Assert.Equal("cus_1", (await facts.ReadAsync(Given.Customer, BrokerFacts.PaymentPayer)).Value.Value);
        Assert.Equal("300.00 EUR", world.Crm.Records["C-1"]["payment_last_settled"]);
    }

    private static async Task<Node> StartAsync(World world)
    {
        Node node = await world.StartAsync();
        await node.OpenAsync();
        return node;
    }
}
