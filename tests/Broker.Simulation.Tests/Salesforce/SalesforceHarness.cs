using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Configuration;
using Broker.Crm.Conformance;
using Broker.Crm.Salesforce;
using Broker.Crm.Salesforce.Authentication;
using Broker.Crm.Salesforce.Crm;
using Broker.Crm.Salesforce.Crm.Metadata;
using Broker.Testing;
using Broker.Testing.Faults;
using Broker.Testing.Salesforce;
using Broker.TestSupport;

namespace Broker.Simulation.Tests.Salesforce;

/// <summary>The org simulator as a CRM. Its fields come from the generated metadata, so that what is generated is what is asked for.</summary>
internal sealed class SalesforceHarness : ICrmHarness
{
    private const string CommentObject = "Broker_Ticket_Comment__c";
    private readonly BrokerSimulators simulators;
    private readonly FakeTimeProvider time;
    private readonly SalesforceCrmOptions layout = new();
    private readonly LogCollector logs = new();
    private readonly HttpClient user;

    private SalesforceHarness(BrokerSimulators simulators, FakeTimeProvider time)
    {
        this.simulators = simulators;
        this.time = time;
        UserId = Org.AddUser("anna@broker.example");
        user = new HttpClient { BaseAddress = Org.BaseAddress };
        user.DefaultRequestHeaders.Authorization = new("Bearer", Org.IssueAccessToken(UserId));
        Boundary = Restarted();
    }

    public ICrmBoundary Boundary { get; }

    public string Secret => "CANARY-client-secret-5d20";

    public string? UserId { get; }

    public bool MakesFields => false;

    public int Calls => Org.AllCalls.Values.Sum();

    public string Logged => logs.Text;

    internal SalesforceSimulator Org => simulators.Salesforce;

    internal static async Task<SalesforceHarness> StartAsync()
    {
        var clock = new FakeTimeProvider();
        return new SalesforceHarness(await BrokerSimulators.StartAsync(new BrokerSimulatorsOptions { TimeProvider = clock }), clock);
    }

    public ICrmBoundary Restarted()
    {
        var options = new SalesforceOptions
        {
            BaseAddress = Org.BaseAddress,
            Credential = SalesforceCredential.ClientCredentials("client", Core.Secrets.Secret.From(Secret)),
            Resilience = new ResilienceOptions { MaxRetries = 1, BaseDelay = TimeSpan.FromMilliseconds(1) },
            Crm = layout,
        };
        return new SalesforceCrm(new SalesforceClient(options, loggerFactory: logs, timeProvider: new FakeTimeProvider { AutoAdvance = true }), layout, time);
    }

    public async Task DeployAsync(CrmSchema schema)
    {
        using var zip = new MemoryStream();
        await SalesforceMetadataPackage.Create(schema, layout).WriteZipAsync(zip);
        zip.Position = 0;
        Org.DeployMetadata(zip);
    }

    public void DefineField(CrmEntity entity, string name, CrmFieldKind kind) =>
        Org.AddField(TypeOf(entity), new SalesforceField(FieldOf(name), kind == CrmFieldKind.Number ? SalesforceFieldType.Number : SalesforceFieldType.Text));

    public async Task EditAsync(CrmEntity entity, string externalId, string field, string? value)
    {
        SalesforceRecordSnapshot record = Find(entity, externalId) ?? throw new InvalidOperationException("There is no such record.");
        using HttpResponseMessage answer = await user.PatchAsJsonAsync(
            new Uri($"/services/data/v67.0/sobjects/{record.ObjectType}/{record.Id}", UriKind.Relative), new JsonObject { [FieldOf(field)] = value });
        answer.EnsureSuccessStatusCode();
    }

    public Task<IReadOnlyDictionary<string, string?>?> ReadRawAsync(CrmEntity entity, string externalId) => Task.FromResult<IReadOnlyDictionary<string, string?>?>(
        Find(entity, externalId)?.Values.ToDictionary(static v => NeutralOf(v.Key), static v => (string?)v.Value, StringComparer.Ordinal));

    public int Count(CrmEntity entity) => Org.Records(TypeOf(entity)).Count(r => r.Values.ContainsKey(KeyOf(entity)));

    public Task<IReadOnlyList<string>> ReadCommentsAsync(string ticketKey)
    {
        string ticket = Find(CrmEntity.Ticket, ticketKey)!.Id;
        return Task.FromResult<IReadOnlyList<string>>([.. Org.Records(CommentObject).Where(c => c.Values["Ticket__c"] == ticket).Select(static c => c.Values["Text__c"])]);
    }

    public Task<bool> IsLinkedAsync(string account, string customer) =>
        Task.FromResult(Find(CrmEntity.TradingAccount, account)!.Values["Contact__c"] == Find(CrmEntity.Customer, customer)!.Id);

    public void LoseWriteAnswers()
    {
        Org.Next("composite/sobjects/*", Fault.Reset(FaultPhase.After) with { Count = 100 });
        Org.Next("*/upsert", Fault.Reset(FaultPhase.After) with { Count = 100 });
    }

    public void RefuseEverything(string text) => Org.Next("*", Fault.FailureBody("FIELD_CUSTOM_VALIDATION_EXCEPTION") with { Message = text, Count = 1000 });

    public void Recover() => Org.ClearFaults();

    public void DelayVisibility(TimeSpan by) => Org.CommitLag = by;

    public void Advance(TimeSpan by) => time.Advance(by);

    public async ValueTask DisposeAsync()
    {
        user.Dispose();
        await simulators.DisposeAsync();
    }

    private SalesforceRecordSnapshot? Find(CrmEntity entity, string externalId) =>
        Org.Records(TypeOf(entity)).SingleOrDefault(r => r.Values.GetValueOrDefault(KeyOf(entity)) == externalId);

    private static string TypeOf(CrmEntity entity) => entity switch
    {
        CrmEntity.Customer => "Contact",
        CrmEntity.Ticket => "Case",
        _ => "Trading_Account__c",
    };

    private static string KeyOf(CrmEntity entity) => entity switch
    {
        CrmEntity.Customer => "Broker_Client_Id__c",
        CrmEntity.TradingAccount => "Broker_Account_Ref__c",
        _ => "Broker_Ticket_Key__c",
    };

    // Written by hand here, so that the rule of the boundary is tested by another one.
    private static string FieldOf(string neutral) => string.Join('_', neutral.Split('_').Select(static w => char.ToUpperInvariant(w[0]) + w[1..])) + "__c";

    private static string NeutralOf(string name) => name.Replace("__c", string.Empty, StringComparison.Ordinal).ToLowerInvariant();
}
