using System.Text.Json.Nodes;
using Broker.Testing.Faults;
using Broker.Testing.Salesforce.Data;

namespace Broker.Testing.Tests.Salesforce;

public sealed class RowTests : SalesforceTest
{
    [Fact]
    public async Task A_record_is_created_read_changed_and_deleted()
    {
        var id = await CreateAsync("Contact", """{"LastName":"Lovelace","Balance__c":100,"Birthdate":"1990-02-01","HasOptedOutOfEmail":true}""");
        var (_, body) = await CallAsync("GET", $"sobjects/Contact/{id}");
        Assert.Equal($"/services/data/v68.0/sobjects/Contact/{id}", (string)body!["attributes"]!["url"]!);
        Assert.Equal("100.0", body["Balance__c"]!.ToJsonString());
        Assert.Equal("1990-02-01", (string)body["Birthdate"]!);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$", (string)body["CreatedDate"]!);

        Assert.Equal(204, (await CallAsync("PATCH", $"sobjects/Contact/{id}", """{"FirstName":"Ada","Balance__c":null}""")).Status);
        var (_, some) = await CallAsync("GET", $"sobjects/contact/{id[..15]}?fields=FirstName,Balance__c,LastName");
        Assert.Equal("""{"FirstName":"Ada","Balance__c":null,"LastName":"Lovelace"}""", Without(some!, "attributes"));

        Assert.Equal(204, (await CallAsync("DELETE", $"sobjects/Contact/{id}")).Status);
        AssertError(await CallAsync("GET", $"sobjects/Contact/{id}"), 404, "ENTITY_IS_DELETED");
        AssertError(await CallAsync("DELETE", $"sobjects/Contact/{id}"), 404, "ENTITY_IS_DELETED");
        AssertError(await CallAsync("GET", $"sobjects/Contact/{OrgIds.Make("003", 999)}"), 404, "NOT_FOUND");
        Assert.Equal(0, Org.CountRecords("Contact"));
        Assert.Equal((1, 1, 2), (Org.Calls("Contact/create"), Org.Calls("Contact/update"), Org.Calls("Contact/delete")));
    }

    [Fact]
    public void Ids_of_eighteen_characters_protect_the_case_of_fifteen()
    {
        // Worked out by hand: "5gK000x00001" has its only capital at the sixth place, "001" has none.
        Assert.Equal("0015gK000x00001", OrgIds.Make("001", 1)[..15]);
        Assert.Equal("QAA", "0015gK000x00001QAA"[15..]);
        Assert.Equal(OrgIds.Make("001", 1), OrgIds.Normalize("0015gK000x00001"));
        Assert.Equal(OrgIds.Make("001", 40), OrgIds.Normalize(OrgIds.Make("001", 40).ToLowerInvariant()));
        Assert.Null(OrgIds.Normalize("0015gK000x0000!"));
        Assert.Null(OrgIds.Normalize("001"));
    }

