using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Broker.Core.Identity;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Sqlite;
using Broker.Testing;
using Broker.Testing.Faults;
using Broker.Testing.Kyc;
using Onboarding.Setup;

namespace Broker.Samples.Tests.Support;

/// <summary>What the tests of the program share: a folder, a journal file, child processes and simulators, all cleaned up.</summary>
public abstract class OnboardingTest : IAsyncLifetime
{
    /// <summary>Longer than anything takes on a busy machine; only a hanging program reaches it.</summary>
    protected static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    private readonly TempFolder folder = new();
    private readonly List<IAsyncDisposable> owned = [];

    protected static TenantId Tenant { get; } = new(OnboardingHost.Tenant);

    protected string Database => folder.File("onboarding.db");

    protected string Folder => folder.Root;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        owned.Reverse();
        foreach (IAsyncDisposable one in owned)
        {
            await one.DisposeAsync();
        }

        folder.Dispose();
    }

    protected static CustomerId Customer(int number) => new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"C-{number:0000}"));

    protected T Own<T>(T one)
        where T : IAsyncDisposable
    {
        owned.Add(one);
        return one;
    }

    protected string WriteFile(string name, string text) => folder.Write(name, text);

    internal SampleProcess Start(params string[] arguments) => Own(SampleProcess.Start("Onboarding", Folder, arguments));

    internal SampleProcess StartWith(IReadOnlyDictionary<string, string> environment, params string[] arguments) => Own(SampleProcess.Start("Onboarding", Folder, arguments, environment));

    internal Task<ProgramResult> ProgramAsync(params string[] arguments) => Start(arguments).ExitAsync(Limit);

    internal Task<ProgramResult> ProgramWithAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments) => StartWith(environment, arguments).ExitAsync(Limit);

    /// <summary>Simulators in this process, so that what they hold is counted from their side.</summary>
    protected async Task<(BrokerSimulators Simulators, string Port)> SimulatorsAsync()
    {
        int port = FreePorts.Base();
        BrokerSimulators simulators = Own(await BrokerSimulators.StartAsync(new BrokerSimulatorsOptions { BasePort = port, WebhookAnswerTimeout = TimeSpan.FromMinutes(2) }));
        return (simulators, port.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Simulators as their own process, which outlives every kill of a run.</summary>
    protected async Task<int> SimulateAsync()
    {
        int port = FreePorts.Base();
        SampleProcess process = Start("simulate", "--port", port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await process.LineAsync(static l => l.StartsWith('{'), Limit);
        return port;
    }

    /// <summary>Gives an applicant a verdict before anybody was onboarded; the provider tells nobody.</summary>
    protected static async Task SeedApplicantAsync(BrokerSimulators simulators, CustomerId customer, string status)
    {
        ArgumentNullException.ThrowIfNull(simulators);
        using var http = new HttpClient { BaseAddress = simulators.Kyc.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "seed");
        using HttpResponseMessage created = await http.PostAsJsonAsync(new Uri("applicants", UriKind.Relative), new { externalId = customer.Value });
        created.EnsureSuccessStatusCode();
        Assert.NotNull(simulators.Kyc.SetVerdict(customer.Value, new KycVerdict(status) { Deliver = false }));
    }

    /// <summary>
    /// Lets nobody be connected, so that no run is over before the test did with it what it is about, however slow the machine is. <c>ClearFaults</c> of the
    /// simulator lets it go on.
    /// </summary>
    protected static void HoldBack(BrokerSimulators simulators)
    {
        ArgumentNullException.ThrowIfNull(simulators);
        simulators.MetaTrader.Next("CheckConnect", new Fault { Kind = FaultKind.FailureBody, Code = "CONNECT_ERROR", Count = -1 });
    }

    protected async Task<T> ReadJournalAsync<T>(Func<SqliteCaseJournal, Task<T>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        await using SqliteCaseJournal journal = await SqliteCaseJournal.OpenReadOnlyAsync(Database);
        return await read(journal);
    }

    protected Task<IReadOnlyList<CustomerCase>> CasesAsync() => ReadJournalAsync(static async j => await j.ListCasesAsync(Tenant, null, 10_000));

    /// <summary>Waits until the journal holds some number of audit records: how far a run has come, whatever the machine's speed.</summary>
    internal async Task<bool> ReachedAsync(SampleProcess process, long auditRecords)
    {
        SqliteCaseJournal? journal = null;
        try
        {
            while (!process.HasExited)
            {
                try
                {
                    journal ??= await SqliteCaseJournal.OpenReadOnlyAsync(Database);
                    if ((await journal.CountAsync(Tenant)).AuditRecords >= auditRecords)
                    {
                        return true;
                    }
                }
                catch (JournalStorageException)
                {
                    // Not there yet, or its tables are just being made.
                }

                await Task.Delay(TimeSpan.FromMilliseconds(10));
            }

            return false;
        }
        finally
        {
            if (journal is not null)
            {
                await journal.DisposeAsync();
            }
        }
    }

    /// <summary>What must hold after every run, however it went.</summary>
    protected async Task<IReadOnlyList<CustomerCase>> NobodyIsLostAsync(int customers)
    {
        (await ProgramAsync("audit", "verify", "--db", Database, "--json")).MustExitWith(0);
        IReadOnlyList<CustomerCase> cases = await CasesAsync();
        Assert.Equal(Enumerable.Range(1, customers).Select(static i => Customer(i).Value), cases.Select(static c => c.Customer.Value).Order(StringComparer.Ordinal));
        foreach (CustomerCase one in cases.Where(static c => c.State != CaseState.Active))
        {
            await ExplainAsync(one);
        }

        return cases;
    }

    /// <summary>Asks the program why the customer does not trade, and wants a whole answer.</summary>
    protected async Task<JsonElement> ExplainAsync(CustomerCase one)
    {
        ArgumentNullException.ThrowIfNull(one);
        JsonElement told = (await ProgramAsync("explain", one.Customer.Value, "--db", Database, "--json")).MustExitWith(0).Json;
        Assert.Equal(one.Customer.Value, told.GetProperty("customer").GetString());
        Assert.Equal(one.State.ToString(), told.GetProperty("state").GetString());
        Assert.Contains(told.GetProperty("verdict").GetString(), new[] { "Commercial", "Operational", "Infrastructural" });
        foreach (string name in new[] { "cause", "sentence", "waitsFor", "sayToClient" })
        {
            Assert.False(string.IsNullOrWhiteSpace(told.GetProperty(name).GetString()), $"{one.Customer.Value} in {one.State}: {name} is empty in {told}");
        }

        return told;
    }

    /// <summary>Each login has at most one account, counted at the simulator.</summary>
    protected static void NoDuplicateAccounts(BrokerSimulators simulators)
    {
        ArgumentNullException.ThrowIfNull(simulators);
        Assert.Equal([], simulators.MetaTrader.Accounts.GroupBy(static a => (a.Login, a.Server)).Where(static g => g.Count() > 1).Select(static g => g.Key.Login));
    }
}
