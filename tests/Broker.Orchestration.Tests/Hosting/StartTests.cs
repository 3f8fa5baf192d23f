using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Kyc;
using Broker.Core.Monetary;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Ownership;
using Broker.Orchestration.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Broker.Orchestration.Tests.Hosting;

public sealed class StartTests
{
    [Fact]
    public async Task A_host_without_anything_names_everything_that_is_missing()
    {
        using IHost host = new HostBuilder()
            .ConfigureServices(static services => services.AddBrokerOrchestration(static o => o.Tenant = "acme"))
            .ConfigureLogging(static l => l.ClearProviders())
            .Build();

        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        foreach (string part in new[]
        {
            "OwnershipMap is not registered; call OwnFacts(BrokerFacts.Map)", "ICaseJournal is not registered; call UseSqlite", "IAccountBoundary is not registered; call AddMetaTrader",
            "IAccountCredentials is not registered", "IFinanceBoundary is not registered; call AddStripePayments", "IKycBoundary is not registered; register your own",
        })
        {
            Assert.Contains(part, refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_host_that_lacks_one_boundary_is_told_which()
    {
        await using var world = new World();
        using IHost host = new HostBuilder()
            .ConfigureServices(services =>
            {
                services.AddSingleton<IAccountBoundary>(world.Accounts);
                services.AddSingleton<IAccountCredentials>(world.Credentials);
                services.AddSingleton<IFinanceBoundary>(world.Finance);
                services.AddSingleton<IKycBoundary>(world.Kyc);
                services.AddBrokerOrchestration(static o => o.Tenant = "acme").OwnFacts(BrokerFacts.Map).UseJournal(static _ => throw new InvalidOperationException("not needed"));
            })
            .ConfigureLogging(static l => l.ClearProviders())
            .Build();

        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Equal("The orchestration cannot start. ICrmBoundary is not registered; facts are projected to the CRM, so call AddHubSpot or AddSalesforce.", refused.Message);
    }

    public static TheoryData<string, Action<BrokerOrchestrationOptions>> WrongOptions => new()
    {
        { "Tenant", static o => o.Tenant = " " },
        { "at most 64", static o => o.Tenant = new string('a', 65) },
        { "Policy.RegisterAgainAfter", static o => o.Policy = new DecisionPolicy { RegisterAgainAfter = TimeSpan.Zero } },
        { "Policy.UncertainLimit", static o => o.Policy = new DecisionPolicy { UncertainLimit = TimeSpan.Zero } },
        { "Policy.ConnectLimit", static o => o.Policy = new DecisionPolicy { ConnectLimit = TimeSpan.Zero } },
        { "Policy.EarlyMoneyLimit", static o => o.Policy = new DecisionPolicy { EarlyMoneyLimit = TimeSpan.Zero } },
        { "Policy.AutomaticRefundLimit", static o => o.Policy = new DecisionPolicy { AutomaticRefundLimit = -1m } },
        { "Node", static o => o.Node = "" },
        { "Policy", static o => o.Policy = null! },
        { "LeaseDuration", static o => o.LeaseDuration = TimeSpan.FromSeconds(1) },
        { "EffectTimeout", static o => o.EffectTimeout = TimeSpan.FromMinutes(5) },
        { "PollInterval", static o => o.PollInterval = TimeSpan.Zero },
        { "MaxConcurrentCustomers", static o => o.MaxConcurrentCustomers = 0 },
        { "ProjectionDelay", static o => o.ProjectionDelay = TimeSpan.FromHours(1) },
        { "RetryDelay", static o => o.RetryDelay = TimeSpan.Zero },
        { "RetryLimit", static o => o.RetryLimit = TimeSpan.FromMilliseconds(1) },
        { "RaiseAfterFailures", static o => o.RaiseAfterFailures = 0 },
        { "UnmatchedLimit", static o => o.UnmatchedLimit = TimeSpan.Zero },
        { "MaxDeliveryBytes", static o => o.MaxDeliveryBytes = 1 },
        { "Policy.RequiredDeposit", static o => o.Policy = new DecisionPolicy { RequiredDeposit = new Money(-1m, Given.Eur) } },
        { "Policy.MaxRegistrationRefusals", static o => o.Policy = new DecisionPolicy { MaxRegistrationRefusals = 0 } },
        { "Policy.CleanListings", static o => o.Policy = new DecisionPolicy { CleanListings = 0 } },
        { "Policy.UncertainSweep", static o => o.Policy = new DecisionPolicy { UncertainSweep = [] } },
        { "Policy.CleanListingWindow", static o => o.Policy = new DecisionPolicy { CleanListingWindow = TimeSpan.FromSeconds(-1) } },
        { "Policy.CheckAgainAfter", static o => o.Policy = new DecisionPolicy { CheckAgainAfter = TimeSpan.Zero } },
    };

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public async Task A_wrong_option_stops_the_start_and_is_named(string option, Action<BrokerOrchestrationOptions> spoil)
    {
        await using var world = new World { Configure = spoil };
        Node node = await world.StartAsync();

        OptionsValidationException refused = await Assert.ThrowsAsync<OptionsValidationException>(() => node.Host.StartAsync());

        Assert.Contains(option, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CRM_fields_that_differ_stop_the_start_and_are_named()
    {
        await using var world = new World();
        world.Crm.Differing = ["contacts.kyc_status is a number, text is needed"];
        Node node = await world.StartAsync();

        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(() => node.Host.StartAsync());

        Assert.Contains("contacts.kyc_status is a number, text is needed", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_that_differ_name_their_facts_and_an_option_starts_all_the_same()
    {
        await using var world = new World();
        world.Crm.Differing = ["trading_accounts.account_leverage is a number, text is needed", "Contact.KYC_Status__c is missing", "contacts.other is odd"];
        Node node = await world.StartAsync();

        string message = (await Assert.ThrowsAsync<InvalidOperationException>(() => node.Host.StartAsync())).Message;

        Assert.Equal(
            "The CRM is not ready. Fields in hubspot do not fit the ownership map: trading_accounts.account_leverage is a number, text is needed (shows 'account.leverage' of metatrader); "
            + "Contact.KYC_Status__c is missing (shows 'kyc.status' of kyc); contacts.other is odd. Change them there or map the facts to other fields.",
            message);
        await node.DisposeAsync();
        world.Configure = static o => o.StartWithDifferingCrmFields = true;
        world.Time.Advance(TimeSpan.FromMinutes(5));
        node = await world.StartAsync("node-b");
        await node.Host.StartAsync();
        await node.Host.StopAsync();
        Assert.Contains("3 CRM fields do not fit", world.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subscription_to_a_fact_without_an_owner_stops_the_start()
    {
        Assert.Equal(
            "The orchestration cannot start. Subscription 'desk' listens to 'payment.bonus', which no ownership map declares; declare the fact with its owner first, events come after ownership.",
            await RefusalAsync(static b => b.Subscribe("payment.bonus", "desk", static _ => static (_, _) => Task.CompletedTask)));
    }

    [Fact]
    public async Task A_subscription_to_a_fact_made_beside_the_map_stops_the_start()
    {
        Fact<Crm, string> beside = TestFacts.Builder().Own<Crm, string>("payment.state", FactCodecs.Text, Sensitivity.Internal, "a");

        Assert.Equal(
            "The orchestration cannot start. Subscription 'desk' listens to a 'payment.state' made beside the ownership map, where it is owned by payments; use the fact of the map.",
            await RefusalAsync(b => b.Subscribe(beside, "desk", static _ => static (_, _) => Task.CompletedTask)));
    }

    [Fact]
    public async Task Two_subscriptions_of_one_name_and_one_to_a_secret_stop_the_start()
    {
        Assert.Equal(
            "The orchestration cannot start. Subscription 'desk' is made 2 times, for 'payment.state' and 'case.state'; give each a name of its own.",
            await RefusalAsync(static b => b
                .Subscribe(BrokerFacts.PaymentState, "desk", static _ => static (_, _) => Task.CompletedTask)
                .Subscribe(BrokerFacts.CaseState, "desk", static _ => static (_, _) => Task.CompletedTask)));
        Assert.Equal(
            "The orchestration cannot start. Subscription 'desk' listens to 'secret.api_key', which is a secret and never stored; remove the subscription.",
            await RefusalAsync(static b => b.Subscribe(BrokerFacts.ApiKey, "desk", static _ => static (_, _) => Task.CompletedTask)));
    }

    [Fact]
    public async Task A_host_without_the_default_map_is_told_to_give_it()
    {
        await using var world = new World { Map = OwnershipMap.Merge(TestFacts.Builder().Build()) };
        Node node = await world.StartAsync();

        string message = (await Assert.ThrowsAsync<InvalidOperationException>(() => node.Host.StartAsync())).Message;

        Assert.EndsWith("is not in the ownership map; give the default map as well: OwnFacts(BrokerFacts.Map, ...).", message, StringComparison.Ordinal);
    }

    private static async Task<string> RefusalAsync(Action<BrokerOrchestrationBuilder> build)
    {
        await using var world = new World { Build = build };
        Node node = await world.StartAsync();
        return (await Assert.ThrowsAsync<InvalidOperationException>(() => node.Host.StartAsync())).Message;
    }

    [Fact]
    public async Task CRM_fields_that_only_an_administrator_can_make_stop_the_start_and_are_named_with_what_to_do()
    {
        await using var world = new World();
        (world.Crm.Missing, world.Crm.Advice) = (["Contact.KYC_Status__c (text; for kyc_status) does not exist"], "An administrator deploys the metadata.");
        Node node = await world.StartAsync();

        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(() => node.Host.StartAsync());

        Assert.Contains("Contact.KYC_Status__c (text; for kyc_status) does not exist", refused.Message, StringComparison.Ordinal);
        Assert.Contains("An administrator deploys the metadata.", refused.Message, StringComparison.Ordinal);
        Assert.Empty(world.Crm.Upserts);
    }

    [Fact]
    public async Task A_CRM_that_is_down_at_start_is_checked_again_before_the_first_write()
    {
        await using var world = new World();
        world.Crm.SchemaFails = true;
        Node node = await world.StartAsync();
        await node.Host.StartAsync();
        await node.OpenAsync();
        await node.UntilAsync(async () => (await node.EffectsAsync(EffectKind.ProjectToCrm)).Any(static e => e.Attempts > 1));
        Assert.Empty(world.Crm.Upserts);

        world.Crm.SchemaFails = false;
        await node.UntilAsync(() => Task.FromResult(world.Crm.Has("C-1")));
        await node.Host.StopAsync();

        Assert.Contains("could not be checked now", world.Log.Text, StringComparison.Ordinal);
    }
}