    [Theory]
    [InlineData("{}", "REQUIRED_FIELD_MISSING", "LastName")]
    [InlineData("""{"LastName":""}""", "REQUIRED_FIELD_MISSING", "LastName")]
    [InlineData("""{"LastName":"x","TradingLogin__c":"123456789012345678901"}""", "STRING_TOO_LONG", "TradingLogin__c")]
    [InlineData("""{"LastName":"x","Kyc__c":"Maybe"}""", "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "Kyc__c")]
    [InlineData("""{"LastName":"x","Email":"nobody"}""", "INVALID_EMAIL_ADDRESS", "Email")]
    [InlineData("""{"LastName":"x","Nope__c":1}""", "INVALID_FIELD", null)]
    [InlineData("""{"LastName":"x","CreatedDate":"2026-01-01T00:00:00Z"}""", "INVALID_FIELD_FOR_INSERT_UPDATE", "CreatedDate")]
    [InlineData("""{"LastName":"x","Id":"0035gK000x00001"}""", "INVALID_FIELD_FOR_INSERT_UPDATE", "Id")]
    [InlineData("""{"LastName":"x","Balance__c":"much"}""", "JSON_PARSER_ERROR", null)]
    [InlineData("""{"LastName":"x","AccountId":"short"}""", "MALFORMED_ID", "AccountId")]
    [InlineData("""{"LastName":"x","AccountId":"0015gK000x00999"}""", "INVALID_CROSS_REFERENCE_KEY", null)]
    [InlineData("""{"LastName":"x","Account":{"Key__c":"nobody"}}""", "INVALID_FIELD", null)]
    [InlineData("not json", "JSON_PARSER_ERROR", null)]
    public async Task A_record_that_breaks_a_rule_is_refused(string json, string code, string? field)
    {
        var answer = await CallAsync("POST", "sobjects/Contact", json);

        AssertError(answer, 400, code);
        Assert.Equal(field, (string?)answer.Body![0]!["fields"]?[0]);
        Assert.Equal(0, Org.CountRecords("Contact"));
    }

    [Fact]
    public async Task Validation_rules_see_the_record_as_it_would_be()
    {
        Org.AddValidationRule("Contact", row => row["Kyc__c"] == "Approved" && row["Email"] is null, "An approved client needs a mail address.", "Email");
        Org.AddValidationRule("Contact", "Balance__c < 0 AND Kyc__c = 'Open'", "No debts.");
        var id = await CreateAsync("Contact", """{"LastName":"x","Kyc__c":"Open"}""");

        var refused = await CallAsync("PATCH", $"sobjects/Contact/{id}", """{"Kyc__c":"Approved"}""");
        AssertError(refused, 400, "FIELD_CUSTOM_VALIDATION_EXCEPTION");
        Assert.Equal("Email", (string)refused.Body![0]!["fields"]![0]!);
        AssertError(await CallAsync("PATCH", $"sobjects/Contact/{id}", """{"Balance__c":-1}"""), 400, "FIELD_CUSTOM_VALIDATION_EXCEPTION");
        Assert.Equal(204, (await CallAsync("PATCH", $"sobjects/Contact/{id}", """{"Kyc__c":"Approved","Email":"a@b.example"}""")).Status);
        Assert.Throws<ArgumentException>(() => Org.AddValidationRule("Contact", "Balance__c ~ 0", "never"));
    }

    [Fact]
    public async Task An_upsert_creates_updates_and_tells_when_the_key_is_not_unique()
    {
        var created = await CallAsync("PATCH", "sobjects/Contact/TradingLogin__c/90%2F1%20a", """{"LastName":"One"}""");
        Assert.Equal((201, true), (created.Status, (bool)created.Body!["created"]!));
        var updated = await CallAsync("PATCH", "sobjects/Contact/TradingLogin__c/90%2F1%20A", """{"LastName":"Two"}""");
        Assert.Equal((200, false), (updated.Status, (bool)updated.Body!["created"]!));
        Assert.Equal((string)created.Body["id"]!, (string)updated.Body["id"]!);
        Assert.Equal("90/1 a", Org.Records("Contact").Single().Values["TradingLogin__c"]);
        Assert.Equal(204, (await CallAsync("PATCH", "/services/data/v45.0/sobjects/Contact/TradingLogin__c/90%2F1%20a", """{"LastName":"Two"}""")).Status);

        AssertError(await CallAsync("PATCH", "sobjects/Contact/TradingLogin__c/5", """{"LastName":"x","TradingLogin__c":"5"}"""), 400, "INVALID_FIELD");
        AssertError(await CallAsync("PATCH", "sobjects/Contact/TradingLogin__c/5?updateOnly=true", """{"LastName":"x"}"""), 404, "NOT_FOUND");
        AssertError(await CallAsync("PATCH", "sobjects/Contact/Email/5", """{"LastName":"x"}"""), 404, "NOT_FOUND");
        AssertError(await CallAsync("POST", "sobjects/Contact", """{"LastName":"x","TradingLogin__c":"90/1 a"}"""), 400, "DUPLICATE_VALUE");

        await CreateAsync("Contact", """{"LastName":"A","Group__c":"vip"}""");
        await CreateAsync("Contact", """{"LastName":"B","Group__c":"vip"}""");
        var several = await CallAsync("PATCH", "sobjects/Contact/Group__c/vip", """{"LastName":"C"}""");
        Assert.Equal(300, several.Status);
        Assert.StartsWith("/services/data/v68.0/sobjects/Contact/003", (string)several.Body![1]!, StringComparison.Ordinal);
        Assert.Equal(300, (await CallAsync("GET", "sobjects/Contact/Group__c/vip")).Status);
        Assert.Equal("Two", (string)(await CallAsync("GET", "sobjects/Contact/TradingLogin__c/90%2F1%20a")).Body!["LastName"]!);
    }

    [Fact]
    public async Task A_parent_can_be_named_by_its_external_id()
    {
        var account = await CreateAsync("Account", """{"Name":"Desk","Key__c":"D1"}""");
        var contact = await CreateAsync("Contact", """{"LastName":"x","Account":{"attributes":{"type":"Account"},"Key__c":"d1"}}""");

        Assert.Equal(account, Org.Record(contact)!.Values["AccountId"]);
    }

    [Fact]
    public async Task Locks_hit_the_next_writes_or_all_below_a_parent()
    {
        var account = await CreateAsync("Account", """{"Name":"Desk"}""");
        Org.LockNextWrites(1);
        AssertError(await CallAsync("POST", "sobjects/Contact", """{"LastName":"x"}"""), 400, "UNABLE_TO_LOCK_ROW");
        Org.LockRecord(account, 2);
        await CreateAsync("Contact", """{"LastName":"x"}""");
        AssertError(await CallAsync("POST", "sobjects/Contact", $$"""{"LastName":"x","AccountId":"{{account}}"}"""), 400, "UNABLE_TO_LOCK_ROW");
        AssertError(await CallAsync("PATCH", $"sobjects/Account/{account}", """{"Name":"y"}"""), 400, "UNABLE_TO_LOCK_ROW");
        Assert.Equal(204, (await CallAsync("PATCH", $"sobjects/Account/{account}", """{"Name":"y"}""")).Status);
        Assert.Equal("y", Org.Record(account)!.Values["Name"]);
    }

    [Fact]
    public async Task Account_rows_have_an_etag_and_conditions()
    {
        var id = await CreateAsync("Account", """{"Name":"Desk"}""");
        using var first = await SendAsync("GET", $"sobjects/Account/{id}");
        var tag = first.Headers.GetValues("ETag").Single();

        Assert.Equal(304, (await CallAsync("GET", $"sobjects/Account/{id}", null, ("If-None-Match", tag))).Status);
        Assert.Equal(204, (await CallAsync("PATCH", $"sobjects/Account/{id}", """{"Name":"b"}""", ("If-Match", tag))).Status);
        AssertError(await CallAsync("PATCH", $"sobjects/Account/{id}", """{"Name":"c"}""", ("If-Match", tag)), 412, "PRECONDITION_FAILED");
        Assert.Equal(400, (await CallAsync("PATCH", $"sobjects/Account/{id}", """{"Name":"c"}""", ("If-Match", "nonsense"))).Status);
        Assert.Equal("b", Org.Record(id)!.Values["Name"]);
        using var contact = await SendAsync("GET", $"sobjects/Contact/{await CreateAsync("Contact", """{"LastName":"x"}""")}");
        Assert.False(contact.Headers.Contains("ETag"));
    }

    [Fact]
    public async Task Deleted_and_updated_records_are_listed_by_time()
    {
        var kept = await CreateAsync("Contact", """{"LastName":"x"}""");
        var gone = await CreateAsync("Contact", """{"LastName":"y"}""");
        await CallAsync("DELETE", $"sobjects/Contact/{gone}");
        var window = $"start={Uri.EscapeDataString(Time(-60))}&end={Uri.EscapeDataString(Time(60))}";

        var deleted = (await CallAsync("GET", "sobjects/Contact/deleted?" + window)).Body!;
        Assert.Equal(gone, (string)Assert.Single(deleted["deletedRecords"]!.AsArray())!["id"]!);
        Assert.NotNull(deleted["earliestDateAvailable"]);
        var updated = (await CallAsync("GET", "sobjects/Contact/updated?" + window)).Body!;
        Assert.Equal(kept, (string)Assert.Single(updated["ids"]!.AsArray())!);
        AssertError(await CallAsync("GET", $"sobjects/Contact/updated?start={Uri.EscapeDataString(Time(-40 * 86400))}&end={Uri.EscapeDataString(Time(0))}"), 400, "INVALID_REPLICATION_DATE");

        static string Time(int seconds) => TimeProvider.System.GetUtcNow().AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task A_lost_answer_leaves_its_effect_and_a_lost_request_none()
    {
        Org.Next("Contact/upsert", Fault.Reset(FaultPhase.After));
        await Assert.ThrowsAsync<HttpRequestException>(() => CallAsync("PATCH", "sobjects/Contact/TradingLogin__c/1", """{"LastName":"x"}"""));
        Org.Next("Contact/upsert", Fault.WithStatus(503));
        AssertError(await CallAsync("PATCH", "sobjects/Contact/TradingLogin__c/2", """{"LastName":"x"}"""), 503, "SERVER_UNAVAILABLE");

        Assert.Equal("1", Assert.Single(Org.Records("Contact")).Values["TradingLogin__c"]);
    }

    private static string Without(JsonNode node, string member)
    {
        node.AsObject().Remove(member);
        return node.ToJsonString();
    }
}
