using Broker.Core.Secrets;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt5;

namespace Broker.MetaTrader.Tests.Mt5;

/// <summary>Failures inside a success, and what is repeated.</summary>
public sealed class FailureTests
{
    private const string Done = """{"message":"Cannot reach CANARY","code":"DONE","stackTrace":"CANARY"}""";

    public static TheoryData<string> Reads => new("order", "orders", "tickets", "history", "symbols", "tick values", "session", "number", "raw", "text", "bars", "quote");

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task A_code_of_DONE_beside_a_message_is_a_failure_and_is_read_again(string read)
    {
        var rig = new Mt5Rig(o => o.Resilience.MaxRetries = 2);
        rig.Server.Answer(201, Done);

        var failure = await Assert.ThrowsAnyAsync<BrokerApiException>(() => ReadAsync(rig.Client, read));

        Assert.Equal("DONE", failure.Error.Code);
        Assert.Equal(Outcome.Refused, failure.Error.Outcome);
        Assert.Equal(3, rig.Server.Count);
        Assert.DoesNotContain("CANARY", failure.ToString() + rig.Logs.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task A_lost_session_is_not_read_again(string read)
    {
        Mt5Rig rig = Mt5Rig.Answering("""{"message":"Client with id = CANARY not found","code":"INVALID_TOKEN"}""", 201);

        var failure = await Assert.ThrowsAsync<NotFoundException>(() => ReadAsync(rig.Client, read));

        Assert.Equal("INVALID_TOKEN", failure.Error.Code);
        Assert.Equal(1, rig.Server.Count);
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task A_failure_of_the_other_wire_is_one_as_well(string read)
    {
        Mt5Rig rig = Mt5Rig.Answering("""{"result":null,"error":{"message":"x","code":65537}}""");

        Assert.Equal("INVALID_SYMBOL", (await Assert.ThrowsAnyAsync<BrokerApiException>(() => ReadAsync(rig.Client, read))).Error.Code);
    }

    [Theory]
    [InlineData("order")]
    [InlineData("orders")]
    [InlineData("tickets")]
    [InlineData("history")]
    [InlineData("symbols")]
    [InlineData("session")]
    [InlineData("number")]
    [InlineData("bars")]
    [InlineData("quote")]
    public async Task A_page_of_a_proxy_is_a_protocol_error(string read)
    {
        var rig = new Mt5Rig(o => o.Resilience.MaxRetries = 0);
        rig.Server.Answer(200, "<html>CANARY</html>", "text/html");

        var failure = await Assert.ThrowsAnyAsync<BrokerApiException>(() => ReadAsync(rig.Client, read));

        Assert.Equal(ErrorKind.Protocol, failure.Error.Kind);
        Assert.DoesNotContain("CANARY", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_password_without_an_answer_is_unknown_and_is_not_repeated()
    {
        var rig = new Mt5Rig();
        rig.Server.Answer(503, "");

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => rig.Client.Accounts.ChangePasswordAsync(Rig.Account, Secret.From("CANARY")));

        Assert.Equal(1, rig.Server.Count);
        Assert.DoesNotContain("CANARY", rig.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demo_account_without_an_answer_is_unknown_and_is_not_made_again()
    {
        var rig = new Mt5Rig();
        rig.Server.Throw(new HttpRequestException("reset", new IOException("reset")));

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => rig.Client.Accounts.CreateDemoAsync(new() { Host = "CANARY", Port = 443, Email = "CANARY" }));

        Assert.Equal(1, rig.Server.Count);
        Assert.DoesNotContain("CANARY", rig.Logs.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("OK")]
    public async Task A_demo_account_that_cannot_be_read_is_unknown(string body) =>
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => Mt5Rig.Answering(body).Client.Accounts.CreateDemoAsync(new() { Host = "h", Port = 443 }));

    private static Task ReadAsync(IMt5Client client, string read) => read switch
    {
        "order" => client.Orders.GetOpenedAsync(Rig.Account, 1),
        "orders" => client.Orders.ListOpenedAsync(Rig.Account),
        "tickets" => client.Orders.ListOpenedTicketsAsync(Rig.Account),
        "history" => client.Orders.GetHistoryAsync(Rig.Account, new() { From = default(ServerTime), To = default(ServerTime) }),
        "symbols" => client.Symbols.ListAsync(Rig.Account),
        "tick values" => client.Symbols.GetTickValuesAsync(Rig.Account),
        "session" => client.Symbols.IsTradeSessionAsync(Rig.Account, "A"),
        "number" => client.Accounts.UpdateProfitsAsync(Rig.Account),
        "raw" => client.Accounts.GetClusterDetailsAsync(Rig.Account),
        "text" => client.Accounts.GetVersionAsync(),
        "bars" => client.History.GetPriceHistoryTodayAsync(Rig.Account, "A", Broker.MetaTrader.Mt5.Requests.Mt5TimeFrame.H1),
        _ => client.Quotes.GetAsync(Rig.Account, "A"),
    };
}
