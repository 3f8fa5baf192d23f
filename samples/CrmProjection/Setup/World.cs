using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Kyc;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Identity;
using Broker.Core.Secrets;
using Broker.Crm.HubSpot.Authentication;
using Broker.Crm.HubSpot.Crm;
using Broker.Orchestration;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Intake;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Ownership;
using Broker.Orchestration.Permissions;
using Broker.Orchestration.Projections;
using Broker.Testing;
using CrmProjectionSample.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CrmProjectionSample.Setup;

/// <summary>A broker's host with a simulated HubSpot, and a journal that is thrown away at the end.</summary>
internal sealed class World : IAsyncDisposable
{
    private const string Tenant = "acme";
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly DirectoryInfo folder;
    private readonly BrokerSimulators simulators;
    private readonly IHost host;

    private World(DirectoryInfo folder, BrokerSimulators simulators, IHost host)
    {
        this.folder = folder;
        this.simulators = simulators;
        this.host = host;
        Desk = new CrmDesk(simulators.HubSpot);
    }

    internal CrmDesk Desk { get; }

    internal IBrokerOrchestrator Broker => host.Services.GetRequiredService<IBrokerOrchestrator>();

    internal ICrmProjection Projection => host.Services.GetRequiredService<ICrmProjection>();

    internal int CrmCalls => simulators.HubSpot.AllCalls.Values.Sum();

    internal static CustomerId Customer(int number) => new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"C-{1000 + number}"));

    internal static async Task<World> StartAsync(Arguments arguments, TimeSpan projectionDelay, CancellationToken cancellationToken)
    {
        DirectoryInfo temporary = Directory.CreateTempSubdirectory("broker-projection-");
        BrokerSimulators started = await BrokerSimulators.StartAsync(cancellationToken: cancellationToken);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        IServiceCollection services = builder.Services;
        services.AddHubSpot(o =>
        {
            o.BaseAddress = started.HubSpot.BaseAddress;
            o.Credential = HubSpotCredential.Token(Secret.From("pat-the-sample"));
            o.SearchesPerSecond = 5;
            o.Crm.TradingAccountLayout = arguments.Layout;
            o.Crm.DealPipeline = arguments.Layout == HubSpotAccountLayout.Deal ? "Sales Pipeline" : null;
        });
        services.AddSingleton(static p => new OtherOwners(p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IAccountBoundary>(static p => p.GetRequiredService<OtherOwners>());
        services.AddSingleton<IAccountCredentials>(static p => p.GetRequiredService<OtherOwners>());
        services.AddSingleton<IFinanceBoundary>(static p => p.GetRequiredService<OtherOwners>());
        services.AddSingleton<IKycBoundary>(static p => p.GetRequiredService<OtherOwners>());
        services.AddBrokerOrchestration(o =>
            {
                o.Tenant = Tenant;
                o.PollInterval = TimeSpan.FromMilliseconds(50);
                o.ProjectionDelay = projectionDelay;
                o.RetryDelay = TimeSpan.FromMilliseconds(50);
                o.MaxConcurrentCustomers = 32;
            })
            .OwnFacts(BrokerFacts.Map)
            .Permit(static p => p.Person("sales", CaseCommand.OpenCase).Person("operations", CaseCommand.ProjectFacts))
            .UseSqlite(Path.Combine(temporary.FullName, "journal.db"));
        IHost built = builder.Build();
        await built.StartAsync(cancellationToken);
        return new World(temporary, started, built);
    }

    /// <summary>Opens the cases and delivers what the other owners have, then waits until all accounts are active.</summary>
    internal async Task OnboardAsync(int customers, CancellationToken cancellationToken)
    {
        IWebhookIntake intake = host.Services.GetRequiredService<IWebhookIntake>();
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        for (int i = 1; i <= customers; i++)
        {
            CustomerId customer = Customer(i);
            await Broker.OpenCaseAsync(
                new OpenCaseRequest
                {
                    Customer = customer,
                    CrmRecord = new CrmRecordId("lead-" + customer.Value),
                    Payer = OtherOwners.PayerOf(customer),
                    Applicant = OtherOwners.ApplicantOf(customer),
                    JurisdictionAllowed = true,
                    Qualified = true,
                },
                Actor.Person("sales"),
                cancellationToken);
            await intake.AcceptReadAsync(
                [
                    Event("kyc", EventSubjectKind.Applicant, OtherOwners.ApplicantOf(customer).Value, now),
                    Event("stripe", EventSubjectKind.Payment, OtherOwners.PaymentOf(customer).Value, now),
                ],
                cancellationToken);
        }

        await UntilAsync(async () => await CountAsync(CaseState.Active, cancellationToken) == customers, "all accounts are active", cancellationToken);
    }

    /// <summary>Waits until all planned work is done.</summary>
    internal Task SettleAsync(CancellationToken cancellationToken) => UntilAsync(
        async () =>
        {
            ICaseJournal journal = host.Services.GetRequiredService<ICaseJournal>();
            DateTimeOffset soon = TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(1);
            DueWork due = await journal.ReadDueAsync(new TenantId(Tenant), soon, 1000, cancellationToken);
            return !due.Effects.Any(static e => e.Kind is EffectKind.ProjectToCrm or EffectKind.CheckProjection)
                && (await CountEffectsUnderWayAsync(journal, cancellationToken)) == 0;
        },
        "all copies are made",
        cancellationToken);

    internal async Task<IReadOnlyList<string>> AuditAsync(CustomerId customer, string word, CancellationToken cancellationToken)
    {
        List<string> found = [];
        ICaseJournal journal = host.Services.GetRequiredService<ICaseJournal>();
        await foreach (AuditRecord record in journal.ReadAuditOfAsync(new TenantId(Tenant), customer, cancellationToken))
        {
            if (record.Canonical.Contains(word, StringComparison.Ordinal))
            {
                found.Add(record.Canonical);
            }
        }

        return found;
    }

    public async ValueTask DisposeAsync()
    {
        Desk.Dispose();
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
        await simulators.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static WebhookEnvelope Event(string source, EventSubjectKind kind, string id, DateTimeOffset at) =>
        new() { Source = source, EventId = "evt-" + id, Type = "changed", Subject = new EventSubject(kind, id), OccurredAt = at };

    private static async Task UntilAsync(Func<Task<bool>> holds, string what, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        using var tick = new PeriodicTimer(Step);
        try
        {
            while (!await holds())
            {
                await tick.WaitForNextTickAsync(limit.Token);
            }
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException($"It took longer than {Patience:c} until {what}.", exception);
        }
    }

    private async Task<int> CountAsync(CaseState state, CancellationToken cancellationToken)
    {
        int count = 0;
        await foreach (CustomerCase one in Broker.ListCasesAsync(cancellationToken))
        {
            count += one.State == state ? 1 : 0;
        }

        return count;
    }

    private static async Task<int> CountEffectsUnderWayAsync(ICaseJournal journal, CancellationToken cancellationToken) =>
        (await journal.ReadInterruptedAsync(new TenantId(Tenant), long.MaxValue, cancellationToken)).Count;
}
