using Broker.Core.Boundaries.Crm;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Ownership;
using Broker.Orchestration.Projections;
using Broker.Orchestration.Tests.Support;

namespace Broker.Orchestration.Tests.Projections;

public sealed class ForeignEditTests
{
    private const string State = "onboarding_state";

    [Fact]
    public async Task An_edit_no_event_told_is_found_by_one_sweep_refused_audited_and_repaired()
    {
        await using var world = new World();
        Node node = await ReadyAsync(world);
        world.Crm.Edit(CrmEntity.Customer, "C-1", State, "Active");

        DriftSweepReport report = await SweepAsync(node);

        Assert.Equal((1, 0, 1, true), (report.Read, report.Echoes, report.Planned, report.IsComplete));
        Assert.Equal("Contact", world.Crm.Records["C-1"][State]);
        string refusal = Assert.Single(await node.AuditAsync(), static a => a.Contains("RefuseEdit", StringComparison.Ordinal));
        Assert.Contains("Customer.onboarding_state: repair 1 of 3 today", refusal, StringComparison.Ordinal);
        Assert.Contains("hubspot:41", refusal, StringComparison.Ordinal);
        Assert.Contains("\"event\":\"C5\"", refusal, StringComparison.Ordinal);
        Assert.Contains("\"fact\":\"case.state\",\"owner\":\"application\"", refusal, StringComparison.Ordinal);
        Assert.Empty(await node.OpenItemsAsync());
        Assert.True((await node.Broker.VerifyAuditAsync()).IsValid);
    }

    [Fact]
    public async Task Our_own_writes_come_back_as_echoes_and_cost_no_read_and_no_write()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await node.OnboardAsync();
        await node.PumpAsync(TimeSpan.FromSeconds(5));
        int writes = world.Crm.Upserts.Count;
        int records = await CountAuditAsync(node);

        DriftSweepReport report = await SweepAsync(node);
        await node.SendAsync("evt_c1", EventSubjectKind.CrmRecord, "rec-C-1");
        await node.PumpAsync(TimeSpan.FromSeconds(5));

