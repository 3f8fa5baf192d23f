using System.Diagnostics;
using System.Text.Json;
using Broker.Core.Secrets;
using Broker.Orchestration;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Intake;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Onboarding.CommandLine;
using Onboarding.Output;
using Onboarding.Running;
using Onboarding.Setup;

namespace Onboarding.Commands;

/// <summary>Onboards customers and tells what happened.</summary>
internal static class RunCommand
{
    private const int MaxConcurrentScripts = 32;
    private static readonly TimeSpan StallLimit = TimeSpan.FromSeconds(25);

    internal static async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        arguments.RequireNoWords();
        string? crm = arguments.Crm();
        EffectKind? crashAfter = arguments.Effect("--crash-after");
        int count = arguments.Number("--customers", 3, 0, 100_000);
        int? basePort = arguments.Has("--simulators") ? arguments.Number("--simulators", 0, 1, 65_000) : null;
        var timeout = TimeSpan.FromSeconds(arguments.Number("--timeout", 300, 1, 86_400));
        string database = arguments.Text("--db") ?? Path.Combine(Directory.CreateTempSubdirectory("onboarding-").FullName, "onboarding.db");
        string? events = arguments.Text("--events");
        if (events is not null && !File.Exists(events))
        {
            throw new UsageException($"There is no file {events}.");
        }

        IConfiguration configuration = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile(Path.Combine(Environment.CurrentDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(crm is null ? [] : [new KeyValuePair<string, string?>("Crm", crm)])
            .Build();
        int webhookPort = Preflight.WebhookPort(configuration);
        IReadOnlyList<CustomerPlan> plans = CustomerPlan.Make(count, arguments.Faults);
        long started = Stopwatch.GetTimestamp();
        await RequireFreeAsync(database, cancellationToken);
        await using World world = await World.StartAsync(configuration, basePort, cancellationToken);
        await using WebhookListener listener = await WebhookListener.StartAsync(webhookPort, cancellationToken);
        IReadOnlyList<Secret> stripeSecrets = await WebhookSetup.StripeAsync(world, listener, cancellationToken);
        Secret kycSecret = await WebhookSetup.KycAsync(world, listener, cancellationToken);
        foreach (string fault in arguments.Faults)
        {
            await world.ApplyAsync(fault, cancellationToken);
        }

        var view = new LiveView(TimeProvider.System);
        using IHost host = OnboardingHost.Build(world, configuration, database, stripeSecrets, kycSecret, view, crashAfter, arguments.Has("--verbose"));
        await host.StartAsync(cancellationToken);
        try
        {
            listener.Attach(host.Services.GetRequiredService<IWebhookIntake>());
            var screen = new RunScreen(arguments.Json);
            screen.Begin(plans, arguments.Faults, database);
            ReplayResult replay = events is null
                ? new ReplayResult(0, 0, 0)
                : await EventReplay.RunAsync(events, host.Services.GetRequiredService<IWebhookIntake>(), screen.Tell, cancellationToken);
            bool complete = await screen.WatchAsync(plans, view, token => PlayAsync(host, plans, view, screen, token), timeout, cancellationToken);

            var orchestrator = host.Services.GetRequiredService<IBrokerOrchestrator>();
            RunSummary summary = await SummarizeAsync(orchestrator, world, plans, replay, Stopwatch.GetElapsedTime(started), cancellationToken);
            await screen.ReportAsync(orchestrator, host.Services, plans, summary, cancellationToken);
            if (arguments.Json)
            {
                Console.WriteLine(JsonSerializer.Serialize(summary, OutputJson.Default.RunSummary));
            }

            return complete && summary is { DuplicateAccounts: 0, AuditValid: true } ? 0 : 1;
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    // Before anything outside is touched: a process that may not write must not take the deliveries of the one that does.
    private static async Task RequireFreeAsync(string database, CancellationToken cancellationToken)
    {
        await using SqliteCaseJournal journal = await SqliteCaseJournal.OpenAsync(new SqliteJournalOptions { Path = database }, TimeProvider.System, cancellationToken);
    }

    private static async Task PlayAsync(IHost host, IReadOnlyList<CustomerPlan> plans, LiveView view, RunScreen screen, CancellationToken cancellationToken)
    {
        var script = host.Services.GetRequiredService<CustomerScript>();
        var orchestrator = host.Services.GetRequiredService<IBrokerOrchestrator>();
        await Parallel.ForEachAsync(plans, new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrentScripts, CancellationToken = cancellationToken }, async (plan, token) =>
        {
            for (int attempt = 1; ; attempt++)
            {
                try
                {
                    await script.PlayAsync(plan, token);
                    return;
                }
                catch (Exception exception) when (exception is Broker.Core.Errors.BrokerApiException or HttpRequestException && attempt < 5)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(300 * attempt), token);
                }
                catch (Exception exception) when (exception is Broker.Core.Errors.BrokerApiException or HttpRequestException)
                {
                    screen.Tell($"{plan.Customer}: the script gave up: {exception.Message}");
                    return;
                }
            }
        });

        await SettleAsync(orchestrator, plans, view, cancellationToken);
    }

