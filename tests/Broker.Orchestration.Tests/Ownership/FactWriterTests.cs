using Broker.Core.Identity;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Ownership;
using Broker.Orchestration.Tests.Support;

namespace Broker.Orchestration.Tests.Ownership;

public sealed class FactWriterTests
{
    [Fact]
    public async Task An_owner_writes_its_own_fact_and_the_value_is_projected()
    {
        var own = TestFacts.Builder();
        Fact<Payments, string> plan = own.Own<Payments, string>("payment.plan", FactCodecs.Text, Sensitivity.Internal, "a", FactProjection.ToCrm("payment_plan", "Plan"));
        await using var world = new World { Map = OwnershipMap.Merge(BrokerFacts.Map, own.Build()) };
        Node node = await world.StartAsync();
        await node.OpenAsync();

        FactWriteResult written = await node.Get<FactWriter<Payments>>().SetAsync(Given.Customer, plan, "gold", Given.Start, "evt-7");
        await node.Get<FactWriter<Payments>>().SetAsync(Given.Customer, plan, "old", Given.Start.AddDays(-1), "evt-6");
        await node.PumpAsync(TimeSpan.FromSeconds(2));

        Assert.True(written.IsStored);
        FactRecord stored = Assert.Single(await node.Journal.ReadFactsAsync(Given.Tenant, Given.Customer), static f => f.Fact == "payment.plan");
        Assert.Equal(("payments", "gold", "evt-7"), (stored.Owner, stored.Value, stored.Cause));
        Assert.Equal("gold", world.Crm.Records["C-1"]["payment_plan"]);
        Assert.Contains(await node.AuditAsync(), static a => a.Contains("FactWritten", StringComparison.Ordinal) && !a.Contains("gold", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("payment.state", "payment.state")]
    [InlineData("no.such.fact", "unknown")]
    public async Task A_foreign_or_unknown_fact_is_refused_audited_and_raised(string fact, string shown)
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await node.OpenAsync();

        FactWriteResult result = await node.Get<FactWriter<Crm>>().SetTextAsync(Given.Customer, fact, "CANARY-value", Given.Start, "crm-change-1");

        Assert.False(result.IsStored);
        Assert.Contains(fact, result.Refusal, StringComparison.Ordinal);
        string entry = Assert.Single(await node.AuditAsync(), static a => a.Contains("\"kind\":\"Security\"", StringComparison.Ordinal));
        Assert.Contains($"\"reason\":\"{shown}\"", entry, StringComparison.Ordinal);
        ExceptionItem item = Assert.Single(await node.OpenItemsAsync());
        Assert.Equal((ExceptionKind.Security, "OwnershipViolation"), (item.Kind, item.Cause));
        Assert.DoesNotContain(await node.AuditAsync(), static a => a.Contains("CANARY", StringComparison.Ordinal));
        Assert.DoesNotContain(await node.Journal.ReadFactsAsync(Given.Tenant, Given.Customer), static f => f.Value == "CANARY-value");
    }

    [Fact]
    public async Task The_same_violation_again_counts_on_one_item()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await node.OpenAsync();
        for (int i = 0; i < 3; i++)
        {
            await node.Get<FactWriter<Crm>>().SetTextAsync(Given.Customer, "case.state", "Active", Given.Start, "crm-change-" + i);
        }

        Assert.Equal(3, Assert.Single(await node.OpenItemsAsync()).Count);
        Assert.Equal(CaseState.Contact, (await node.CaseAsync()).State);
    }

    [Fact]
    public async Task A_fact_that_follows_from_a_decision_cannot_be_written_past_it()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await node.OpenAsync();

        FactWriteResult result = await node.Get<FactWriter<Kyc>>().SetAsync(Given.Customer, BrokerFacts.KycStatus, Core.Boundaries.Kyc.KycStatus.Approved, Given.Start, "hand");

        Assert.False(result.IsStored);
        Assert.Contains("send the event through the intake", result.Refusal, StringComparison.Ordinal);
        Assert.Equal(CaseState.Contact, (await node.CaseAsync()).State);
    }

    [Fact]
    public async Task The_CRM_says_qualified_and_the_case_decides()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await node.OpenAsync(qualified: false);
        FactWriter<Crm> crm = node.Get<FactWriter<Crm>>();

        Assert.True((await crm.SetTextAsync(Given.Customer, "relationship.stage", "Lead", Given.Start, "crm-0")).IsStored);
        Assert.Empty(await node.OpenItemsAsync());
        Assert.True((await crm.SetAsync(Given.Customer, BrokerFacts.RelationshipStage, RelationshipStage.Contact, Given.Start, "crm-1")).IsStored);
        Assert.Equal(CaseState.Contact, (await node.CaseAsync()).State);
        FactWriteResult unknown = await crm.SetTextAsync(Given.Customer, "relationship.stage", "Prospect", Given.Start, "crm-2");

        Assert.False(unknown.IsStored);
        Assert.Contains("Lead, Contact, Merged, Deleted", unknown.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fact_of_nobody_is_an_unknown_customer()
    {
        var own = TestFacts.Builder();
        Fact<Payments, string> plan = own.Own<Payments, string>("payment.plan", FactCodecs.Text, Sensitivity.Internal, "a");
        await using var world = new World { Map = OwnershipMap.Merge(BrokerFacts.Map, own.Build()) };
        Node node = await world.StartAsync();

        await Assert.ThrowsAsync<UnknownCustomerException>(() => node.Get<FactWriter<Payments>>().SetAsync(new CustomerId("nobody"), plan, "gold", Given.Start, "x"));
    }
}
