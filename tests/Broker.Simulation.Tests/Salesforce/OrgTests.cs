using System.Globalization;
using Broker.Core.Errors;
using Broker.Core.Secrets;
using Broker.Crm.Salesforce;
using Broker.Crm.Salesforce.Authentication;
using Broker.Crm.Salesforce.Query;
using Broker.Crm.Salesforce.Records;
using Broker.Crm.Salesforce.Shape;
using Broker.Testing;
using Broker.Testing.Faults;
using Broker.Testing.Salesforce;
using Broker.TestSupport;

namespace Broker.Simulation.Tests.Salesforce;

/// <summary>Our Salesforce client against our org.</summary>
public sealed class OrgTests : IAsyncLifetime
{
    private BrokerSimulators simulators = null!;
    private readonly FakeTimeProvider time = new() { AutoAdvance = true }; // waits between polls run by themselves
    private SalesforceClient salesforce = null!;

    private SalesforceSimulator Org => simulators.Salesforce;

    public async Task InitializeAsync()
    {
        simulators = await BrokerSimulators.StartAsync();
        Org.AddField("Contact", new SalesforceField("TradingLogin__c") { Length = 20, ExternalId = true, Unique = true });
        Org.AddField("Contact", new SalesforceField("Kyc__c", SalesforceFieldType.Picklist) { PicklistValues = ["Open", "Approved"], Restricted = true });
        salesforce = new SalesforceClient(
            new SalesforceOptions { BaseAddress = Org.BaseAddress, Credential = SalesforceCredential.ClientCredentials("client", Secret.From("secret")) },
            timeProvider: time);
    }

    public async Task DisposeAsync() => await simulators.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public async Task A_record_is_written_found_by_its_own_key_and_queried(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        ISalesforceRecords contacts = salesforce.Records("Contact");

        await contacts.UpsertAsync("TradingLogin__c", "100'1", new Dictionary<string, object?> { ["LastName"] = "O'Brien \\ İ", ["Kyc__c"] = "Open" });
        await contacts.UpsertAsync("TradingLogin__c", "100'1", new Dictionary<string, object?> { ["Kyc__c"] = null });

        List<SalesforceRecord> found = [];
        await foreach (SalesforceRecord record in salesforce.Query.QueryAsync(Soql.Of($"SELECT Id, LastName, Kyc__c FROM Contact WHERE TradingLogin__c = {"100'1"} AND LastName LIKE {Soql.StartsWith("O'Brien \\")}")))
        {
            found.Add(record);
        }

        SalesforceRecord one = Assert.Single(found);
        Assert.Equal(("O'Brien \\ İ", null), (one.Text("LastName"), one.Text("Kyc__c")));
        Assert.Equal(1, Org.CountRecords("Contact"));
    }

    [Fact]
    public async Task A_create_whose_answer_is_lost_is_not_sent_again_and_an_upsert_is()
    {
        await salesforce.Records("Contact").CreateAsync(new Dictionary<string, object?> { ["LastName"] = "warm" });
        Org.Next("Contact/create", Fault.Reset(FaultPhase.After));
        Org.Next("Contact/upsert", Fault.Reset(FaultPhase.After));

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => salesforce.Records("Contact").CreateAsync(new Dictionary<string, object?> { ["LastName"] = "once" }));
        await salesforce.Records("Contact").UpsertAsync("TradingLogin__c", "7", new Dictionary<string, object?> { ["LastName"] = "key" });

        Assert.Equal((2, 2), (Org.Calls("Contact/create"), Org.Calls("Contact/upsert")));
        Assert.Equal(3, Org.CountRecords("Contact"));
    }

    [Fact]
    public async Task Many_records_go_by_a_job_and_each_has_its_outcome()
    {
        UpsertRecord[] records =
        [
            .. Enumerable.Range(0, 2_500).Select(static i => new UpsertRecord("Contact", new Dictionary<string, object?>
            {
                ["TradingLogin__c"] = i.ToString(CultureInfo.InvariantCulture),
                ["LastName"] = $"Name, \"{i}\"\nĆ",
                ["Kyc__c"] = i % 100 == 7 ? "Nonsense" : "Open",
            })),
        ];

        UpsertReport report = await salesforce.UpsertManyAsync(records, "TradingLogin__c");
        UpsertReport again = await salesforce.UpsertManyAsync([.. records.Where(static (_, i) => i % 100 != 7)], "TradingLogin__c");

        Assert.Equal(SalesforceShape.Bulk, Assert.Single(report.Choices).Shape);
        Assert.Equal(2_500, report.Results.Count);
        Assert.All(report.Results, r => Assert.Equal(r.Index % 100 == 7, r.Error is not null));
        Assert.All(report.Results.Where(static r => r.Error is not null), static r => Assert.Equal(("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", Outcome.Refused), (r.Error!.Code, r.Error.Outcome)));
        Assert.All(again.Results, static r => Assert.Equal(false, r.Created));
        Assert.Equal(2_475, Org.CountRecords("Contact"));
    }

    [Fact]
    public async Task A_hundred_calls_with_an_ended_session_ask_for_one_token()
    {
        await salesforce.Query.CountAsync(Soql.Of($"SELECT COUNT() FROM Contact"));
        int before = Org.Calls("oauth/token");
        time.Advance(TimeSpan.FromSeconds(11)); // one that is refused as soon as it was granted would not be renewed
        Org.ExpireSessions();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => salesforce.Query.CountAsync(Soql.Of($"SELECT COUNT() FROM Contact"))));

        Assert.Equal(before + 1, Org.Calls("oauth/token"));
    }
}
