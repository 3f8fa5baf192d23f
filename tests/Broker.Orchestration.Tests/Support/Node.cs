using System.Text;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Kyc;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Effects;
using Broker.Orchestration.Intake;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Lanes;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Broker.Orchestration.Tests.Support;

/// <summary>One process of a broker on the world's journal. Work is done step by step by <see cref="PumpAsync"/>, or by the real runner once the host is started.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly World world;
    private readonly IHost host;
    private bool disposed;

    private Node(World world, IHost host, SqliteCaseJournal journal, Recorder recorder)
    {
        this.world = world;
        this.host = host;
        Journal = journal;
        Recorder = recorder;
    }

    internal SqliteCaseJournal Journal { get; }

    internal Recorder Recorder { get; }

    internal IHost Host => host;

    internal IBrokerOrchestrator Broker => Get<IBrokerOrchestrator>();

    internal static async Task<Node> CreateAsync(World world, string name)
    {
        SqliteCaseJournal journal = await SqliteCaseJournal.OpenAsync(new SqliteJournalOptions { Path = world.File, PreGrowWalBytes = 1024 * 1024 }, world.Time);
        var recorder = new Recorder();
        IHost built = new HostBuilder()
            .ConfigureServices(services =>
            {
                services.AddSingleton<TimeProvider>(world.Time);
                services.AddSingleton<ILoggerFactory>(world.Log);
                services.AddSingleton<IAccountBoundary>(world.Accounts);
                services.AddSingleton<IFinanceBoundary>(world.Finance);
                services.AddSingleton<IKycBoundary>(world.Kyc);
                services.AddSingleton<ICrmBoundary>(world.Crm);
                services.AddSingleton<IAccountCredentials>(world.Credentials);
                services.AddSingleton<IWebhookVerifier, FakeVerifier>();
                world.Build(services.AddBrokerOrchestration(options =>
                {
                    options.Tenant = Given.Tenant.Value;
                    options.Node = name;
                    world.Configure(options);
                }).OwnFacts(world.Map).UsePermissions(world.Permissions).UseJournal(_ => journal).Watch(_ => recorder));
            })
            .Build();
        return new Node(world, built, journal, recorder);
    }

    internal T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    internal Task<CustomerCase> OpenAsync(string customer = "C-1", string number = "1", bool qualified = true) => Broker.OpenCaseAsync(
        new OpenCaseRequest
        {
            Customer = new CustomerId(customer),
            CrmRecord = new CrmRecordId("rec-" + customer),
            Payer = new PayerId("cus_" + number),
            Applicant = new ApplicantId("app_" + number),
            JurisdictionAllowed = true,
            Qualified = qualified,
        },
        Actor.Person("sales"));

    internal async Task<IntakeResult> SendAsync(string eventId, EventSubjectKind kind, string subject, string type = "changed", string businessKey = "", string signature = "good") =>
        await Get<IWebhookIntake>().AcceptAsync(
            "stripe", Encoding.UTF8.GetBytes($"{eventId}|{type}|{kind}|{subject}|{businessKey}"), name => name == "signature" ? signature : null);

    /// <summary>Opens a customer and delivers what the owners have about it.</summary>
    internal async Task OnboardAsync(string customer = "C-1", string number = "1")
    {
        await OpenAsync(customer, number);
        world.Good(customer, number);
        await SendAsync("evt_k" + number, EventSubjectKind.Applicant, "app_" + number);
        await SendAsync("evt_p" + number, EventSubjectKind.Payment, "pi_" + number);
    }

    /// <summary>Does what is due, and moves the clock to what falls due within the given time.</summary>
    internal async Task PumpAsync(TimeSpan? within = null, CancellationToken cancellationToken = default)
    {
        DateTimeOffset limit = world.Time.GetUtcNow() + (within ?? TimeSpan.Zero);
        for (int step = 0; step < 2000; step++)
        {
            DueWork due = await Journal.ReadDueAsync(Given.Tenant, world.Time.GetUtcNow(), 100, cancellationToken);
            if (due.IsEmpty)
            {
                if (await Journal.NextDueAsync(Given.Tenant, cancellationToken) is not { } next || next > limit)
                {
                    return;
                }

                world.Time.Advance(next - world.Time.GetUtcNow());
                continue;
            }

            foreach (TimerRecord timer in due.Timers)
            {
                await Get<LaneRunner>().FireAsync(timer, cancellationToken);
            }

            foreach (InboxItem item in due.Inbox)
            {
                await Get<InboxWorker>().RunAsync(item, cancellationToken);
            }

            foreach (EffectRecord effect in due.Effects)
            {
                await Get<EffectWorker>().RunAsync(effect, cancellationToken);
            }
        }

        throw new InvalidOperationException("The work does not come to rest.");
    }

    /// <summary>
    /// Steps the clock while the started host works, until something holds. While work is due or under way, the clock goes at most four times as fast as the real one:
    /// a time limit of that work is not to run out because the machine is slow.
    /// </summary>
    internal async Task UntilAsync(Func<Task<bool>> holds)
    {
        long end = Environment.TickCount64 + 120_000;
        while (!await holds())
        {
            Assert.True(Environment.TickCount64 < end, "It did not come true in two minutes.\n" + world.Log.Text + "\n" + string.Join('\n', Recorder.Lines));
            if (await IsAtRestAsync())
            {
                world.Time.Advance(TimeSpan.FromMilliseconds(50));
                await Task.Yield();
            }
            else
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
                world.Time.Advance(TimeSpan.FromMilliseconds(20));
            }
        }
    }

    private async Task<bool> IsAtRestAsync() =>
        (await Journal.ReadDueAsync(Given.Tenant, world.Time.GetUtcNow(), 1)).IsEmpty && (await Journal.ReadInterruptedAsync(Given.Tenant, long.MaxValue)).Count == 0;

    internal async Task<CustomerCase> CaseAsync(string customer = "C-1") => (await Broker.ReadCaseAsync(new CustomerId(customer)))!;

    internal async Task<IReadOnlyList<EffectRecord>> EffectsAsync(EffectKind kind, string customer = "C-1") =>
        [.. (await Journal.ReadEffectsAsync(Given.Tenant, new CustomerId(customer))).Where(e => e.Kind == kind)];

    internal async Task<IReadOnlyList<ExceptionItem>> OpenItemsAsync() => await Broker.ListExceptionsAsync();

    internal async Task<IReadOnlyList<string>> AuditAsync()
    {
        List<string> all = [];
        await foreach (AuditRecord record in Journal.ReadAuditAsync(Given.Tenant))
        {
            all.Add(record.Canonical);
        }

        return all;
    }

    /// <summary>Ends the process: nothing more is stored, the file is given back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!disposed)
        {
            disposed = true;
            await ((IAsyncDisposable)host).DisposeAsync();
        }
    }
}
