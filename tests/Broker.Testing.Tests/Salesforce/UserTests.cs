namespace Broker.Testing.Tests.Salesforce;

public sealed class UserTests : SalesforceTest
{
    [Fact]
    public async Task Who_made_and_who_changed_a_record_are_kept_apart()
    {
        var anna = Org.AddUser("anna@broker.example");
        var id = await CreateAsync("Contact", """{"LastName":"A"}""");
        LogIn(Org.IssueAccessToken(anna));
        Assert.Equal(204, (await CallAsync("PATCH", $"sobjects/Contact/{id}", """{"LastName":"B"}""")).Status);
        var own = await CreateAsync("Contact", """{"LastName":"C"}""");

        var (_, body) = await QueryAsync($"SELECT CreatedById, LastModifiedById, LastModifiedBy.Username, OwnerId FROM Contact WHERE Id IN ('{id}', '{own}') ORDER BY Id");

        var rows = body!["records"]!.AsArray();
        Assert.Equal((Org.UserId, anna, "anna@broker.example", Org.UserId), ((string)rows[0]!["CreatedById"]!, (string)rows[0]!["LastModifiedById"]!, (string)rows[0]!["LastModifiedBy"]!["Username"]!, (string)rows[0]!["OwnerId"]!));
        Assert.Equal((anna, anna), ((string)rows[1]!["CreatedById"]!, (string)rows[1]!["OwnerId"]!));
        Assert.EndsWith("/" + anna, (string)(await CallAsync("GET", "")).Body!["identity"]!, StringComparison.Ordinal);
        Assert.Equal(anna, (string)(await CallAsync("GET", "/services/oauth2/userinfo")).Body!["user_id"]!);
        LogIn(Org.IssueAccessToken());
        Assert.EndsWith("/" + Org.UserId, (string)(await CallAsync("GET", "")).Body!["identity"]!, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Org.IssueAccessToken("005000000000099AAA"));
    }

    [Fact]
    public async Task A_write_whose_transaction_has_not_ended_is_unseen_by_queries_and_carries_its_own_time()
    {
        var id = await CreateAsync("Contact", """{"LastName":"before"}""");
        Org.CommitLag = TimeSpan.FromMinutes(5);
        await CallAsync("PATCH", $"sobjects/Contact/{id}", """{"LastName":"after"}""");
        await CreateAsync("Contact", """{"LastName":"new"}""");
        var stamped = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(1);

        Assert.Equal(["before"], await ColumnAsync("SELECT LastName FROM Contact ORDER BY LastName"));
        Assert.Equal("after", (string)(await CallAsync("GET", $"sobjects/Contact/{id}?fields=LastName")).Body!["LastName"]!);
        Org.AdvanceClock(TimeSpan.FromSeconds(301));
        Assert.Equal(["after", "new"], await ColumnAsync("SELECT LastName FROM Contact ORDER BY LastName"));
        Assert.Equal(2, (await ColumnAsync($"SELECT Id FROM Contact WHERE SystemModstamp <= {stamped.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}")).Length);
    }
}
