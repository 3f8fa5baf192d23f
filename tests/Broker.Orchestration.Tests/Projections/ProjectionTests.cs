using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Ownership;
using Broker.Orchestration.Tests.Support;

namespace Broker.Orchestration.Tests.Projections;

public sealed class ProjectionTests
{
    [Fact]
    public async Task Several_changes_make_one_write_with_the_last_values()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await node.OpenAsync(qualified: false);
        await node.OpenAsync(qualified: true);

        await node.PumpAsync(TimeSpan.FromSeconds(1));

        Assert.Equal("Contact", Assert.Single(world.Crm.Upserts).Fields["onboarding_state"]);
        Assert.Equal("kyc-valid, money-settled", world.Crm.Records["C-1"]["onboarding_waits_for"]);
    }

    [Fact]
    public async Task A_value_that_changes_while_the_CRM_is_written_is_written_afterwards()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await node.OpenAsync(qualified: false);
        world.Crm.OnUpsert = async _ =>
        {
            world.Crm.OnUpsert = null;
            await node.OpenAsync(qualified: true);
        };

        await node.PumpAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(["Lead", "Contact"], world.Crm.Upserts.Select(static u => u.Fields["onboarding_state"]));
        Assert.Equal("Contact", world.Crm.Records["C-1"]["onboarding_state"]);
        Assert.Equal(EffectStatus.Done, Assert.Single(await node.EffectsAsync(EffectKind.ProjectToCrm)).Status);
    }

    [Fact]
    public async Task Only_projected_facts_reach_the_CRM_and_a_late_older_value_does_not()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await node.OnboardAsync();
        await node.PumpAsync(TimeSpan.FromSeconds(5));
        world.Kyc.Set(Given.Snapshot(Core.Boundaries.Kyc.KycStatus.Pending, minute: 0));
        await node.SendAsync("evt_late", EventSubjectKind.Applicant, "app_1");
        await node.PumpAsync(TimeSpan.FromSeconds(5));

        Dictionary<string, string?> record = world.Crm.Records["C-1"];
        Assert.Equal("Approved", record["kyc_status"]);
        Assert.Equal("Active", record["onboarding_state"]);
        HashSet<string> allowed = [.. BrokerFacts.Map.ProjectedTo(Crm.SystemName).Select(static p => p.Projection.Field), "broker_as_of", "broker_account_as_of"];
        Assert.All(record.Keys.Concat(world.Crm.Accounts["C-1-A1"].Keys), key => Assert.Contains(key, allowed));
        Assert.DoesNotContain("account_uuid", record.Keys);
        Assert.DoesNotContain("jurisdiction_allowed", record.Keys);
    }

    [Fact]
    public async Task A_throttled_CRM_is_tried_again_and_a_refusing_one_is_shown()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        world.Crm.FailUpserts = 3;
        await node.OpenAsync();
        await node.PumpAsync(TimeSpan.FromSeconds(20));
        Assert.Equal("Contact", world.Crm.Records["C-1"]["onboarding_state"]);
        Assert.Empty(await node.OpenItemsAsync());

        world.Crm.RefusesUpserts = true;
        await node.OpenAsync("C-2", "2");
        await node.PumpAsync(TimeSpan.FromHours(1));
        ExceptionItem item = Assert.Single(await node.OpenItemsAsync());
        Assert.Equal((ExceptionKind.Projection, "C-2"), (item.Kind, item.Customer?.Value));
        Assert.Contains("not tried again", item.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_CRM_record_that_belongs_to_another_customer_is_raised()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await node.OpenAsync();
        await node.PumpAsync(TimeSpan.FromSeconds(5));
        world.Crm.RecordId = "rec-C-1";

        await node.OpenAsync("C-2", "2");
        await node.PumpAsync(TimeSpan.FromSeconds(5));

        Assert.Contains("another customer", Assert.Single(await node.OpenItemsAsync()).Sentence, StringComparison.Ordinal);
        Assert.Equal(new CustomerId("C-1"), await node.Journal.ResolveAsync(Given.Tenant, IdentityKind.CrmRecord, "rec-C-1"));
    }

    [Fact]
    public async Task A_projection_is_audited_with_the_names_of_the_fields_and_no_values()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await node.OpenAsync();
        await node.PumpAsync(TimeSpan.FromSeconds(5));

        string entry = Assert.Single(await node.AuditAsync(), static a => a.Contains("\"kind\":\"" + nameof(AuditKind.Projection), StringComparison.Ordinal));
        Assert.Contains("onboarding_state", entry, StringComparison.Ordinal);
    }
}
