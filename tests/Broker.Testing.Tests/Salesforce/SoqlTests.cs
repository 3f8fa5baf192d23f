using System.Globalization;

namespace Broker.Testing.Tests.Salesforce;

public sealed class SoqlTests : SalesforceTest
{
    [Theory]
    [InlineData("WHERE Balance__c > 15", "Byron,Cook")]
    [InlineData("WHERE Balance__c >= 10.0 AND Balance__c <= 2e1", "Ada,Byron")]
    [InlineData("WHERE LastName = 'ADA'", "Ada")]
    [InlineData("WHERE LastName != 'Ada' AND (Balance__c = 30 OR Balance__c = null)", "Cook,O'Neil\\_%")]
    [InlineData("WHERE NOT (LastName LIKE '%o%')", "Ada")]
    [InlineData("WHERE NOT LastName LIKE '_yron'", "Ada,Cook,O'Neil\\_%")]
    [InlineData("WHERE LastName LIKE '%\\_\\%'", "O'Neil\\_%")]
    [InlineData("WHERE LastName LIKE 'o_neil%'", "O'Neil\\_%")]
    [InlineData("WHERE LastName = 'O\\'Neil\\\\_%'", "O'Neil\\_%")]
    [InlineData("WHERE LastName IN ('Ada','cook')", "Ada,Cook")]
    [InlineData("WHERE LastName NOT IN ('Ada','cook')", "Byron,O'Neil\\_%")]
    [InlineData("WHERE Email = null", "Byron,Cook,O'Neil\\_%")]
    [InlineData("WHERE HasOptedOutOfEmail = true", "Byron")]
    [InlineData("WHERE HasOptedOutOfEmail = false AND Balance__c != null", "Ada,Cook")]
    [InlineData("WHERE Birthdate < 1991-01-01", "Ada")]
    [InlineData("WHERE CreatedDate >= 2020-01-01T00:00:00Z AND CreatedDate = TODAY AND LastName = 'Ada'", "Ada")]
    [InlineData("WHERE CreatedDate < LAST_N_DAYS:3", "")]
    [InlineData("WHERE CreatedDate > 2020-01-01T00:00:00.000+02:00 AND TradingLogin__c = '2'", "Byron")]
    [InlineData("WHERE TradingLogin__c IN ('1','3')", "Ada,Cook")]
    [InlineData("WHERE Account.Name = 'Desk'", "Ada")]
    [InlineData("WHERE Account.Owner.Username LIKE 'integ%'", "Ada")]
    [InlineData("WHERE AccountId IN (SELECT Id FROM Account WHERE Key__c = 'D1')", "Ada")]
    [InlineData("ORDER BY Balance__c DESC NULLS LAST", "Cook,Byron,Ada,O'Neil\\_%")]
    [InlineData("ORDER BY HasOptedOutOfEmail DESC, LastName DESC", "Byron,O'Neil\\_%,Cook,Ada")]
    [InlineData("ORDER BY Balance__c", "O'Neil\\_%,Ada,Byron,Cook")]
    [InlineData("ORDER BY LastName LIMIT 2 OFFSET 1", "Byron,Cook")]
    public async Task Conditions_and_orders_find_what_they_say(string rest, string expected)
    {
        await FillAsync();
        Assert.Equal(expected.Length == 0 ? [] : expected.Split(','), await ColumnAsync($"SELECT LastName FROM Contact {rest}"));
    }