    // Done when everybody is where they should be and nothing is planned; or when nothing has moved for long, then what is left is explained.
    private static async Task SettleAsync(IBrokerOrchestrator orchestrator, IReadOnlyList<CustomerPlan> plans, LiveView view, CancellationToken cancellationToken)
    {
        while (true)
        {
            JournalCounts counts = await orchestrator.CountAsync(cancellationToken);
            bool idle = counts.PendingInbox == 0 && counts.PendingEffects == 0;
            bool everybody = plans.All(p => view.Cases.TryGetValue(p.Customer, out CustomerCase? one) && Arrived(p, one));
            if ((idle && everybody && view.Quiet > TimeSpan.FromMilliseconds(400)) || view.Quiet > StallLimit)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }
    }

    // Where a customer ends, or where only a person could move the case on.
    private static bool Arrived(CustomerPlan plan, CustomerCase one) => one.State switch
    {
        CaseState.Active => plan.ShouldTrade,
        CaseState.Declined or CaseState.Suspended or CaseState.ManualReview or CaseState.Closed or CaseState.KycActionRequired => true,
        CaseState.AwaitingFunds => plan.RefundsAtOnce,
        CaseState.Ready => one.Account.RefusalIsFinal,
        _ => false,
    };

    private static async Task<RunSummary> SummarizeAsync(
        IBrokerOrchestrator orchestrator, World world, IReadOnlyList<CustomerPlan> plans, ReplayResult replay, TimeSpan took, CancellationToken cancellationToken)
    {
        JournalCounts counts = await orchestrator.CountAsync(cancellationToken);
        AuditVerification audit = await orchestrator.VerifyAuditAsync(null, cancellationToken);
        SimulatorCounts simulators = await SimulatorCounts.ReadAsync(world, plans, cancellationToken);
        HashSet<string> ours = [.. plans.Select(static p => p.Customer.Value)];
        int active = 0;
        await foreach (CustomerCase one in orchestrator.ListCasesAsync(cancellationToken))
        {
            active += one.State == CaseState.Active && ours.Contains(one.Customer.Value) ? 1 : 0;
        }

        return new RunSummary
        {
            Customers = plans.Count,
            Active = active,
            Waiting = plans.Count - active,
            Exceptions = (int)counts.OpenExceptions,
            AccountsRegistered = simulators.Accounts,
            DuplicateAccounts = simulators.Duplicates,
            CrmRecords = simulators.CrmRecords,
            AuditRecords = counts.AuditRecords,
            AuditValid = audit.IsValid,
            EventsStored = replay.Stored,
            EventsDuplicate = replay.Duplicates,
            EventsRefused = replay.Refused,
            Seconds = Math.Round(took.TotalSeconds, 2),
        };
    }
}
