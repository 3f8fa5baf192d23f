using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;

namespace Broker.Crm.Salesforce.Tests.Crm;

public sealed class SchemaTests
{
    [Fact]
    public async Task What_is_all_there_is_reported_so_and_nothing_is_written()
    {
        CrmRig rig = new();

        CrmSetupReport report = (await rig.Crm.EnsureSchemaAsync(CrmRig.Schema)).Value;

        Assert.Equal((0, 0, 0), (report.Created.Count, report.Missing.Count, report.Differing.Count));
        Assert.Null(report.Advice);
        Assert.Equal(4, rig.Server.Count);
        Assert.All(rig.Server.Requests, static r => Assert.Equal("GET", r.Method));
    }

    [Theory]
    [InlineData("Contact", "Onboarding_State__c", "Contact.Onboarding_State__c (text; for onboarding_state)")]
    [InlineData("Contact", "Deposits__c", "Contact.Deposits__c (number; for deposits)")]
    [InlineData("Contact", "Is_Pro__c", "Contact.Is_Pro__c (checkbox; for is_pro)")]
    [InlineData("Contact", "KYC_Valid_Until__c", "Contact.KYC_Valid_Until__c (date/time; for kyc_valid_until)")]
    [InlineData("Contact", "Broker_Client_Id__c", "Contact.Broker_Client_Id__c (text, external id, unique; for broker_client_id)")]
    [InlineData("Trading_Account__c", "Contact__c", "Trading_Account__c.Contact__c (lookup to Contact)")]
    [InlineData("Case", "Broker_Verdict__c", "Case.Broker_Verdict__c (text)")]
    [InlineData("Broker_Ticket_Comment__c", "Text__c", "Broker_Ticket_Comment__c.Text__c (long text)")]
    public async Task A_missing_field_is_told_with_object_type_and_what_to_do(string type, string field, string told)
    {
        CrmRig rig = new();
        rig.Objects[type].Remove(rig[type, field]);

        CrmSetupReport report = (await rig.Crm.EnsureSchemaAsync(CrmRig.Schema)).Value;

        Assert.Equal($"{told} does not exist or is hidden from the user", Assert.Single(report.Missing));
        Assert.Empty(report.Differing);
        Assert.Contains("An administrator deploys the metadata", report.Advice, StringComparison.Ordinal);
        Assert.Contains("Broker_Integration", report.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_missing_object_every_field_is_told()
    {
        CrmRig rig = new();
        rig.Objects.Remove("Trading_Account__c");

        CrmSetupReport report = (await rig.Crm.EnsureSchemaAsync(CrmRig.Schema)).Value;

        Assert.Equal(3, report.Missing.Count);
        Assert.All(report.Missing, static m => Assert.Contains("as the whole object is", m, StringComparison.Ordinal));
    }

    public static TheoryData<string, string, string, string, string> Misfits => new()
    {
        { "Contact", "Deposits__c", "type", "string", "has the type string" },
        { "Contact", "KYC_Valid_Until__c", "type", "date", "has the type date" },
        { "Contact", "Is_Pro__c", "type", "picklist", "has the type picklist" },
        { "Contact", "Onboarding_State__c", "calculated", "true", "is a formula, which cannot be written" },
        { "Contact", "Onboarding_State__c", "updateable", "false", "may not be written by the user" },
        { "Contact", "Broker_Client_Id__c", "unique", "false", "is not unique" },
        { "Contact", "Broker_Client_Id__c", "externalId", "false", "is no external id" },
        { "Contact", "Broker_Client_Id__c", "type", "double", "has the type double" },
        { "Contact", "Broker_Client_Id__c", "encrypted", "true", "is encrypted" },
        { "Trading_Account__c", "Contact__c", "type", "string", "has the type string" },
        { "Case", "Broker_Ticket_Key__c", "unique", "false", "is not unique" },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public async Task A_field_that_does_not_fit_is_told_and_left_alone(string type, string field, string member, string value, string told)
    {
        CrmRig rig = new();
        rig[type, field][member] = value is "true" or "false" ? bool.Parse(value) : value;

        CrmSetupReport report = (await rig.Crm.EnsureSchemaAsync(CrmRig.Schema)).Value;

        string difference = Assert.Single(report.Differing);
        Assert.StartsWith($"{type}.{field} ", difference, StringComparison.Ordinal);
        Assert.Contains(told, difference, StringComparison.Ordinal);
        Assert.Empty(report.Missing);
        Assert.All(rig.Server.Requests, static r => Assert.Equal("GET", r.Method));
    }

    [Fact]
    public async Task A_restricted_picklist_and_a_lookup_to_something_else_do_not_fit()
    {
        CrmRig rig = new();
        (rig["Contact", "Onboarding_State__c"]["type"], rig["Contact", "Onboarding_State__c"]["restrictedPicklist"]) = ("picklist", true);
        rig["Trading_Account__c", "Contact__c"]["referenceTo"] = new System.Text.Json.Nodes.JsonArray("Account");

        CrmSetupReport report = (await rig.Crm.EnsureSchemaAsync(CrmRig.Schema)).Value;

        Assert.Contains("restricted picklist", report.Differing[0], StringComparison.Ordinal);
        Assert.Contains("leads to another object", report.Differing[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_administrator_deployed_meanwhile_is_seen_at_the_next_try()
    {
        CrmRig rig = new();
        System.Text.Json.Nodes.JsonObject late = rig["Contact", "Deposits__c"];
        rig.Objects["Contact"].Remove(late);
        Assert.Single((await rig.Crm.EnsureSchemaAsync(CrmRig.Schema)).Value.Missing);
        rig.Objects["Contact"].Add(late);

        Assert.Empty((await rig.Crm.EnsureSchemaAsync(CrmRig.Schema)).Value.Missing);
    }

    [Fact]
    public async Task An_org_that_cannot_be_asked_is_a_failure_that_passes_and_no_missing_field()
    {
        CrmRig rig = new() { DescribeStatus = 503 };

        BoundaryResult<CrmSetupReport> result = await rig.Crm.EnsureSchemaAsync(CrmRig.Schema);

        Assert.False(result.IsConfirmed);
        Assert.True(result.Failure.IsTransient);
    }

    public static TheoryData<CrmField[], string> Misuses => new()
    {
        { [Text("a", key: true), Text("b", key: true)], "external ids a and b" },
        { [new CrmField(CrmEntity.Customer, "a", "A", CrmFieldKind.Number, IsExternalId: true)], "is of the kind Number" },
        { [Text("a_b"), Text("a__b")], "a_b and a__b of Customer are both Contact.A_B__c" },
        { [Text(new string('x', 41))], "has more than 40 characters" },
        { [Text("naïve")], "No API name can be made of the field naïve" },
        { [Text("_")], "No API name can be made of the field _" },
        { [new CrmField(CrmEntity.TradingAccount, "contact", "C", CrmFieldKind.Text)], "Trading_Account__c.Contact__c is not for contact" },
    };

    [Theory]
    [MemberData(nameof(Misuses))]
    public async Task A_schema_that_no_org_can_hold_is_refused_before_any_call(CrmField[] fields, string told)
    {
        CrmRig rig = new();

        BoundaryResult<CrmSetupReport> result = await rig.Crm.EnsureSchemaAsync(new CrmSchema(fields));

        Assert.Equal((Outcome.NotSent, 0), (result.Outcome, rig.Server.Count));
        Assert.Contains(told, result.Failure!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_keys_of_the_schema_and_the_names_of_the_options_are_used_from_then_on()
    {
        CrmRig rig = new(o =>
        {
            o.FieldNames["client_no"] = "Acme_No__c";
            o.FieldNames["Customer.stage"] = "LeadSource";
        });
        rig["Contact", "Broker_Client_Id__c"]["name"] = "Acme_No__c";
        rig["Contact", "Onboarding_State__c"]["name"] = "LeadSource";
        rig.Answer = static (_, _) => (200, CrmRig.Rows());
        await rig.Crm.EnsureSchemaAsync(new CrmSchema([new CrmField(CrmEntity.Customer, "client_no", "No", CrmFieldKind.Text, IsExternalId: true)]));

        await rig.Crm.ReadAsync(CrmEntity.Customer, "C-1", ["stage"]);

        string query = Uri.UnescapeDataString(rig.Calls[0].PathAndQuery);
        Assert.Contains("SELECT Id, LeadSource, Acme_No__c, SystemModstamp, LastModifiedById FROM Contact WHERE Acme_No__c IN ('C-1')", query, StringComparison.Ordinal);
    }

    private static CrmField Text(string name, bool key = false) => new(CrmEntity.Customer, name, name, CrmFieldKind.Text, key);
}
