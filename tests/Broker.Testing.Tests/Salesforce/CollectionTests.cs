namespace Broker.Testing.Tests.Salesforce;

public sealed class CollectionTests : SalesforceTest
{
    [Fact]
    public async Task Results_come_in_the_order_of_the_records()
    {
        await CreateAsync("Contact", """{"LastName":"old","TradingLogin__c":"2"}""");
        var (status, body) = await CallAsync("POST", "composite/sobjects", Records(Row("\"LastName\":\"a\",\"TradingLogin__c\":\"1\""), Row(""), Row("\"LastName\":\"c\",\"TradingLogin__c\":\"2\""), Row("\"LastName\":\"d\"")));

        Assert.Equal(200, status);
        Assert.Equal(["True", "REQUIRED_FIELD_MISSING", "DUPLICATE_VALUE", "True"], body!.AsArray().Select(r => (string?)r!["errors"]!.AsArray().FirstOrDefault()?["statusCode"] ?? r["success"]!.GetValue<bool>().ToString()));
        Assert.False(body[1]!.AsObject().ContainsKey("id"));
        Assert.Equal(3, Org.CountRecords("Contact"));
    }

    [Fact]
    public async Task All_or_none_rolls_back_and_says_which_record_was_at_fault()
    {
        var (status, body) = await CallAsync("POST", "composite/sobjects", Records(allOrNone: true, Row("\"LastName\":\"a\""), Row("")));

        Assert.Equal((200, "ALL_OR_NONE_OPERATION_ROLLED_BACK", "REQUIRED_FIELD_MISSING"), (status, (string)body![0]!["errors"]![0]!["statusCode"]!, (string)body[1]!["errors"]![0]!["statusCode"]!));
        Assert.Equal(0, Org.CountRecords("Contact"));
    }

    [Fact]
    public async Task An_upsert_tells_created_and_refuses_a_key_that_comes_twice()
    {
        await CreateAsync("Contact", """{"LastName":"old","TradingLogin__c":"2"}""");
        var body = (await CallAsync("PATCH", "composite/sobjects/Contact/TradingLogin__c", Records(
            Row("\"LastName\":\"a\",\"TradingLogin__c\":\"1\""), Row("\"LastName\":\"b\",\"TradingLogin__c\":\"2\""), Row("\"LastName\":\"c\",\"TradingLogin__c\":\"3\""), Row("\"LastName\":\"d\",\"TradingLogin__c\":\"3\""), Row("\"LastName\":\"e\"")))).Body!;

        Assert.Equal((true, false), ((bool)body[0]!["created"]!, (bool)body[1]!["created"]!));
        Assert.Equal(["DUPLICATE_VALUE", "DUPLICATE_VALUE", "MISSING_ARGUMENT"], body.AsArray().Skip(2).Select(r => (string)r!["errors"]![0]!["statusCode"]!));
        Assert.Equal(2, Org.CountRecords("Contact"));
    }

    [Fact]
    public async Task Records_are_updated_read_and_deleted_together()
    {
        var (a, b) = (await CreateAsync("Contact", """{"LastName":"a"}"""), await CreateAsync("Contact", """{"LastName":"b"}"""));
        var updated = (await CallAsync("PATCH", "composite/sobjects", Records(Row($"\"id\":\"{a}\",\"FirstName\":\"A\""), Row("\"FirstName\":\"B\"")))).Body!;
        Assert.Equal((true, false), ((bool)updated[0]!["success"]!, (bool)updated[1]!["success"]!));
        var read = (await CallAsync("POST", "composite/sobjects/Contact", $$"""{"ids":["{{b}}","0035gK000x00999","{{a}}"],"fields":["LastName","FirstName"]}""")).Body!;
        Assert.Equal(("b", "A"), ((string)read[0]!["LastName"]!, (string)read[2]!["FirstName"]!));
        Assert.Null(read[1]);
        var deleted = (await CallAsync("DELETE", $"composite/sobjects?ids={a},{b},{a}&allOrNone=false")).Body!;
        Assert.Equal([true, true, false], deleted.AsArray().Select(r => (bool)r!["success"]!));
        Assert.Equal(0, Org.CountRecords("Contact"));
    }

    [Fact]
    public async Task Two_hundred_records_and_ten_changes_of_type_are_the_most()
    {
        Assert.Equal(400, (await CallAsync("POST", "composite/sobjects", Records([.. Enumerable.Range(0, 201).Select(_ => Row("\"LastName\":\"a\""))]))).Status);
        string[] mixed = [.. Enumerable.Range(0, 22).Select(i => i % 2 == 0 ? Row("\"LastName\":\"a\"") : """{"attributes":{"type":"Account"},"Name":"x"}""")];
        Assert.Equal(400, (await CallAsync("POST", "composite/sobjects", Records(mixed))).Status);
        Assert.Equal(200, (await CallAsync("POST", "composite/sobjects", Records([.. mixed.Order(StringComparer.Ordinal)]))).Status);
    }

    [Fact]
    public async Task Locked_rows_pass_when_they_are_tried_again()
    {
        Org.FailRows("Contact", row => row.Number % 2 == 0, once: true);
        var rows = Enumerable.Range(0, 4).Select(i => Row($"\"LastName\":\"a\",\"TradingLogin__c\":\"{i}\"")).ToArray();
        var first = (await CallAsync("POST", "composite/sobjects", Records(rows))).Body!;
        Assert.Equal([true, false, true, false], first.AsArray().Select(r => (bool)r!["success"]!));
        Assert.Equal("UNABLE_TO_LOCK_ROW", (string)first[1]!["errors"]![0]!["statusCode"]!);
        var second = (await CallAsync("POST", "composite/sobjects", Records(rows[1], rows[3]))).Body!;
        Assert.Equal([true, true], second.AsArray().Select(r => (bool)r!["success"]!));
    }

    private static string Row(string members) => $$"""{"attributes":{"type":"Contact"}{{(members.Length == 0 ? "" : "," + members)}}}""";

    private static string Records(params string[] rows) => Records(false, rows);

    private static string Records(bool allOrNone, params string[] rows) => $$"""{"allOrNone":{{(allOrNone ? "true" : "false")}},"records":[{{string.Join(',', rows)}}]}""";
}
