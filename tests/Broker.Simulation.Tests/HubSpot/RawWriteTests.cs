using System.Net.Http.Headers;
using System.Net.Http.Json;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Kyc;
using Broker.Core.Identity;
using Broker.Crm.HubSpot.Crm;
using Broker.Crm.HubSpot.Objects;
using Broker.Orchestration;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Ownership;
using Broker.Orchestration.Permissions;
using Broker.Orchestration.Projections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Broker.Simulation.Tests.HubSpot;

/// <summary>
/// Code that writes a field of another owner straight into the CRM, past the orchestration, cannot be refused: HubSpot takes it. One sweep finds it, the owner's
/// value comes back, and it stands in the audit.
/// </summary>
public sealed class RawWriteTests : HubSpotWorld
{
    private const string Field = "onboarding_state";
    private static readonly TenantId Tenant = new("acme");
    private static readonly CustomerId Customer = new("C-1");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("broker-raw-");
    private IHost host = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var layout = new HubSpotCrmOptions();
        var crm = new HubSpotCrm(Client(o => o.Crm = layout), layout, TimeProvider.System);
        host = new HostBuilder()
            .ConfigureServices(services =>
            {
                services.AddSingleton<ILoggerFactory>(Logs);
                services.AddSingleton<ICrmBoundary>(crm);
                services.AddSingleton(Unused.Of<IAccountBoundary>());
                services.AddSingleton(Unused.Of<IAccountCredentials>());
                services.AddSingleton(Unused.Of<IFinanceBoundary>());
                services.AddSingleton(Unused.Of<IKycBoundary>());
                services.AddBrokerOrchestration(o =>
                {
                    o.Tenant = Tenant.Value;
                    o.PollInterval = TimeSpan.FromMilliseconds(20);
                    o.ProjectionDelay = TimeSpan.Zero;
                    o.DriftSweepInterval = TimeSpan.Zero;
                }).OwnFacts(BrokerFacts.Map).Permit(static p => p.Person("sales", CaseCommand.OpenCase)).UseSqlite(Path.Combine(folder.FullName, "journal.db"));
            })
            .Build();
        await host.StartAsync();
        await host.Services.GetRequiredService<IBrokerOrchestrator>().OpenCaseAsync(
            new OpenCaseRequest { Customer = Customer, JurisdictionAllowed = true, Qualified = true }, Actor.Person("sales"));
        await UntilAsync(() => Task.FromResult(Shown() == "Contact"));
        await SettledAsync();
        await host.Services.GetRequiredService<ICrmProjection>().SweepAsync();
        await SettledAsync();
    }

    public override async Task DisposeAsync()
    {
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
        await base.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_foreign_field_written_through_the_CRM_client_is_found_by_one_sweep_repaired_and_audited()
    {
        await Contacts().UpdateAsync(RecordId(), Map((Field, "Active")));

        await AssertFoundAsync();
    }

    [Fact]
    public async Task So_is_one_written_by_raw_HTTP()
    {
        using var http = new HttpClient { BaseAddress = Portal.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using HttpResponseMessage answer = await http.PatchAsJsonAsync(
            $"crm/objects/2026-09/contacts/{RecordId()}", new { properties = new Dictionary<string, string> { [Field] = "Active" } });
        Assert.True(answer.IsSuccessStatusCode, answer.StatusCode.ToString());

        await AssertFoundAsync();
    }

    private async Task AssertFoundAsync()
    {
        Assert.Equal("Active", Shown());
        Assert.Empty(await AuditAsync("RefuseEdit"));

        DriftSweepReport report = await host.Services.GetRequiredService<ICrmProjection>().SweepAsync();

        Assert.Equal((1, true), (report.Planned, report.IsComplete));
        await UntilAsync(() => Task.FromResult(Shown() == "Contact"));
        string refusal = Assert.Single(await AuditAsync("RefuseEdit"));
        Assert.Contains("\"kind\":\"Security\"", refusal, StringComparison.Ordinal);
        Assert.Contains("\"event\":\"C5\"", refusal, StringComparison.Ordinal);
        Assert.Contains("\"fact\":\"case.state\",\"owner\":\"application\"", refusal, StringComparison.Ordinal);
    }

    private string RecordId() => Portal.Records("contacts").Single(static r => r.Properties.GetValueOrDefault(Key) == Customer.Value).Id;

    private string? Shown() => Portal.Records("contacts").SingleOrDefault(static r => r.Properties.GetValueOrDefault(Key) == Customer.Value)?.Properties.GetValueOrDefault(Field);

    private async Task<IReadOnlyList<string>> AuditAsync(string word)
    {
        List<string> found = [];
        await foreach (AuditRecord record in host.Services.GetRequiredService<ICaseJournal>().ReadAuditOfAsync(Tenant, Customer))
        {
            if (record.Canonical.Contains(word, StringComparison.Ordinal))
            {
                found.Add(record.Canonical);
            }
        }

        return found;
    }

    private Task SettledAsync() => UntilAsync(async () =>
        (await host.Services.GetRequiredService<ICaseJournal>().ReadEffectsAsync(Tenant, Customer)).All(static e => e.Status is EffectStatus.Done));

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!await holds())
        {
            await tick.WaitForNextTickAsync(limit.Token);
        }
    }
}