        Assert.Equal((2, 2, 0), (report.Read, report.Echoes, report.Planned));
        Assert.Equal(writes, world.Crm.Upserts.Count);
        Assert.Equal(records, await CountAuditAsync(node));
    }

    [Fact]
    public async Task An_event_of_the_CRM_has_the_record_looked_at_and_one_about_somebody_else_nothing()
    {
        await using var world = new World();
        Node node = await ReadyAsync(world);
        world.Crm.Edit(CrmEntity.Customer, "C-1", State, "Active");

        await node.SendAsync("evt_c0", EventSubjectKind.CrmRecord, "rec-somebody");
        await node.SendAsync("evt_c1", EventSubjectKind.CrmRecord, "rec-C-1");
        await node.PumpAsync(TimeSpan.FromSeconds(5));

        Assert.Equal("Contact", world.Crm.Records["C-1"][State]);
        Assert.Empty(await node.OpenItemsAsync());
        Assert.Equal(0, (await node.Broker.CountAsync()).PendingInbox);
    }

    [Fact]
    public async Task The_fourth_edit_of_a_day_is_left_standing_and_raised_and_the_next_day_it_is_repaired()
    {
        await using var world = new World();
        Node node = await ReadyAsync(world);
        for (int i = 1; i <= 3; i++)
        {
            world.Crm.Edit(CrmEntity.Customer, "C-1", State, "Edit" + i);
            await SweepAsync(node);
            Assert.Equal("Contact", world.Crm.Records["C-1"][State]);
        }

        world.Crm.Edit(CrmEntity.Customer, "C-1", State, "Edit4", by: "77");
        await SweepAsync(node);
        await SweepAsync(node);
        await node.Get<ICrmProjection>().CheckAsync(Given.Customer);
        await node.PumpAsync(TimeSpan.FromMinutes(1));

        Assert.Equal("Edit4", world.Crm.Records["C-1"][State]);
        ExceptionItem item = Assert.Single(await node.OpenItemsAsync());
        Assert.Equal((ExceptionKind.Projection, "ProjectionFought", 1), (item.Kind, item.Cause, item.Count));
        Assert.Contains("Someone fights the projection", item.Sentence, StringComparison.Ordinal);
        Assert.Contains("Customer.onboarding_state", item.Sentence, StringComparison.Ordinal);
        Assert.Contains("owned by application", item.Sentence, StringComparison.Ordinal);
        Assert.Contains("user 77 of hubspot", item.Sentence, StringComparison.Ordinal);
        Assert.Equal(4, await CountAuditAsync(node, "RefuseEdit"));

        await node.PumpAsync(TimeSpan.FromDays(1));

        Assert.Equal("Contact", world.Crm.Records["C-1"][State]);
        Assert.Empty(await node.OpenItemsAsync());
        Assert.Equal(5, await CountAuditAsync(node, "RefuseEdit"));
    }

    [Fact]
    public async Task A_restart_does_not_forget_how_often_was_repaired()
    {
        await using var world = new World();
        Node node = await ReadyAsync(world);
        for (int i = 1; i <= 4; i++)
        {
            await node.DisposeAsync();
            world.Time.Advance(TimeSpan.FromMinutes(5));
            node = await world.StartAsync("node-" + i);
            world.Crm.Edit(CrmEntity.Customer, "C-1", State, "Edit" + i);
            await SweepAsync(node);
        }

        Assert.Equal("Edit4", world.Crm.Records["C-1"][State]);
        Assert.Equal("ProjectionFought", Assert.Single(await node.OpenItemsAsync()).Cause);
    }

    [Fact]
    public async Task Another_field_and_another_customer_are_counted_for_themselves()
    {
        await using var world = new World();
        Node node = await ReadyAsync(world);
        await node.OpenAsync("C-2", "2");
        await node.PumpAsync(TimeSpan.FromSeconds(5));
        for (int i = 1; i <= 3; i++)
        {
            world.Crm.Edit(CrmEntity.Customer, "C-1", State, "Edit" + i);
            world.Crm.Edit(CrmEntity.Customer, "C-1", "trading_restriction", "Edit" + i);
            world.Crm.Edit(CrmEntity.Customer, "C-2", State, "Edit" + i);
            await SweepAsync(node);
        }

        Assert.Empty(await node.OpenItemsAsync());
        Assert.Equal(("Contact", "none", "Contact"), (world.Crm.Records["C-1"][State], world.Crm.Records["C-1"]["trading_restriction"], world.Crm.Records["C-2"][State]));
    }

    [Fact]
    public async Task The_owners_newer_value_wins_also_over_an_edit_that_stands_and_other_fields_leave_it_alone()
    {
        await using var world = new World();
        Node node = await ReadyAsync(world);
        await FightAsync(world, node);
        Assert.Equal("Edit4", world.Crm.Records["C-1"][State]);

        // Another field of the same record changes: what stands is not overwritten by the way.
        await node.Get<ICrmProjection>().RequestAsync(Given.Customer, ["case.restriction"], Actor.Person("ops"));
        await node.PumpAsync(TimeSpan.FromSeconds(5));
        Assert.Equal("Edit4", world.Crm.Records["C-1"][State]);

        world.Good();
        await node.SendAsync("evt_k1", EventSubjectKind.Applicant, "app_1");
        await node.PumpAsync(TimeSpan.FromSeconds(5));
        Assert.Equal("AwaitingFunds", world.Crm.Records["C-1"][State]);
    }

    [Fact]
    public async Task A_value_that_waits_to_be_copied_is_no_edit_and_an_old_value_is_never_written()
    {
        await using var world = new World();
        world.Configure = static o => o.ProjectionDelay = TimeSpan.FromSeconds(30);
        Node node = await ReadyAsync(world);
        world.Good();
        await node.SendAsync("evt_k1", EventSubjectKind.Applicant, "app_1");
        await node.PumpAsync();
        world.Crm.Edit(CrmEntity.Customer, "C-1", "website", "https://acme.example");

        DriftSweepReport report = await SweepAsync(node, TimeSpan.FromSeconds(5));
        await node.Get<ICrmProjection>().CheckAsync(Given.Customer);
        await node.PumpAsync(TimeSpan.FromMinutes(5));

        Assert.Equal((1, 1), (report.Read, report.Echoes));
        Assert.Equal(0, await CountAuditAsync(node, "RefuseEdit"));
        Assert.Equal(["Contact", "AwaitingFunds"], world.Crm.Upserts.Select(static u => u.Fields[State]));
    }

    [Fact]
    public async Task A_CRM_that_cannot_be_read_is_asked_again_and_the_edit_is_counted_once()
    {
        await using var world = new World();
        Node node = await ReadyAsync(world);
        world.Crm.Edit(CrmEntity.Customer, "C-1", State, "Active");
        world.Crm.FailReads = 3;

        await SweepAsync(node, TimeSpan.FromMinutes(5));

        Assert.Equal("Contact", world.Crm.Records["C-1"][State]);
        Assert.Equal(1, await CountAuditAsync(node, "RefuseEdit"));
    }

    [Fact]
    public async Task A_repair_whose_answer_is_lost_is_written_again_and_counted_once()
    {
        await using var world = new World();
        Node node = await ReadyAsync(world);
        world.Crm.Edit(CrmEntity.Customer, "C-1", State, "Active");
        world.Crm.LosesAnswers = true;
        await SweepAsync(node, TimeSpan.FromSeconds(3));
        await SweepAsync(node, TimeSpan.FromSeconds(3));
        world.Crm.LosesAnswers = false;
        await node.PumpAsync(TimeSpan.FromMinutes(5));

        Assert.Equal("Contact", world.Crm.Records["C-1"][State]);
        Assert.Equal(1, await CountAuditAsync(node, "RefuseEdit"));
        Assert.Equal(EffectStatus.Done, Assert.Single(await node.EffectsAsync(EffectKind.ProjectToCrm)).Status);
    }

    [Fact]
    public async Task A_sweep_that_ends_early_goes_on_where_it_stood()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        for (int i = 1; i <= 5; i++)
        {
            await node.OpenAsync("C-" + i, $"{i}");
        }

        await node.PumpAsync(TimeSpan.FromSeconds(5));
        world.Crm.PartSize = 2;
        world.Crm.Edit(CrmEntity.Customer, "C-5", State, "Active");
        world.Crm.FailSweepsAt = 1;

        DriftSweepReport first = await SweepAsync(node);
        DriftSweepReport second = await SweepAsync(node);

        Assert.Equal((2, false), (first.Read, first.IsComplete));
        Assert.Equal((3, true), (second.Read, second.IsComplete));
        Assert.Equal("Contact", world.Crm.Records["C-5"][State]);
    }

    [Fact]
    public async Task A_record_without_its_key_is_raised_and_one_of_nobody_is_not_ours()
    {
        await using var world = new World();
        Node node = await ReadyAsync(world);
        world.Crm.Edit(CrmEntity.Customer, "C-1", State, "Active");
        world.Crm.LostKeys.Add("C-1");
        world.Crm.Edit(CrmEntity.Customer, "stranger", State, "Active");

        DriftSweepReport report = await SweepAsync(node);

        Assert.Equal((2, 1), (report.Read, report.NotOurs));
        Assert.Equal((ExceptionKind.Identity, "CrmKeyChanged"), (Assert.Single(await node.OpenItemsAsync()).Kind, (await node.OpenItemsAsync())[0].Cause));
    }

    [Fact]
    public async Task A_record_that_is_gone_is_raised_and_not_made_again()
    {
        await using var world = new World();
        Node node = await ReadyAsync(world);
        world.Crm.Records.Remove("C-1");

        await node.Get<ICrmProjection>().CheckAsync(Given.Customer);
        await node.PumpAsync(TimeSpan.FromSeconds(5));

        Assert.Equal("CrmRecordMissing", Assert.Single(await node.OpenItemsAsync()).Cause);
        Assert.Empty(world.Crm.Records);
    }

    [Theory]
    [InlineData(ConflictAction.Accept, "edited", null, "AcceptEdit")]
    [InlineData(ConflictAction.Review, "edited", "ProjectionEditReview", "HoldEdit")]
    [InlineData(ConflictAction.AcceptAsRequest, "1:100", "ChangeAskedInCrm", "RefuseEdit")]
    [InlineData(ConflictAction.Repair, "1:100", null, "RefuseEdit")]
    public async Task An_edit_is_treated_as_the_map_says(ConflictAction action, string stands, string? cause, string decision)
    {
        await using var world = new World();
        var builder = TestFacts.Builder();
        Fact<MetaTrader, string> leverage = builder.Own<MetaTrader, string>(
            "desk.leverage", FactCodecs.Text, Sensitivity.Internal, "set at the trade server", FactProjection.ToCrmAccount("desk_leverage", "Leverage") with { OnConflict = action });
        world.Map = OwnershipMap.Merge(BrokerFacts.Map, builder.Build());
        Node node = await ReadyAsync(world);
        await node.Get<FactWriter<MetaTrader>>().SetAsync(Given.Customer, leverage, "1:100", Given.Start, "mt-1");
        await node.PumpAsync(TimeSpan.FromSeconds(5));

        world.Crm.Edit(CrmEntity.TradingAccount, "C-1-A1", "desk_leverage", "edited");
        await SweepAsync(node);
        await SweepAsync(node);

        Assert.Equal(stands, world.Crm.Accounts["C-1-A1"]["desk_leverage"]);
        Assert.Equal(cause, (await node.OpenItemsAsync()).SingleOrDefault()?.Cause);
        Assert.Equal(1, await CountAuditAsync(node, decision));

        await node.Get<FactWriter<MetaTrader>>().SetAsync(Given.Customer, leverage, "1:50", Given.At(1), "mt-2");
        await node.PumpAsync(TimeSpan.FromSeconds(5));
        Assert.Equal("1:50", world.Crm.Accounts["C-1-A1"]["desk_leverage"]);
    }

    [Fact]
    public async Task A_value_that_only_looks_different_is_no_edit()
    {
        await using var world = new World();
        Node node = await ReadyAsync(world);
        string asOf = world.Crm.Records["C-1"]["broker_as_of"]!;
        world.Crm.Edit(CrmEntity.Customer, "C-1", "broker_as_of", asOf.Replace(".000Z", "Z", StringComparison.Ordinal));
        world.Crm.Edit(CrmEntity.Customer, "C-1", State, "Contact ");

        Assert.Equal((1, 1), ((await SweepAsync(node)) is var report ? report.Read : 0, report.Echoes));
    }

    private static async Task FightAsync(World world, Node node)
    {
        for (int i = 1; i <= 4; i++)
        {
            world.Crm.Edit(CrmEntity.Customer, "C-1", State, "Edit" + i);
            await SweepAsync(node);
        }
    }

    private static async Task<Node> ReadyAsync(World world)
    {
        Node node = await world.StartAsync();
        await node.OpenAsync();
        await node.PumpAsync(TimeSpan.FromMinutes(1));
        await SweepAsync(node);
        return node;
    }

    private static async Task<DriftSweepReport> SweepAsync(Node node, TimeSpan? within = null)
    {
        DriftSweepReport report = await node.Get<ICrmProjection>().SweepAsync();
        await node.PumpAsync(within ?? TimeSpan.FromSeconds(30));
        return report;
    }

    private static async Task<int> CountAuditAsync(Node node, string word = "") => (await node.AuditAsync()).Count(a => a.Contains(word, StringComparison.Ordinal));
}
