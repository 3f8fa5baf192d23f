using System.Globalization;
using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;
using Broker.Testing.Faults;
using Broker.Testing.Salesforce;

namespace Broker.Simulation.Tests.Salesforce;

/// <summary>What only an org does: rows that are held, keys that are not unique, validation rules, names that Salesforce demands, persons who edit.</summary>
public sealed class CrmEdgeTests : IAsyncLifetime
{
    private const string State = "onboarding_state";

    private static readonly CrmSchema Schema = new(
    [
        new CrmField(CrmEntity.Customer, "broker_client_id", "Broker client id", CrmFieldKind.Text, IsExternalId: true),
        new CrmField(CrmEntity.Customer, State, "Onboarding state", CrmFieldKind.Text),
        new CrmField(CrmEntity.TradingAccount, "broker_account_ref", "Reference", CrmFieldKind.Text, IsExternalId: true),
        new CrmField(CrmEntity.TradingAccount, "account_uuid", "Account id", CrmFieldKind.Text),
    ]);

    private SalesforceHarness harness = null!;

    private ICrmBoundary Crm => harness.Boundary;

    public async Task InitializeAsync()
    {
        harness = await SalesforceHarness.StartAsync();
        await harness.DeployAsync(Schema);
        Assert.Empty((await Crm.EnsureSchemaAsync(Schema)).Value.Missing);
    }

    public async Task DisposeAsync() => await harness.DisposeAsync();

    [Fact]
    public async Task A_key_that_lost_its_uniqueness_is_told_at_start_and_several_records_of_it_are_never_written()
    {
        harness.Org.AddField("Contact", new SalesforceField("Broker_Client_Id__c") { ExternalId = true });
        harness.Org.Seed("Contact", 2, static _ => new Dictionary<string, string?> { ["LastName"] = "Twin", ["Broker_Client_Id__c"] = "C-1" });

        CrmSetupReport report = (await harness.Restarted().EnsureSchemaAsync(Schema)).Value;
        IReadOnlyList<BoundaryResult<CrmWritten>> written = await Crm.UpsertAsync([Customer("C-1", "Active"), Customer("C-2", "Active"), Account("C-1-A1", "C-1", "u-1")]);
        BoundaryResult<CrmRecord> read = await Crm.ReadAsync(CrmEntity.Customer, "C-1", [State]);

        Assert.Contains("Contact.Broker_Client_Id__c", Assert.Single(report.Differing), StringComparison.Ordinal);
        Assert.Equal([false, true, false], written.Select(static w => w.IsConfirmed));
        Assert.Equal((Outcome.Refused, ErrorKind.Conflict), (written[0].Outcome, written[0].Failure!.Kind));
        Assert.Equal((Outcome.Refused, ErrorKind.Conflict), (read.Outcome, read.Failure!.Kind));
        Assert.All(harness.Org.Records("Contact").Where(static c => c.Values["LastName"] == "Twin"), static c => Assert.False(c.Values.ContainsKey("Onboarding_State__c")));
        Assert.Equal(0, harness.Count(CrmEntity.TradingAccount));
    }

    [Fact]
    public async Task Rows_that_are_held_for_a_moment_are_written_and_one_that_stays_held_may_pass_later()
    {
        await Crm.UpsertAsync([.. Enumerable.Range(0, 20).Select(static i => Customer(Name(i), "Lead"))]);
        harness.Org.LockNextWrites(5);
        Assert.All(await Crm.UpsertAsync([.. Enumerable.Range(0, 20).Select(static i => Customer(Name(i), "Contact"))]), static r => Assert.True(r.IsConfirmed, r.Failure?.Sentence));
        harness.Org.FailRows("Contact", static row => row["Broker_Client_Id__c"] == "C-007");

        IReadOnlyList<BoundaryResult<CrmWritten>> held = await Crm.UpsertAsync([.. Enumerable.Range(0, 20).Select(static i => Customer(Name(i), "Active"))]);

        Assert.Equal([7], held.Select(static (r, i) => (r, i)).Where(static x => !x.r.IsConfirmed).Select(static x => x.i));
        Assert.True(held[7].Failure!.IsTransient);
        harness.Org.ClearRowTroubles();
        Assert.True((await Crm.UpsertAsync([Customer(Name(7), "Active")]))[0].IsConfirmed);
        Assert.Equal(20, harness.Count(CrmEntity.Customer));
    }

