using Broker.Core.Boundaries.Crm;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Ownership;
using Broker.Orchestration.Projections;
using Broker.Orchestration.Tests.Support;
using Mt = Broker.Orchestration.Ownership.MetaTrader;

namespace Broker.Orchestration.Tests.Ownership;

public sealed class ProposalTests
{
    private static readonly Actor Sales = Actor.Person("sales");
    private static readonly Actor Dealer = Actor.Person("dealer");

    [Fact]
    public async Task A_proposal_changes_nothing_until_its_owner_accepts_and_then_it_is_the_owners_write()
    {
        await using var world = new World();
        Node node = await StartAsync(world);
        await node.Get<FactWriter<Mt>>().SetAsync(Given.Customer, BrokerFacts.AccountLeverage, "1:100", Given.Start, "mt-1");
        ProposalResult proposed = await node.Get<IFacts>().ProposeAsync(Given.Customer, BrokerFacts.AccountLeverage, "1:30", Sales, "CANARY the client asks", "ask-1");
        await node.PumpAsync(TimeSpan.FromSeconds(5));

        Assert.True(proposed.IsNew);
        Assert.Equal(("metatrader", "1:30", Given.Start, ProposalStatus.Open), (proposed.Proposal!.Owner, proposed.Proposal.Value, proposed.Proposal.BasedOn, proposed.Proposal.Status));
        Assert.Equal("1:100", (await node.Get<IFacts>().ReadAsync(Given.Customer, BrokerFacts.AccountLeverage)).Value);
        Assert.Equal("1:100", world.Crm.Accounts["C-1-A1"]["account_leverage"]);
        Proposal queued = Assert.Single(await node.Get<FactWriter<Mt>>().ListProposalsAsync().ToListAsync());
        Assert.Empty(await node.Get<FactWriter<Crm>>().ListProposalsAsync().ToListAsync());

        world.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await node.Get<FactWriter<Mt>>().AcceptAsync(queued.Customer, queued.Key, Dealer)).IsStored);
        await node.PumpAsync(TimeSpan.FromSeconds(5));

        FactReading<string> now = await node.Get<IFacts>().ReadAsync(Given.Customer, BrokerFacts.AccountLeverage);
        Assert.Equal(("1:30", "metatrader", "proposal:ask-1"), (now.Value, now.Owner, now.Cause));
        Assert.Equal("1:30", world.Crm.Accounts["C-1-A1"]["account_leverage"]);
        Assert.Equal(ProposalStatus.Accepted, (await node.Get<IFacts>().ReadProposalAsync(Given.Customer, "ask-1"))!.Status);
        Assert.Empty(await node.Get<FactWriter<Mt>>().ListProposalsAsync().ToListAsync());
        Assert.Single(await node.Get<FactWriter<Mt>>().ListProposalsAsync(openOnly: false).ToListAsync());
        string[] audit = [.. (await node.AuditAsync()).Where(static a => a.Contains("\"kind\":\"Proposal\"", StringComparison.Ordinal))];
        Assert.Equal(2, audit.Length);
        Assert.Contains("\"actor\":\"Person:sales\"", audit[0], StringComparison.Ordinal);
        Assert.Contains("\"decision\":\"AcceptProposal\"", audit[1], StringComparison.Ordinal);
        Assert.DoesNotContain(await node.AuditAsync(), static a => a.Contains("1:30", StringComparison.Ordinal) || a.Contains("CANARY", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_key_proposes_once_and_another_wish_under_it_is_refused()
    {
        await using var world = new World();
        Node node = await StartAsync(world);
        IFacts facts = node.Get<IFacts>();
        await facts.ProposeAsync(Given.Customer, BrokerFacts.AccountLeverage, "1:30", Sales, "a", "ask-1");

        ProposalResult again = await facts.ProposeAsync(Given.Customer, BrokerFacts.AccountLeverage, "1:30", Sales, "a", "ask-1");
        ProposalResult other = await facts.ProposeAsync(Given.Customer, BrokerFacts.AccountLeverage, "1:500", Sales, "a", "ask-1");

        Assert.Equal((true, false), (again.IsStored, again.IsNew));
        Assert.Equal("The key was used for another proposal, for 'account.leverage'; give every proposal a key of its own.", other.Refusal);
        Assert.Single(await facts.ListProposalsAsync().ToListAsync());
        Assert.Single(await node.AuditAsync(), static a => a.Contains("\"decision\":\"Propose\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Many_who_propose_under_one_key_at_once_make_one_proposal()
    {
        await using var world = new World();
        Node node = await StartAsync(world);
        IFacts facts = node.Get<IFacts>();

        ProposalResult[] results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => facts.ProposeAsync(Given.Customer, BrokerFacts.AccountGroup, "vip", Sales, "a", "ask-1"))));

        Assert.Single(results, static r => r.IsNew);
        Assert.All(results, static r => Assert.True(r.IsStored));
    }

    [Fact]
    public async Task A_declined_proposal_leaves_the_value_and_cannot_be_decided_again()
    {
        await using var world = new World();
        Node node = await StartAsync(world);
        await node.Get<IFacts>().ProposeAsync(Given.Customer, BrokerFacts.AccountLeverage, "1:500", Sales, "a", "ask-1");
        FactWriter<Mt> owner = node.Get<FactWriter<Mt>>();

        Assert.True((await owner.DeclineAsync(Given.Customer, "ask-1", Dealer, "above the cap")).IsStored);
        FactWriteResult late = await owner.AcceptAsync(Given.Customer, "ask-1", Dealer);

        Assert.Equal("The proposal for 'account.leverage' was declined already.", late.Refusal);
        Proposal ended = (await node.Get<IFacts>().ReadProposalAsync(Given.Customer, "ask-1"))!;
        Assert.Equal((ProposalStatus.Declined, "above the cap", Dealer), (ended.Status, ended.DecisionReason, ended.DecidedBy));
        Assert.Equal(FactState.NeverObserved, (await node.Get<IFacts>().ReadAsync(Given.Customer, BrokerFacts.AccountLeverage)).State);
        Assert.Equal("There is no proposal with this key for the customer.", (await owner.AcceptAsync(Given.Customer, "ask-2", Dealer)).Refusal);
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_one_decides()
    {
        await using var world = new World();
        Node node = await StartAsync(world);
        await node.Get<IFacts>().ProposeAsync(Given.Customer, BrokerFacts.AccountLeverage, "1:500", Sales, "a", "ask-1");
        FactWriter<Mt> owner = node.Get<FactWriter<Mt>>();

        FactWriteResult[] results = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() =>
            i % 2 == 0 ? owner.AcceptAsync(Given.Customer, "ask-1", Dealer) : owner.DeclineAsync(Given.Customer, "ask-1", Dealer, "no"))));

        Assert.Single(results, static r => r.IsStored);
        bool accepted = (await node.Get<IFacts>().ReadProposalAsync(Given.Customer, "ask-1"))!.Status == ProposalStatus.Accepted;
        Assert.Equal(accepted, (await node.Get<IFacts>().ReadAsync(Given.Customer, BrokerFacts.AccountLeverage)).State == FactState.Known);
    }

    [Fact]
    public async Task A_proposal_runs_out_by_itself_and_is_over_the_moment_its_time_is()
    {
        await using var world = new World();
        Node node = await StartAsync(world);
        await node.Get<IFacts>().ProposeAsync(Given.Customer, BrokerFacts.AccountLeverage, "1:30", Sales, "a", "ask-1", TimeSpan.FromHours(1));
        await node.Get<IFacts>().ProposeAsync(Given.Customer, BrokerFacts.AccountGroup, "vip", Sales, "a", "ask-2", TimeSpan.FromHours(1));
        Assert.True((await node.Get<FactWriter<Mt>>().DeclineAsync(Given.Customer, "ask-2", Dealer, "no")).IsStored);
        Assert.NotNull((await node.Broker.ExplainAsync(Given.Customer)).Sentence);
        Assert.DoesNotContain("proposal", (await node.Broker.ExplainAsync(Given.Customer)).NextStep ?? string.Empty, StringComparison.Ordinal);

        world.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal("The proposal for 'account.leverage' ran out; propose it again.", (await node.Get<FactWriter<Mt>>().AcceptAsync(Given.Customer, "ask-1", Dealer)).Refusal);
        Assert.Empty(await node.Get<FactWriter<Mt>>().ListProposalsAsync().ToListAsync());
        await node.PumpAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(ProposalStatus.Expired, (await node.Journal.ReadProposalAsync(Given.Tenant, Given.Customer, "ask-1"))!.Status);
        Assert.Equal(ProposalStatus.Declined, (await node.Journal.ReadProposalAsync(Given.Tenant, Given.Customer, "ask-2"))!.Status);
        Assert.Single(await node.AuditAsync(), static a => a.Contains("ExpireProposal", StringComparison.Ordinal));
        Assert.DoesNotContain(await node.Journal.ReadTimersAsync(Given.Tenant, Given.Customer), static t => t.Name.StartsWith("proposal:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Proposals_outlive_the_process()
    {
        await using var world = new World();
        Node node = await StartAsync(world);
        await node.Get<IFacts>().ProposeAsync(Given.Customer, BrokerFacts.AccountLeverage, "1:30", Sales, "a", "ask-1");
        await node.DisposeAsync();
        world.Time.Advance(TimeSpan.FromMinutes(5));

        node = await world.StartAsync("node-b");

        Assert.True((await node.Get<FactWriter<Mt>>().AcceptAsync(Given.Customer, "ask-1", Dealer)).IsStored);
    }

    [Fact]
    public async Task Nobody_decides_on_a_proposal_for_a_fact_of_another()
    {
        await using var world = new World();
        Node node = await StartAsync(world);
        await node.Get<IFacts>().ProposeAsync(Given.Customer, BrokerFacts.AccountLeverage, "1:30", Sales, "a", "ask-1");

        FactWriteResult accepted = await node.Get<FactWriter<Crm>>().AcceptAsync(Given.Customer, "ask-1", Sales);

        Assert.Equal("crm may not decide on a proposal for 'account.leverage', which is owned by metatrader; it stands in the queue of its owner.", accepted.Refusal);
        Assert.Equal(ProposalStatus.Open, (await node.Get<IFacts>().ReadProposalAsync(Given.Customer, "ask-1"))!.Status);
        Assert.Single(await node.AuditAsync(), static a => a.Contains("\"kind\":\"Security\"", StringComparison.Ordinal));
        Assert.Equal(ExceptionKind.Security, Assert.Single(await node.OpenItemsAsync()).Kind);
    }

    [Fact]
    public async Task What_cannot_be_proposed_is_refused_and_told_why()
    {
        await using var world = new World();
        Node node = await StartAsync(world);
        IFacts facts = node.Get<IFacts>();
        OwnershipMapBuilder beside = TestFacts.Builder();
        Fact<Crm, string> forged = beside.Own<Crm, string>("account.leverage", FactCodecs.Text, Sensitivity.Internal, "a");

        Assert.Contains("is not a fact of the ownership map", (await facts.ProposeTextAsync(Given.Customer, "no.such.fact", "x", Sales, "a", "k1")).Refusal, StringComparison.Ordinal);
        Assert.Contains("is a secret", (await facts.ProposeTextAsync(Given.Customer, "secret.api_key", "CANARY", Sales, "a", "k2")).Refusal, StringComparison.Ordinal);
        Assert.Contains("is a secret", (await facts.ProposeAsync(Given.Customer, BrokerFacts.ApiKey, Core.Secrets.Secret.From("CANARY"), Sales, "a", "k3")).Refusal, StringComparison.Ordinal);
        Assert.Contains("made beside the map is refused", (await facts.ProposeAsync(Given.Customer, forged, "x", Sales, "a", "k4")).Refusal, StringComparison.Ordinal);
        Assert.Contains("takes a Int64", (await facts.ProposeTextAsync(Given.Customer, "account.login", "CANARY", Sales, "a", "k5")).Refusal, StringComparison.Ordinal);

        Assert.Equal(4, (await node.AuditAsync()).Count(static a => a.Contains("RefuseProposal", StringComparison.Ordinal)));
        Assert.Empty(await facts.ListProposalsAsync().ToListAsync());
        Assert.DoesNotContain(await node.AuditAsync(), static a => a.Contains("CANARY", StringComparison.Ordinal));
        await Assert.ThrowsAsync<UnknownCustomerException>(() => facts.ProposeAsync(new CustomerId("nobody"), BrokerFacts.AccountGroup, "x", Sales, "a", "k"));
        await Assert.ThrowsAsync<ArgumentException>(() => facts.ProposeAsync(Given.Customer, BrokerFacts.AccountGroup, "x", Sales, "a", new string('k', 201)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => facts.ProposeAsync(Given.Customer, BrokerFacts.AccountGroup, "x", Sales, "a", "k", TimeSpan.Zero));
    }

    [Fact]
    public async Task A_fact_that_follows_from_decisions_stays_so_and_the_CRM_accepts_through_the_case()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await node.OpenAsync(qualified: false);
        await node.Get<IFacts>().ProposeAsync(Given.Customer, BrokerFacts.KycStatus, Core.Boundaries.Kyc.KycStatus.Approved, Sales, "a", "k1");
        await node.Get<IFacts>().ProposeAsync(Given.Customer, BrokerFacts.RelationshipStage, RelationshipStage.Contact, Actor.Automation, "a", "k2");

        Assert.Contains("send the event through the intake", (await node.Get<FactWriter<Kyc>>().AcceptAsync(Given.Customer, "k1", Dealer)).Refusal, StringComparison.Ordinal);
        Assert.Equal(ProposalStatus.Open, (await node.Get<IFacts>().ReadProposalAsync(Given.Customer, "k1"))!.Status);
        Assert.True((await node.Get<FactWriter<Crm>>().AcceptAsync(Given.Customer, "k2", Sales)).IsStored);
        Assert.Equal(CaseState.Contact, (await node.CaseAsync()).State);
        Assert.Equal("proposal:k2", (await node.Get<IFacts>().ReadAsync(Given.Customer, BrokerFacts.RelationshipStage)).Cause);
    }

    [Fact]
    public async Task An_edit_in_the_CRM_that_is_a_request_stands_in_the_owners_queue_and_the_copy_is_repaired()
    {
        await using var world = new World();
        Node node = await StartAsync(world);
        await node.Get<FactWriter<Mt>>().SetAsync(Given.Customer, BrokerFacts.AccountLeverage, "1:100", Given.Start, "mt-1");
        await node.PumpAsync(TimeSpan.FromSeconds(5));
        world.Crm.Edit(CrmEntity.TradingAccount, "C-1-A1", "account_leverage", "1:30 ");
        await SweepAsync(node);
        world.Crm.Edit(CrmEntity.TradingAccount, "C-1-A1", "account_leverage", "1:30");
        await SweepAsync(node);

        Proposal asked = Assert.Single(await node.Get<FactWriter<Mt>>().ListProposalsAsync().ToListAsync());
        Assert.Equal(("account.leverage", "1:30", Actor.Person("hubspot:41")), (asked.Fact, asked.Value, asked.By));
        Assert.Equal("1:100", world.Crm.Accounts["C-1-A1"]["account_leverage"]);
        Assert.Contains("stands as a proposal in the queue of metatrader", Assert.Single(await node.OpenItemsAsync()).Sentence, StringComparison.Ordinal);

        Assert.True((await node.Get<FactWriter<Mt>>().AcceptAsync(Given.Customer, asked.Key, Dealer)).IsStored);
        await node.PumpAsync(TimeSpan.FromSeconds(5));
        Assert.Equal("1:30", world.Crm.Accounts["C-1-A1"]["account_leverage"]);

        world.Crm.Edit(CrmEntity.TradingAccount, "C-1-A1", "account_leverage", "1:500");
        await SweepAsync(node);
        Assert.Equal("1:500", Assert.Single(await node.Get<FactWriter<Mt>>().ListProposalsAsync().ToListAsync()).Value);
    }

    private static async Task SweepAsync(Node node)
    {
        await node.Get<ICrmProjection>().SweepAsync();
        await node.PumpAsync(TimeSpan.FromSeconds(30));
    }

    private static async Task<Node> StartAsync(World world)
    {
        Node node = await world.StartAsync();
        await node.OpenAsync();
        await node.PumpAsync(TimeSpan.FromSeconds(5));
        return node;
    }
}
