using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.MetaTrader.Accounts;

namespace Broker.MetaTrader.Tests.Accounts;

public sealed class ListAccountsTests
{
    private readonly Rig rig = new();

    [Fact]
    public async Task Rows_are_read_in_snake_case_and_in_camel_case()
    {
        rig.Server.Answer(200, """
            [{"id":"a-1","account_number":"500123","account_server":"Acme-Live","type":"Metatrader 5","name":"C-1"},
             {"id":"a-2","accountNumber":500124,"accountServer":"Acme-Live","extra":[1]}]
            """);

        List<RegisteredAccount> rows = await AllAsync();

        Assert.Equal(
            [
                new RegisteredAccount { Id = new AccountId("a-1"), AccountNumber = "500123", Server = "Acme-Live", Type = "Metatrader 5", Name = "C-1" },
                new RegisteredAccount { Id = new AccountId("a-2"), AccountNumber = "500124", Server = "Acme-Live" },
            ],
            rows);
        Assert.All(rows, row => Assert.True(row.IsComplete));
        Assert.Equal(new TradingLogin(500124, "acme-live"), rows[1].Login);
        Assert.Equal("/GetAccounts", rig.Request().PathAndQuery);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"account_number":"1","account_server":"S"}""")]
    [InlineData("""{"id":"a","account_server":"S"}""")]
    [InlineData("""{"id":"a","account_number":"1"}""")]
    [InlineData("""{"id":"a","account_number":"one","account_server":"S"}""")]
    [InlineData("""{"id":"a","account_number":-5,"account_server":"S"}""")]
    [InlineData("""{"id":"a","account_number":"1,000","account_server":"S"}""")]
    [InlineData("""{"id":"a","account_number":1,"account_server":" "}""")]
    [InlineData("""{"id":"a\n","account_number":1,"account_server":"S"}""")]
    public async Task A_row_that_does_not_tell_its_account_is_kept_as_incomplete(string row)
    {
        rig.Server.Answer(200, $$"""[{{row}},{"id":"a-2","account_number":2,"account_server":"S"}]""");

        List<RegisteredAccount> rows = await AllAsync();

        Assert.Equal([false, true], rows.Select(r => r.IsComplete));
        Assert.Equal("2@S", rows[1].ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("OK")]
    [InlineData("[{}")]
    [InlineData("[] []")]
    [InlineData("""{"accounts":[]}""")]
    public async Task What_is_not_a_list_is_a_failure_and_never_an_empty_list(string body)
    {
        rig.Server.Answer(200, body);

        var failure = await Assert.ThrowsAsync<BrokerApiException>(AllAsync);

        Assert.Equal(ErrorKind.Protocol, failure.Error.Kind);
    }

    [Fact]
    public async Task A_list_is_one_page_and_may_be_wrapped()
    {
        rig.Server.Answer(200, """{"result":[{"id":"a-1","account_number":1,"account_server":"S"}],"error":null}""");

        var pages = new List<Page<RegisteredAccount>>();
        await foreach (Page<RegisteredAccount> page in rig.Client.Accounts.ListAsync().AsPagesAsync())
        {
            pages.Add(page);
        }

        Assert.Null(Assert.Single(pages).ContinuationToken);
        Assert.Equal("a-1", Assert.Single(pages[0].Items).Id?.Value);
    }

    [Fact]
    public async Task A_session_host_has_no_list_and_is_not_asked()
    {
        Rig host = Rig.SessionHost();

        await Assert.ThrowsAsync<ValidationFailedException>(async () => await host.Client.Accounts.ListAsync().GetAsyncEnumerator().MoveNextAsync());
        Assert.Equal(0, host.Server.Count);
    }

    private async Task<List<RegisteredAccount>> AllAsync()
    {
        var rows = new List<RegisteredAccount>();
        await foreach (RegisteredAccount row in rig.Client.Accounts.ListAsync())
        {
            rows.Add(row);
        }

        return rows;
    }
}
