using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;
using Broker.TestSupport;
using static Broker.Crm.Salesforce.Tests.Crm.CrmRig;

namespace Broker.Crm.Salesforce.Tests.Crm;

public sealed class WriteTests
{
    private const string Canary = "VALUE-CANARY-44e";

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public async Task Values_are_written_in_the_types_of_the_fields(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        CrmRig rig = new() { Answer = static (_, _) => (200, List(Saved(1))) };

        BoundaryResult<CrmWritten> result = (await rig.Crm.UpsertAsync(
            [Customer("C-1", ("onboarding_state", "Aktiv İ"), ("deposits", "1250.50"), ("is_pro", null), ("kyc_valid_until", "2027-01-02T03:04:05Z"))]))[0];

        Assert.True(result.IsConfirmed, result.Failure?.Sentence);
        StubRequest call = Assert.Single(rig.Calls);
        Assert.Equal(("PATCH", "/services/data/v67.0/composite/sobjects/Contact/Broker_Client_Id__c"), (call.Method, call.PathAndQuery));
        JsonNode record = Sent(call)[0]!;
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"attributes":{"type":"Contact"},"Onboarding_State__c":"Aktiv İ","Deposits__c":1250.50,"Is_Pro__c":false,"KYC_Valid_Until__c":"2027-01-02T03:04:05.000Z","Broker_Client_Id__c":"C-1"}"""), record), record.ToJsonString());
    }

    [Theory]
    [InlineData("deposits", "Contact.Deposits__c is no number")]
    [InlineData("is_pro", "Contact.Is_Pro__c is neither true nor false")]
    [InlineData("kyc_valid_until", "Contact.KYC_Valid_Until__c is no point in time")]
    [InlineData("no_such_field", "Contact.No_Such_Field__c does not exist or is hidden")]
    public async Task A_value_that_does_not_fit_is_refused_alone_and_not_repeated(string field, string told)
    {
        CrmRig rig = new() { Answer = static (_, _) => (200, List(Saved(2))) };

        IReadOnlyList<BoundaryResult<CrmWritten>> results = await rig.Crm.UpsertAsync([Customer("C-1", (field, Canary)), Customer("C-2", ("onboarding_state", "Lead"))]);

        Assert.Equal((Outcome.Refused, ErrorKind.Validation, true), (results[0].Outcome, results[0].Failure!.Kind, results[1].IsConfirmed));
        Assert.Contains(told, results[0].Failure!.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, results[0].Failure!.ToString(), StringComparison.Ordinal);
        Assert.Equal("C-2", Assert.Single(Sent(rig.Calls[0]))!["Broker_Client_Id__c"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_account_names_its_customer_by_the_customers_own_key()
    {
        CrmRig rig = new() { Answer = static (_, _) => (200, List(Saved(1, created: true))) };

        Assert.True((await rig.Crm.UpsertAsync([Account("C-1-A1", "C-1")]))[0].IsConfirmed);

        JsonNode record = Sent(rig.Calls[0])[0]!;
        Assert.Equal("""{"Broker_Client_Id__c":"C-1"}""", record["Contact__r"]!.ToJsonString());
        Assert.Equal("C-1-A1", record["Broker_Account_Ref__c"]!.GetValue<string>());
    }

    [Fact]
    public async Task Several_records_of_one_key_are_a_refusal_and_none_is_taken()
    {
        CrmRig rig = new() { Answer = static (_, _) => (200, List(Saved(1), Refused("DUPLICATE_EXTERNAL_ID", $"More than one record found for external id field: [{Id(7)}, {Id(8)}] {Canary}"))) };

        IReadOnlyList<BoundaryResult<CrmWritten>> results = await rig.Crm.UpsertAsync([Customer("C-1"), Customer("C-2")]);

        Assert.True(results[0].IsConfirmed);
        Assert.Equal((Outcome.Refused, ErrorKind.Conflict, "MULTIPLE_CHOICES", false), (results[1].Outcome, results[1].Failure!.Kind, results[1].Failure!.Code, results[1].Failure!.IsTransient));
        Assert.Contains("Several Contact records have the same Broker_Client_Id__c", results[1].Failure!.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, results[1].Failure!.ToString(), StringComparison.Ordinal);
        Assert.Single(rig.Calls);
    }

    [Fact]
    public async Task Somebody_new_is_created_with_a_name_and_the_others_keep_theirs()
    {
        CrmRig rig = new();
        rig.Answer = (request, _) => (200, request.Method == HttpMethod.Patch ? List(Saved(1), Refused("REQUIRED_FIELD_MISSING", "Required fields are missing: [LastName]", "LastName")) : List(Saved(2, created: true)));

        IReadOnlyList<BoundaryResult<CrmWritten>> results = await rig.Crm.UpsertAsync([Customer("C-1", ("onboarding_state", "Lead")), Customer("C-2", ("onboarding_state", "Lead"))]);

        Assert.Equal([false, true], results.Select(static r => r.Value.WasCreated));
        Assert.Equal(["PATCH", "POST"], rig.Calls.Select(static c => c.Method));
        Assert.All(Sent(rig.Calls[0]), static r => Assert.Null(r!["LastName"]));
        JsonNode made = Assert.Single(Sent(rig.Calls[1]))!;
        Assert.Equal(("C-2", "C-2", "Lead"), (made["LastName"]!.GetValue<string>(), made["Broker_Client_Id__c"]!.GetValue<string>(), made["Onboarding_State__c"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_customer_who_appears_between_the_two_calls_keeps_the_name_that_the_CRM_gave()
    {
        int upserts = 0;
        CrmRig rig = new();
        rig.Answer = (request, _) => (200, request.Method == HttpMethod.Post ? List(Refused("DUPLICATE_VALUE", "duplicate value found"))
            : upserts++ == 0 ? List(Refused("REQUIRED_FIELD_MISSING", "Required fields are missing: [LastName]", "LastName"))
            : List(Saved(5)));

        BoundaryResult<CrmWritten> result = (await rig.Crm.UpsertAsync([Customer("C-1")]))[0];

        Assert.Equal(Id(5), result.Value.Id.Value);
        Assert.Equal(["PATCH", "POST", "PATCH"], rig.Calls.Select(static c => c.Method));
        Assert.Null(Sent(rig.Calls[2])[0]!["LastName"]);
    }

    [Fact]
    public async Task A_create_whose_answer_is_lost_is_unknown_and_not_sent_again()
    {
        CrmRig rig = new();
        rig.Answer = (request, _) => request.Method == HttpMethod.Post ? (0, "") : (200, List(Refused("REQUIRED_FIELD_MISSING", "x", "LastName")));

        BoundaryResult<CrmWritten> result = (await rig.Crm.UpsertAsync([Customer("C-1")]))[0];

        Assert.Equal(Outcome.Unknown, result.Outcome);
        Assert.Equal(1, rig.Calls.Count(static c => c.Method == "POST"));
    }

    [Fact]
    public async Task Without_a_field_for_names_somebody_new_is_refused_and_the_field_is_named()
    {
        CrmRig rig = new(static o => o.NewCustomerNameField = null) { Answer = static (_, _) => (200, List(Refused("REQUIRED_FIELD_MISSING", Canary, "LastName", Canary))) };

        BoundaryFailure failure = (await rig.Crm.UpsertAsync([Customer("C-1")]))[0].Failure!;

        Assert.Contains("LastName", failure.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, failure.ToString(), StringComparison.Ordinal);
        Assert.Single(rig.Calls);
    }

    [Fact]
    public async Task A_held_row_that_stays_held_is_not_confirmed_and_may_pass()
    {
        CrmRig rig = new();
        rig.Answer = (_, body) => (200, List(JsonNode.Parse(body!)!["records"]!.AsArray().Select(static (r, i) => r!["Broker_Client_Id__c"]!.GetValue<string>() == "C-2" ? Refused("UNABLE_TO_LOCK_ROW", Canary) : Saved(i))));

        IReadOnlyList<BoundaryResult<CrmWritten>> results = await rig.Crm.UpsertAsync([Customer("C-1"), Customer("C-2"), Customer("C-3")]);

        Assert.Equal([true, false, true], results.Select(static r => r.IsConfirmed));
        Assert.True(results[1].Failure!.IsTransient);
        Assert.Equal([3, 1, 1, 1], rig.Calls.Select(static c => Sent(c).Count));
    }

    [Fact]
    public async Task One_record_that_spoils_the_whole_call_is_found_and_the_others_are_written()
    {
        CrmRig rig = new();
        rig.Answer = (_, body) => body!.Contains("C-13\"", StringComparison.Ordinal)
            ? (400, $$"""[{"errorCode":"JSON_PARSER_ERROR","message":"{{Canary}}"}]""")
            : (200, List(JsonNode.Parse(body)!["records"]!.AsArray().Select(static (_, i) => Saved(i))));

        IReadOnlyList<BoundaryResult<CrmWritten>> results = await rig.Crm.UpsertAsync([.. Enumerable.Range(0, 20).Select(static i => Customer(FormattableString.Invariant($"C-{i}")))]);

        Assert.Equal([13], results.Select(static (r, i) => (r, i)).Where(static x => !x.r.IsConfirmed).Select(static x => x.i));
        Assert.InRange(rig.Calls.Count, 2, 12);
    }

    [Fact]
    public async Task Writes_of_one_key_go_in_rounds_so_that_the_last_wins()
    {
        CrmRig rig = new();
        rig.Answer = (_, body) => (200, List(JsonNode.Parse(body!)!["records"]!.AsArray().Select(static (_, i) => Saved(i))));

        await rig.Crm.UpsertAsync([Customer("C-1", ("onboarding_state", "1")), Customer("c-1", ("onboarding_state", "2")), Customer("C-2"), Customer("C-1", ("onboarding_state", "3"))]);

        Assert.Equal(["C-1 C-2", "c-1", "C-1"], rig.Calls.Select(static c => string.Join(' ', Sent(c).Select(static r => r!["Broker_Client_Id__c"]!.GetValue<string>()))));
        Assert.Equal("3", Sent(rig.Calls[2])[0]!["Onboarding_State__c"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_foreign_key_that_is_refused_for_another_reason_is_not_called_missing()
    {
        CrmRig rig = new();
        rig.Answer = (request, _) => request.Method == HttpMethod.Get
            ? (200, Rows(Row(1, "C-1")))
            : (200, List(Refused("FIELD_CUSTOM_VALIDATION_EXCEPTION", Canary, "Account_Health__c"), Refused("INVALID_FIELD", $"Foreign key external ID: {Canary} not found")));

        IReadOnlyList<BoundaryResult<CrmWritten>> results = await rig.Crm.UpsertAsync([Account("C-1-A1", "C-1"), Account("C-2-A1", "C-2")]);

        Assert.Equal([ErrorKind.Validation, ErrorKind.NotFound], results.Select(static r => r.Failure!.Kind));
        Assert.Contains("Account_Health__c", results[0].Failure!.Sentence, StringComparison.Ordinal);
        Assert.Contains("write the customer first", results[1].Failure!.Sentence, StringComparison.Ordinal);
        Assert.All(results, static r => Assert.DoesNotContain(Canary, r.Failure!.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_that_no_field_can_hold_is_refused_before_any_call()
    {
        CrmRig rig = new();

        IReadOnlyList<BoundaryResult<CrmWritten>> results = await rig.Crm.UpsertAsync([Customer(" "), Customer(new string('x', 256)), Customer("C-\ud800")]);

        Assert.All(results, static r => Assert.Equal(Outcome.NotSent, r.Outcome));
        Assert.Empty(rig.Calls);
    }

    [Fact]
    public async Task A_lost_answer_is_unknown_and_the_texts_of_the_org_are_nowhere()
    {
        CrmRig rig = new() { Answer = static (_, _) => (0, "") };

        BoundaryResult<CrmWritten> result = (await rig.Crm.UpsertAsync([Customer("C-1", ("onboarding_state", Canary))]))[0];

        Assert.Equal(Outcome.Unknown, result.Outcome);
        Assert.DoesNotContain(Canary, result.Failure!.ToString() + rig.Logged, StringComparison.Ordinal);
        Assert.DoesNotContain(SalesforceRig.Token, rig.Logged, StringComparison.Ordinal);
    }
}
