using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Kyc;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Configuration;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Registration;
using Broker.Core.Secrets;
using Broker.Crm.HubSpot.Authentication;
using Broker.Crm.Salesforce.Authentication;
using Broker.MetaTrader;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Ownership;
using Broker.Orchestration.Permissions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Onboarding.Kyc;
using Onboarding.Running;

namespace Onboarding.Setup;

/// <summary>What a broker's host looks like: one Add per system, then the orchestration.</summary>
public static class OnboardingHost
{
    /// <summary>The tenant of the sample.</summary>
    public const string Tenant = "acme";

    /// <summary>Who opens cases: the broker's own web site, where clients sign up. Registration follows by itself when every gate is met.</summary>
    public const string ClientArea = "client-area";

    /// <summary>What the sample asks of every customer. The waits are short, so that a person can watch an uncertain registration being resolved.</summary>
    public static DecisionPolicy Policy { get; } = new()
    {
        RequiredDeposit = new Money(250m, Currency.Of("EUR")),
        RequiredAgreements = "2026-01",
        UncertainSweep = [TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(2.5)],
        CleanListingWindow = TimeSpan.FromSeconds(5),
        CheckAgainAfter = TimeSpan.FromSeconds(1),
        RegisterAgainAfter = TimeSpan.FromSeconds(2),
    };

    /// <summary>Builds the host; <paramref name="customize"/> has the last word, for example to add a log provider.</summary>
    public static IHost Build(
        World world,
        IConfiguration configuration,
        string database,
        IReadOnlyList<Secret> stripeSecrets,
        Secret kycSecret,
        LiveView view,
        EffectKind? crashAfter = null,
        bool verbose = false,
        Action<HostApplicationBuilder>? customize = null)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddConfiguration(configuration);
        if (verbose)
        {
            builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Information);
        }

        IServiceCollection services = builder.Services;
        services.AddMetaTrader(o =>
        {
            o.Credential = MetaTraderCredential.SingleAccount(Read(world, SystemName.MetaTrader, SimulatorSecrets.MetaTraderKey));
            o.RegisterTimeout = world.IsLive(SystemName.MetaTrader) ? o.RegisterTimeout : TimeSpan.FromSeconds(4);
            Apply(world, SystemName.MetaTrader, o);
        });
        services.AddStripePayments(o =>
        {
            o.ApiKey = Read(world, SystemName.Stripe, SimulatorSecrets.StripeKey);
            o.WebhookSecrets = [.. stripeSecrets];
            Apply(world, SystemName.Stripe, o);
        });
        AddCrm(services, world, configuration);
        services.AddBrokerClient<KycClient, KycOptions>(
            "Onboarding.Kyc",
            null,
            o =>
            {
                o.ApiKey = Read(world, SystemName.Kyc, SimulatorSecrets.KycKey);
                Apply(world, SystemName.Kyc, o);
            },
            KycOptions.Check,
            static context => new KycClient(context));
        services.AddSingleton<IKycBoundary>(static p => p.GetRequiredService<KycClient>());
        services.AddSingleton<IWebhookVerifier>(p => new KycWebhookVerifier(kycSecret, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IAccountCredentials>(new LoginPool(world.IsLive(SystemName.MetaTrader) ? Preflight.LoginsFile(configuration) : null));

        BrokerOrchestrationBuilder orchestration = services.AddBrokerOrchestration(o =>
            {
                o.Tenant = Tenant;
                o.Policy = Policy;
                o.MaxConcurrentCustomers = 64;
                o.PollInterval = TimeSpan.FromMilliseconds(250);
                o.ProjectionDelay = TimeSpan.FromMilliseconds(300);
                o.RetryDelay = TimeSpan.FromMilliseconds(250);
                o.EffectTimeout = TimeSpan.FromSeconds(60);
            })
            .OwnFacts(BrokerFacts.Map)
            .Permit(static p => p.System(ClientArea, CaseCommand.OpenCase))
            .UseSqlite(database)
            .Watch(_ => view);
        if (crashAfter is { } kind)
        {
            orchestration.Watch(_ => new CrashDrill(kind));
        }

        services.AddHostedService<MissedEventSweep>();
        services.AddSingleton<CustomerScript>();
        services.AddSingleton(world);
        customize?.Invoke(builder);
        return builder.Build();
    }

    // The one place that knows which CRM it is: everything else sees the boundary.
    private static void AddCrm(IServiceCollection services, World world, IConfiguration configuration)
    {
        if (world.Crm == SystemName.Salesforce)
        {
            services.AddSalesforce(o =>
            {
                o.Credential = SalesforceCredential.ClientCredentials(
                    world.IsLive(SystemName.Salesforce) ? Preflight.SalesforceClientId(configuration) : SimulatorSecrets.SalesforceClientId,
                    Read(world, SystemName.Salesforce, SimulatorSecrets.SalesforceSecret));
                Apply(world, SystemName.Salesforce, o);
            });
            services.AddSingleton<ISignUp, SalesforceSignUp>();
            services.AddHostedService<SimulatedDeployment>();
            return;
        }

        services.AddHubSpot(o =>
        {
            o.Credential = HubSpotCredential.Token(Read(world, SystemName.HubSpot, SimulatorSecrets.HubSpotToken));
            Apply(world, SystemName.HubSpot, o);
        });
        services.AddSingleton<ISignUp, HubSpotSignUp>();
    }

    private static Secret Read(World world, SystemName system, string simulated) => Secrets.Read(system.Variable, world.IsLive(system) ? null : simulated);

    private static void Apply(World world, SystemName system, ApiClientOptions options)
    {
        options.BaseAddress = world.AddressOf(system) ?? options.BaseAddress;
        if (!world.IsLive(system))
        {
            options.Resilience.AttemptTimeout = TimeSpan.FromSeconds(4);
            options.Resilience.TotalTimeout = TimeSpan.FromSeconds(40);
            options.Resilience.BaseDelay = TimeSpan.FromMilliseconds(100);
        }
    }
}
