using System.Reflection;
using Broker.Core.Identity;
using Broker.Core.Secrets;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Lanes;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Ownership;
using Broker.Orchestration.Tests.Support;
using Mt = Broker.Orchestration.Ownership.MetaTrader;

namespace Broker.Orchestration.Tests.Ownership;

/// <summary>What no compiler and no analyzer sees is refused at run time, audited as security and raised, and stores nothing.</summary>
public sealed class WaysRoundTests
{
    private static readonly OwnershipMapBuilder Beside = TestFacts.Builder();
    private static readonly Fact<Crm, string> Forged = Beside.Own<Crm, string>("account.leverage", FactCodecs.Text, Sensitivity.Internal, "a");
    private static readonly Fact<Mt, string> ForgedByOwner = Beside.Own<Mt, string>(
        "account.group", new FactCodec<string>(static _ => throw new InvalidOperationException("The codec of a forged fact ran."), static t => t), Sensitivity.Internal, "a");

    [Fact]
    public async Task A_fact_with_the_name_of_the_maps_and_another_owner_is_refused()
    {
        await using var world = new World();
        Node node = await StartAsync(world);

        FactWriteResult result = await node.Get<FactWriter<Crm>>().SetAsync(Given.Customer, Forged, "CANARY", Given.Start, "x");

        Assert.Equal("'account.leverage' is not the fact the ownership map declares, which is owned by metatrader; a fact made beside the map is refused, use the one of the map.", result.Refusal);
        await AssertRefusedAsync(node, "RefuseWrite", "account.leverage");
    }

    [Fact]
    public async Task So_is_one_with_the_right_owner_that_is_not_the_maps_own()
    {
        await using var world = new World();
        Node node = await StartAsync(world);

        Assert.False((await node.Get<FactWriter<Mt>>().SetAsync(Given.Customer, ForgedByOwner, "CANARY", Given.Start, "x")).IsStored);
        Assert.False((await node.Get<FactWriter<Mt>>().ClearAsync(Given.Customer, ForgedByOwner, Given.Start, "x")).IsStored);
        await AssertRefusedAsync(node, "RefuseWrite", "account.group", times: 2);
    }

    [Fact]
    public async Task A_late_bound_call_is_refused_and_one_of_the_owners_own_works()
    {
        await using var world = new World();
        Node node = await StartAsync(world);
        dynamic crm = node.Get<FactWriter<Crm>>();
        dynamic metaTrader = node.Get<FactWriter<Mt>>();
        dynamic fact = BrokerFacts.AccountLeverage;

        FactWriteResult foreign = await crm.SetAsync(Given.Customer, fact, "CANARY", Given.Start, "x", CancellationToken.None);
        FactWriteResult own = await metaTrader.SetAsync(Given.Customer, fact, "1:50", Given.Start, "x", CancellationToken.None);

        Assert.Equal("crm may not write 'account.leverage', which is owned by metatrader; read it, propose a change, or project it.", foreign.Refusal);
        Assert.True(own.IsStored, own.Refusal);
        await AssertRefusedAsync(node, "RefuseWrite", "account.leverage");
    }

    [Fact]
    public async Task A_call_by_reflection_is_refused()
    {
        await using var world = new World();
        Node node = await StartAsync(world);
        MethodInfo set = typeof(FactWriter<Crm>).GetMethods().Single(static m => m is { Name: "SetAsync", IsGenericMethod: false });

        FactWriteResult result = await (Task<FactWriteResult>)set.Invoke(node.Get<FactWriter<Crm>>(), [Given.Customer, BrokerFacts.PaymentState, "CANARY", Given.Start, "x", CancellationToken.None])!;

        Assert.Contains("owned by payments", result.Refusal, StringComparison.Ordinal);
        await AssertRefusedAsync(node, "RefuseWrite", "payment.state");
    }