    [Theory]
    [InlineData("SELECT Id FROM Contact WHERE", "MALFORMED_QUERY")]
    [InlineData("SELECT FROM Contact", "MALFORMED_QUERY")]
    [InlineData("SELECT Id Contact", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM Contact WHERE LastName = 'a", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM Contact WHERE LastName = 'a\\x'", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM Contact WHERE LastName = 'a' OR LastName = 'b' AND LastName = 'c'", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM Contact WHERE LastName IN ()", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM Contact WHERE LastName = \"a\"", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM Contact WHERE LastName = 'a' extra junk", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM Contact ALL ROWS", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM Contact WHERE CreatedDate > 2020-01-01T00:00:00", "MALFORMED_QUERY")]
    [InlineData("SELECT Nope FROM Contact", "INVALID_FIELD")]
    [InlineData("SELECT Account.Nope FROM Contact", "INVALID_FIELD")]
    [InlineData("SELECT Nope.Name FROM Contact", "INVALID_FIELD")]
    [InlineData("SELECT Id FROM Contact WHERE Balance__c = '1'", "INVALID_FIELD")]
    [InlineData("SELECT Id FROM Contact WHERE LastName = 1", "INVALID_FIELD")]
    [InlineData("SELECT Id FROM Contact WHERE CreatedDate = '2020-01-01'", "INVALID_FIELD")]
    [InlineData("SELECT Id FROM Contact WHERE Description = 'x'", "INVALID_FIELD")]
    [InlineData("SELECT Id FROM Contact WHERE Balance__c LIKE '1%'", "INVALID_QUERY_FILTER_OPERATOR")]
    [InlineData("SELECT Id FROM Contact WHERE Id = 'abc'", "INVALID_QUERY_FILTER_OPERATOR")]
    [InlineData("SELECT Id FROM Nope", "INVALID_TYPE")]
    [InlineData("SELECT Id FROM Contact OFFSET 2001", "NUMBER_OUTSIDE_VALID_RANGE")]
    [InlineData("SELECT Id, COUNT(Id) FROM Contact", "MALFORMED_QUERY")]
    public async Task Mistakes_have_their_code(string soql, string code) => AssertError(await QueryAsync(soql), 400, code);

    [Fact]
    public async Task Parents_children_and_aggregates_have_their_shapes()
    {
        await FillAsync();
        var contact = (await QueryAsync("SELECT Id, c.Account.Name, Account.Owner.Name, LastName FROM Contact c WHERE LastName IN ('Ada','Cook')")).Body!["records"]!;
        Assert.Equal(("Desk", "Account", "Integration"), ((string)contact[0]!["Account"]!["Name"]!, (string)contact[0]!["Account"]!["attributes"]!["type"]!, (string)contact[0]!["Account"]!["Owner"]!["Name"]!));
        Assert.True(contact[1]!.AsObject().ContainsKey("Account"));
        Assert.Null(contact[1]!["Account"]);

        Org.ChildPageSize = 2;
        await CreateAsync("Contact", """{"LastName":"X","Account":{"Key__c":"D1"}}""");
        await CreateAsync("Contact", """{"LastName":"Y","Account":{"Key__c":"D1"}}""");
        var children = (await QueryAsync("SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName) FROM Account")).Body!["records"]![0]!["Contacts"]!;
        Assert.Equal((3, false, 2), ((int)children["totalSize"]!, (bool)children["done"]!, children["records"]!.AsArray().Count));
        var rest = (await CallAsync("GET", (string)children["nextRecordsUrl"]!)).Body!;
        Assert.Equal("Y", (string)Assert.Single(rest["records"]!.AsArray())!["LastName"]!);

        var count = (await QueryAsync("SELECT COUNT() FROM Contact WHERE Balance__c > 0")).Body!;
        Assert.Equal((3, 0), ((int)count["totalSize"]!, count["records"]!.AsArray().Count));
        var sums = (await QueryAsync("SELECT COUNT(Id), SUM(Balance__c) total, MAX(LastName) FROM Contact")).Body!["records"]![0]!;
        Assert.Equal(("AggregateResult", 6, 60m, "Y"), ((string)sums["attributes"]!["type"]!, (int)sums["expr0"]!, (decimal)sums["total"]!, (string)sums["expr2"]!));
    }

    [Fact]
    public async Task Deleted_records_come_from_queryAll_only()
    {
        var id = await CreateAsync("Contact", """{"LastName":"Gone","TradingLogin__c":"7"}""");
        await CallAsync("DELETE", $"sobjects/Contact/{id}");

        Assert.Empty(await ColumnAsync("SELECT Id FROM Contact WHERE TradingLogin__c = '7'"));
        var all = (await QueryAsync("SELECT Id, IsDeleted FROM Contact WHERE TradingLogin__c = '7'", "queryAll")).Body!;
        Assert.True((bool)all["records"]![0]!["IsDeleted"]!);
    }

    [Fact]
    public async Task Fifty_thousand_rows_come_in_pages()
    {
        Org.Seed("Contact", 50_000, n => new Dictionary<string, string?> { ["LastName"] = "L" + n.ToString(CultureInfo.InvariantCulture), ["TradingLogin__c"] = n.ToString(CultureInfo.InvariantCulture) });
        var (status, page) = await QueryAsync("SELECT Id, TradingLogin__c FROM Contact");
        Assert.Equal((200, 50_000, false), (status, (int)page!["totalSize"]!, (bool)page["done"]!));
        Assert.Matches("^/services/data/v68.0/query/0r8[A-Za-z0-9]{15}-2000$", (string)page["nextRecordsUrl"]!);
        var seen = new HashSet<string>();
        var pages = 0;
        while (true)
        {
            pages++;
            foreach (var record in page["records"]!.AsArray())
            {
                Assert.True(seen.Add((string)record!["TradingLogin__c"]!));
            }

            if ((bool)page["done"]!)
            {
                break;
            }

            page = (await CallAsync("GET", (string)page["nextRecordsUrl"]!)).Body!;
        }

        Assert.Equal((50_000, 25), (seen.Count, pages));
        Assert.Equal(["L49999"], await ColumnAsync("SELECT LastName FROM Contact WHERE TradingLogin__c = '49999'"));
        var small = (await QueryAsync("SELECT Id FROM Contact LIMIT 1000", headers: ("Sforce-Query-Options", "batchSize=250"))).Body!;
        Assert.Equal(250, small["records"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_locator_lives_two_days()
    {
        Org.Seed("Contact", 5, _ => new Dictionary<string, string?> { ["LastName"] = "x" });
        Org.QueryPageSize = 2;
        var next = (string)(await QueryAsync("SELECT Id FROM Contact")).Body!["nextRecordsUrl"]!;
        Assert.Equal(2, (await CallAsync("GET", next)).Body!["records"]!.AsArray().Count);
        AssertError(await CallAsync("GET", "query/0r85gK000x00009-2"), 400, "INVALID_QUERY_LOCATOR");
        Org.AdvanceClock(TimeSpan.FromDays(2));
        LogIn(Org.IssueAccessToken());
        AssertError(await CallAsync("GET", next), 400, "INVALID_QUERY_LOCATOR");
    }

    private async Task FillAsync()
    {
        await CreateAsync("Account", """{"Name":"Desk","Key__c":"D1"}""");
        await CreateAsync("Contact", """{"LastName":"Ada","Balance__c":10,"TradingLogin__c":"1","Email":"ada@example.com","Birthdate":"1990-12-31","Account":{"Key__c":"D1"}}""");
        await CreateAsync("Contact", """{"LastName":"Byron","Balance__c":20,"TradingLogin__c":"2","HasOptedOutOfEmail":true,"Birthdate":"1991-01-01"}""");
        await CreateAsync("Contact", """{"LastName":"Cook","Balance__c":30,"TradingLogin__c":"3"}""");
        await CreateAsync("Contact", """{"LastName":"O'Neil\\_%"}""");
    }
}