    [Fact]
    public async Task A_validation_rule_refuses_one_record_for_good_and_its_words_are_nowhere()
    {
        harness.Org.AddValidationRule("Contact", static row => row["Onboarding_State__c"] == "Nope", "CANARY-rule about C-1", "Onboarding_State__c");

        IReadOnlyList<BoundaryResult<CrmWritten>> results = await Crm.UpsertAsync([Customer("C-1", "Nope"), Customer("C-2", "Lead")]);

        Assert.Equal((Outcome.Refused, false, true), (results[0].Outcome, results[0].Failure!.IsTransient, results[1].IsConfirmed));
        Assert.Contains("FIELD_CUSTOM_VALIDATION_EXCEPTION", results[0].Failure!.Sentence, StringComparison.Ordinal);
        Assert.Contains("Onboarding_State__c", results[0].Failure!.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", results[0].Failure!.ToString() + harness.Logged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_create_that_was_applied_and_whose_answer_was_lost_is_found_by_the_next_write()
    {
        harness.Org.Next("composite/sobjects/create", Fault.Reset(FaultPhase.After));

        BoundaryResult<CrmWritten> lost = (await Crm.UpsertAsync([Customer("C-1", "Lead")]))[0];
        BoundaryResult<CrmWritten> again = (await Crm.UpsertAsync([Customer("C-1", "Contact")]))[0];

        Assert.Equal(Outcome.Unknown, lost.Outcome);
        Assert.False(again.Value.WasCreated);
        Assert.Equal((1, 1), (harness.Org.Calls("composite/sobjects/create"), (int)harness.Org.CountRecords("Contact")));
    }

    [Fact]
    public async Task Names_that_the_CRM_gave_are_not_written_over()
    {
        harness.Org.Seed("Contact", 1, static _ => new Dictionary<string, string?> { ["LastName"] = "Ada", ["Broker_Client_Id__c"] = "C-1" });

        await Crm.UpsertAsync([Customer("C-1", "Active"), Customer("C-2", "Lead")]);

        Assert.Equal(["Ada", "C-2"], harness.Org.Records("Contact").Select(static c => c.Values["LastName"]));
    }

    [Fact]
    public async Task Own_writes_are_told_from_those_of_a_person()
    {
        await Crm.UpsertAsync([Customer("C-1", "Active"), Customer("C-2", "Active")]);
        await harness.EditAsync(CrmEntity.Customer, "C-2", State, "Live");

        IReadOnlyDictionary<string, CrmRecord> read = (await Crm.ReadManyAsync(CrmEntity.Customer, ["C-1", "C-2"], [State])).Value;

        Assert.Equal((true, harness.Org.UserId), (read["C-1"].IsOwnWrite, read["C-1"].EditedBy));
        Assert.Equal((false, harness.UserId), (read["C-2"].IsOwnWrite, read["C-2"].EditedBy));
        Assert.Equal(0, harness.Org.Calls("resources")); // the token told who we are
    }

    [Fact]
    public async Task One_account_id_is_claimed_by_one_record_only()
    {
        await Crm.UpsertAsync([Customer("C-1", "Active"), Customer("C-2", "Active"), Account("C-1-A1", "C-1", "u-1")]);

        BoundaryResult<CrmWritten> second = (await Crm.UpsertAsync([Account("C-2-A1", "C-2", "u-1")]))[0];

        Assert.Equal((Outcome.Refused, ErrorKind.Conflict), (second.Outcome, second.Failure!.Kind));
    }

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"C-{i:000}");

    private static CrmUpsert Customer(string id, string state) => new(CrmEntity.Customer, id, new Dictionary<string, string?> { [State] = state });

    private static CrmUpsert Account(string id, string customer, string uuid) =>
        new(CrmEntity.TradingAccount, id, new Dictionary<string, string?> { ["account_uuid"] = uuid }) { CustomerExternalId = customer };
}