    [Fact]
    public async Task A_fact_whose_owner_is_not_known_by_type_is_refused_even_when_it_is_the_owners()
    {
        await using var world = new World();
        Node node = await StartAsync(world);
        MethodInfo set = typeof(FactWriter<Mt>).GetMethods().Single(static m => m is { Name: "SetAsync", IsGenericMethod: false });

        FactWriteResult result = await (Task<FactWriteResult>)set.Invoke(node.Get<FactWriter<Mt>>(), [Given.Customer, BrokerFacts.AccountGroup, 12, Given.Start, " ", CancellationToken.None])!;

        Assert.Contains("or by name", result.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_is_refused_even_by_its_owner_and_is_never_revealed()
    {
        await using var world = new World();
        Node node = await StartAsync(world);
        FactWriter<SecretStore> writer = node.Get<FactWriter<SecretStore>>();

        Assert.Contains("is a secret", (await writer.SetAsync(Given.Customer, BrokerFacts.MasterPassword, Secret.From("CANARY-pw"), Given.Start, "x")).Refusal, StringComparison.Ordinal);
        Assert.Contains("is a secret", (await writer.SetTextAsync(Given.Customer, "secret.master_password", "CANARY-pw", Given.Start, "x")).Refusal, StringComparison.Ordinal);
        await AssertRefusedAsync(node, "RefuseWrite", "secret.master_password", times: 2);
    }

    [Theory]
    [InlineData("payment.state", "crm", "payment.state", "owned by payments")]
    [InlineData("secret.api_key", "secret-store", "secret.api_key", "which is a secret")]
    [InlineData("no.such.fact", "crm", "unknown", "not in the ownership map")]
    [InlineData("case.state", "mallory", "case.state", "owned by application")]
    public async Task A_commit_of_the_journal_itself_is_looked_through_whoever_makes_it(string fact, string owner, string shown, string words)
    {
        await using var world = new World();
        Node node = await StartAsync(world);
        ICaseJournal journal = node.Get<ICaseJournal>();
        var commit = new JournalCommit
        {
            Tenant = Given.Tenant,
            At = Given.Start,
            Facts = [new FactRecord(Given.Customer, "desk", owner, "x", Given.Start, Given.Start, "x") with { Fact = fact, Value = "CANARY" }],
            Cursors = new Dictionary<string, string> { ["with-it"] = "1" },
        };

        OwnershipViolationException refused = await Assert.ThrowsAsync<OwnershipViolationException>(async () => await journal.CommitAsync(commit));

        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Null(await journal.ReadCursorAsync(Given.Tenant, "with-it"));
        await AssertRefusedAsync(node, "RefuseCommit", shown);
        Assert.DoesNotContain(await node.AuditAsync(), static a => a.Contains("mallory", StringComparison.Ordinal) || a.Contains("no.such.fact", StringComparison.Ordinal));
    }

    [Fact]
    public async Task So_is_what_is_stored_by_reflection_on_the_inside_and_a_forged_proposal()
    {
        await using var world = new World();
        Node node = await StartAsync(world);
        var forged = new FactRecord(Given.Customer, "payment.held", "crm", "CANARY", Given.Start, Given.Start, "x");
        await Assert.ThrowsAsync<OwnershipViolationException>(() => node.Get<CaseProcessor>().WriteFactAsync(forged, CommitParts.None, default));

        var proposal = new Proposal
        {
            Customer = Given.Customer, Key = "k", Fact = "payment.held", Owner = "crm", Value = "CANARY", By = Actor.Person("mallory"), Reason = "x", ProposedAt = Given.Start,
        };
        await Assert.ThrowsAsync<OwnershipViolationException>(async () => await node.Get<ICaseJournal>().CommitAsync(
            new JournalCommit { Tenant = Given.Tenant, At = Given.Start, Proposals = [new ProposalWrite(proposal, null)] }));

        await AssertRefusedAsync(node, "RefuseCommit", "payment.held", times: 2);
    }

    [Fact]
    public async Task A_text_that_is_no_value_of_the_fact_is_refused_and_not_repeated()
    {
        await using var world = new World();
        Node node = await StartAsync(world);

        FactWriteResult result = await node.Get<FactWriter<Application>>().SetTextAsync(Given.Customer, "account.change_allowed", "CANARY", Given.Start, "x");

        Assert.Equal("'account.change_allowed' takes a Boolean, and the text given is none; map the system's own word to a value first.", result.Refusal);
        Assert.Empty(await node.OpenItemsAsync());
    }

    [Fact]
    public async Task A_value_that_is_null_is_not_a_way_to_clear()
    {
        await using var world = new World();
        Node node = await StartAsync(world);

        Assert.Contains(
            "call ClearAsync",
            (await Assert.ThrowsAsync<ArgumentNullException>(() => node.Get<FactWriter<Mt>>().SetAsync(Given.Customer, BrokerFacts.AccountGroup, null!, Given.Start, "x"))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_system_of_a_teams_own_owns_and_writes()
    {
        OwnershipMapBuilder team = TestFacts.Builder();
        Fact<Loyalty, long> points = team.Own<Loyalty, long>("loyalty.points", FactCodecs.WholeNumber, Sensitivity.Internal, "the loyalty program counts them");
        await using var world = new World { Map = OwnershipMap.Merge(BrokerFacts.Map, team.Build()) };
        Node node = await StartAsync(world);

        Assert.True((await node.Get<FactWriter<Loyalty>>().SetAsync(Given.Customer, points, 12L, Given.Start, "x")).IsStored);
        Assert.Equal("loyalty", (await node.Get<IFacts>().ReadAsync(Given.Customer, points)).Owner);
        Assert.False((await node.Get<FactWriter<Crm>>().SetTextAsync(Given.Customer, "loyalty.points", "99", Given.Start, "x")).IsStored);
    }

    private static async Task AssertRefusedAsync(Node node, string decision, string shown, int times = 1)
    {
        string[] audit = [.. (await node.AuditAsync()).Where(static a => a.Contains("\"kind\":\"Security\"", StringComparison.Ordinal))];
        Assert.Equal(times, audit.Length);
        Assert.All(audit, a => Assert.Contains($"\"decision\":\"{decision}\"", a, StringComparison.Ordinal));
        Assert.All(audit, a => Assert.Contains($"\"reason\":\"{shown}\"", a, StringComparison.Ordinal));
        ExceptionItem item = Assert.Single(await node.OpenItemsAsync());
        Assert.Equal((ExceptionKind.Security, "OwnershipViolation", times), (item.Kind, item.Cause, item.Count));
        Assert.DoesNotContain(await node.AuditAsync(), static a => a.Contains("CANARY", StringComparison.Ordinal));
        Assert.DoesNotContain("CANARY", item.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(await node.Journal.ReadFactsAsync(Given.Tenant, Given.Customer), static f => f.Value?.Contains("CANARY", StringComparison.Ordinal) == true);
        Assert.True((await node.Broker.VerifyAuditAsync()).IsValid);
    }

    private static async Task<Node> StartAsync(World world)
    {
        Node node = await world.StartAsync();
        await node.OpenAsync();
        return node;
    }

    private abstract class Loyalty : ISystemOfRecord
    {
        public static string SystemName => "loyalty";
    }
}
