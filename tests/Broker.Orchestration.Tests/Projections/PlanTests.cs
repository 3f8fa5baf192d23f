using Broker.Core.Boundaries.Crm;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Projections;
using Broker.Orchestration.Tests.Support;

namespace Broker.Orchestration.Tests.Projections;

public sealed class PlanTests
{
    [Fact]
    public async Task A_plan_tells_every_field_with_owner_rule_and_masked_value_and_writes_nothing()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await node.OnboardAsync();
        await node.PumpAsync();
        ICrmProjection projection = node.Get<ICrmProjection>();

        ProjectionPlan before = await projection.PlanAsync(Given.Customer);

        Assert.Empty(world.Crm.Upserts);
        Assert.Equal([CrmEntity.Customer, CrmEntity.TradingAccount], before.MissingRecords);
        PlannedField state = before.Fields.Single(static f => f.Field == "onboarding_state");
        Assert.Equal(("C-1", "case.state", "application", PlannedChange.Write, null), (state.ExternalId, state.Fact, state.Owner, state.Change, state.InCrm));
        Assert.Contains("application layer", state.Rule, StringComparison.Ordinal);
        Assert.Equal("(hidden)", before.Fields.Single(static f => f.Field == "kyc_status").Value);
        Assert.StartsWith("****", before.Fields.Single(static f => f.Field == "payment_held").Value, StringComparison.Ordinal);
        Assert.Equal(PlannedChange.NoValue, before.Fields.Single(static f => f.Field == "kyc_valid_until").Change);

        await node.PumpAsync(TimeSpan.FromSeconds(5));
        ProjectionPlan after = await projection.PlanAsync(Given.Customer);
        Assert.Empty(after.Writes);
        Assert.Empty(after.MissingRecords);
        PlannedField login = after.Fields.Single(static f => f.Field == "account_login");
        Assert.Equal((CrmEntity.TradingAccount, "C-1-A1", PlannedChange.Same), (login.Entity, login.ExternalId, login.Change));
        Assert.DoesNotContain("500123", login.ToString(), StringComparison.Ordinal);

        world.Crm.Edit(CrmEntity.Customer, "C-1", "onboarding_state", "Lead");
        PlannedField edited = Assert.Single((await projection.PlanAsync(Given.Customer)).Writes);
        Assert.Equal(("Active", "Lead"), (edited.Value, edited.InCrm));
    }

    [Fact]
    public async Task A_plan_without_an_answering_CRM_says_so()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await node.OpenAsync();
        world.Crm.FailReads = 1;

        ProjectionPlan plan = await node.Get<ICrmProjection>().PlanAsync(Given.Customer);

        Assert.NotNull(plan.ReadFailure);
        Assert.Equal(PlannedChange.Unread, plan.Fields.Single(static f => f.Field == "onboarding_state").Change);
        await Assert.ThrowsAsync<UnknownCustomerException>(() => node.Get<ICrmProjection>().PlanAsync(new CustomerId("nobody")));
    }

    [Fact]
    public async Task Facts_that_are_not_projected_are_refused_audited_and_raised_and_nothing_is_copied()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await node.OpenAsync();
        await node.PumpAsync(TimeSpan.FromSeconds(5));
        int writes = world.Crm.Upserts.Count;

        ProjectionRequestResult result = await node.Get<ICrmProjection>().RequestAsync(
            Given.Customer, ["case.state", "agreements.version", "CANARY-password"], Actor.Person("ops"));
        await node.PumpAsync(TimeSpan.FromSeconds(5));

        Assert.False(result.IsPlanned);
        Assert.Equal(2, result.Refusals.Count);
        Assert.Contains(result.Refusals, static r => r.Contains("'agreements.version' is owned by application and not projected", StringComparison.Ordinal));
        Assert.Equal(writes, world.Crm.Upserts.Count);
        string[] audit = [.. (await node.AuditAsync()).Where(static a => a.Contains("RefuseProjection", StringComparison.Ordinal))];
        Assert.Equal(2, audit.Length);
        Assert.Equal(2, (await node.OpenItemsAsync()).Count(static i => i is { Kind: ExceptionKind.Ownership, Cause: "NotProjected" }));
        Assert.DoesNotContain(audit.Concat(result.Refusals), static t => t.Contains("CANARY", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_field_the_map_does_not_project_is_not_sent_whoever_made_the_record()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        CrmProjector projector = node.Get<CrmProjector>();

        var results = await projector.WriteAsync(
            [
                new CrmUpsert(CrmEntity.Customer, "C-1", new Dictionary<string, string?> { ["onboarding_state"] = "Active", ["email"] = "a@example" }),
                new CrmUpsert(CrmEntity.Customer, "C-2", new Dictionary<string, string?> { ["account_uuid"] = "x" }),
            ],
            CancellationToken.None);

        Assert.All(results, static r => Assert.Equal("not-projected", r.Failure!.Code));
        Assert.Contains("Customer.email, Customer.account_uuid", results[0].Failure!.Sentence, StringComparison.Ordinal);
        Assert.Empty(world.Crm.Upserts);
    }

    [Fact]
    public async Task The_schema_has_one_key_for_each_kind_and_the_account_id_is_not_one()
    {
        await using var world = new World();
        Node node = await world.StartAsync();

        CrmSchema schema = node.Get<ICrmProjection>().Schema;

        Assert.Equal(["broker_client_id", "broker_account_ref"], schema.Fields.Where(static f => f.IsExternalId).Select(static f => f.Name));
        Assert.All(schema.Fields.Where(static f => f.Name.StartsWith("account_", StringComparison.Ordinal)), static f => Assert.Equal(CrmEntity.TradingAccount, f.Entity));
    }
}
