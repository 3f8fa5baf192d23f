using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Configuration;
using Broker.Core.Secrets;
using Broker.Crm.HubSpot;
using Broker.Crm.HubSpot.Authentication;
using Broker.Crm.HubSpot.Crm;
using Broker.Testing;
using Broker.Testing.Faults;
using Broker.Testing.HubSpot;
using Broker.TestSupport;
using Broker.Crm.Conformance;

namespace Broker.Simulation.Tests.HubSpot;

/// <summary>The simulator as a CRM, in one of the three layouts.</summary>
internal sealed class HubSpotHarness : ICrmHarness
{
    private const string Editor = "9586504";
    private const string EditedBy = "hs_updated_by_user_id";
    private readonly BrokerSimulators simulators;
    private readonly FakeTimeProvider time;
    private readonly HubSpotCrmOptions layout;
    private readonly LogCollector logs = new();
    private readonly HttpClient user;

    private HubSpotHarness(BrokerSimulators simulators, FakeTimeProvider time, HubSpotCrmOptions layout)
    {
        this.simulators = simulators;
        this.time = time;
        this.layout = layout;
        user = new HttpClient { BaseAddress = simulators.HubSpot.BaseAddress };
        user.DefaultRequestHeaders.Authorization = new("Bearer", "pat-user");
        Simulator.AddProperty("contacts", EditedBy, "number");
        Simulator.AddProperty("deals", EditedBy, "number");
        Boundary = Restarted();
    }

    public ICrmBoundary Boundary { get; }

    public string Secret => "pat-eu1-CANARY-5d20";

    public string? UserId => Editor;

    public int Calls => Simulator.AllCalls.Values.Sum();

    public string Logged => logs.Text;

    private HubSpotSimulator Simulator => simulators.HubSpot;

    internal static async Task<ICrmHarness> StartAsync(HubSpotAccountLayout accounts)
    {
        var clock = new FakeTimeProvider();
        BrokerSimulators started = await BrokerSimulators.StartAsync(new BrokerSimulatorsOptions { TimeProvider = clock });
        return new HubSpotHarness(started, clock, new HubSpotCrmOptions
        {
            TradingAccountLayout = accounts,
            DealPipeline = accounts == HubSpotAccountLayout.Deal ? "Sales Pipeline" : null,
        });
    }

    public ICrmBoundary Restarted()
    {
        var options = new HubSpotOptions
        {
            BaseAddress = Simulator.BaseAddress,
            Credential = HubSpotCredential.Token(Core.Secrets.Secret.From(Secret)),
            Resilience = new ResilienceOptions { MaxRetries = 1, BaseDelay = TimeSpan.FromMilliseconds(1) },
            SearchesPerSecond = 5,
            Crm = layout,
        };
        return new HubSpotCrm(new HubSpotClient(options, loggerFactory: logs, timeProvider: new FakeTimeProvider { AutoAdvance = true }), layout, time);
    }

    public void DefineField(CrmEntity entity, string name, CrmFieldKind kind) => Simulator.AddProperty(TypeOf(entity), name, kind == CrmFieldKind.Number ? "number" : "string");

    public async Task EditAsync(CrmEntity entity, string externalId, string field, string? value)
    {
        string type = TypeOf(entity);
        if (!Simulator.PropertyNames(type).Contains(EditedBy, StringComparer.Ordinal))
        {
            Simulator.AddProperty(type, EditedBy, "number");
        }

        HubSpotRecordSnapshot record = Find(entity, externalId) ?? throw new InvalidOperationException("There is no such record.");
        var body = new JsonObject { ["properties"] = new JsonObject { [field] = value ?? string.Empty, [EditedBy] = Editor } };
        using HttpResponseMessage answer = await user.PatchAsJsonAsync(new Uri($"/crm/objects/2026-09/{type}/{record.Id}", UriKind.Relative), body);
        answer.EnsureSuccessStatusCode();
    }

    public Task<IReadOnlyDictionary<string, string?>?> ReadRawAsync(CrmEntity entity, string externalId) => Task.FromResult<IReadOnlyDictionary<string, string?>?>(
        Find(entity, externalId)?.Properties.ToDictionary(static p => p.Key, static p => (string?)p.Value, StringComparer.Ordinal));

    public int Count(CrmEntity entity) => Simulator.Records(TypeOf(entity)).Count(r => r.Properties.ContainsKey(KeyOf(entity)));

    public async Task<IReadOnlyList<string>> ReadCommentsAsync(string ticketKey)
    {
        string ticket = Find(CrmEntity.Ticket, ticketKey)!.Id;
        HashSet<string> notes = [.. await LinkedAsync(CrmLayoutNames.Tickets, ticket, CrmLayoutNames.Notes)];
        return [.. Simulator.Records(CrmLayoutNames.Notes).Where(n => notes.Contains(n.Id)).Select(static n => n.Properties["hs_note_body"])];
    }

    public async Task<bool> IsLinkedAsync(string account, string customer)
    {
        HubSpotRecordSnapshot record = Find(CrmEntity.TradingAccount, account)!;
        HubSpotRecordSnapshot contact = Find(CrmEntity.Customer, customer)!;
        return layout.TradingAccountLayout == HubSpotAccountLayout.Contact
            ? record.Id == contact.Id
            : (await LinkedAsync(TypeOf(CrmEntity.TradingAccount), record.Id, CrmLayoutNames.Contacts)).Contains(contact.Id, StringComparer.Ordinal);
    }

    public void LoseWriteAnswers() => Simulator.Next("*/batch/upsert", Fault.Reset(FaultPhase.After) with { Count = 100 });

    public void RefuseEverything(string text) => Simulator.Next("*", Fault.FailureBody("VALIDATION_ERROR") with { Message = text, Count = 1000 });

    public void Recover() => Simulator.ClearFaults();

    public void DelayVisibility(TimeSpan by) => Simulator.SearchLag = by;

    public void Advance(TimeSpan by) => time.Advance(by);

    public async ValueTask DisposeAsync()
    {
        user.Dispose();
        await simulators.DisposeAsync();
    }

    private async Task<IReadOnlyList<string>> LinkedAsync(string type, string id, string to)
    {
        JsonNode answer = (await user.GetFromJsonAsync<JsonNode>(new Uri($"/crm/objects/2026-09/{type}/{id}/associations/{to}", UriKind.Relative)))!;
        return [.. answer["results"]!.AsArray().Select(static r => r!["toObjectId"]!.GetValue<long>().ToString(CultureInfo.InvariantCulture))];
    }

    private HubSpotRecordSnapshot? Find(CrmEntity entity, string externalId) =>
        Simulator.Records(TypeOf(entity)).SingleOrDefault(r => r.Properties.GetValueOrDefault(KeyOf(entity)) == externalId);

    private string TypeOf(CrmEntity entity) => entity switch
    {
        CrmEntity.Customer => CrmLayoutNames.Contacts,
        CrmEntity.Ticket => CrmLayoutNames.Tickets,
        _ => layout.TradingAccountLayout switch
        {
            HubSpotAccountLayout.CustomObject => "trading_account",
            HubSpotAccountLayout.Deal => "deals",
            _ => CrmLayoutNames.Contacts,
        },
    };

    private static string KeyOf(CrmEntity entity) => entity switch
    {
        CrmEntity.Customer => "broker_client_id",
        CrmEntity.TradingAccount => "broker_account_ref",
        _ => "broker_ticket_key",
    };

    private static class CrmLayoutNames
    {
        internal const string Contacts = "contacts";
        internal const string Tickets = "tickets";
        internal const string Notes = "notes";
    }
}
