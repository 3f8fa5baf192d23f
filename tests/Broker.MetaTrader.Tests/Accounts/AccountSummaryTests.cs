using Broker.MetaTrader.Accounts;

namespace Broker.MetaTrader.Tests.Accounts;

public sealed class AccountSummaryTests
{
    private const string Complete = """
        {"balance":10250.75,"credit":1500.25,"profit":-32.400000000000006,"equity":10218.35,"margin":812.5,"freeMargin":9405.85,"marginLevel":1257.64,
        "leverage":200.0,"currency":"EUR","method":"Hedging","type":"Demo account","isInvestor":false,"synced":true}
        """;

    private readonly Rig rig = new();

    [Fact]
    public async Task Every_member_is_read()
    {
        rig.Server.Answer(200, Complete, "text/json");

        AccountSummary summary = await rig.Client.Accounts.GetSummaryAsync(Rig.Account);

        Assert.Equal(
            new AccountSummary
            {
                Balance = 10250.75m, Credit = 1500.25m, Profit = -32.400000000000006m, Equity = 10218.35m, Margin = 812.5m, FreeMargin = 9405.85m,
                MarginLevel = 1257.64m, Leverage = 200m, Currency = "EUR", Method = AccountMethod.Hedging, Type = "Demo account", IsInvestor = false, Synced = true,
            },
            summary);
        Assert.Equal("/AccountSummary?id=0b8e6c1e-5a54-4a6f-9a53-0d7b0e6f1a11", rig.Request().PathAndQuery);
    }

    [Fact]
    public async Task Missing_members_are_null_and_unknown_ones_are_skipped()
    {
        rig.Server.Answer(200, """{"new":{"deep":[1,{"balance":7}]},"balance":0,"equity":null,"method":"Bundled","isInvestor":null}""");

        AccountSummary summary = await rig.Client.Accounts.GetSummaryAsync(Rig.Account);

        Assert.Equal(0m, summary.Balance);
        Assert.All(
            new[] { summary.Credit, summary.Profit, summary.Equity, summary.Margin, summary.FreeMargin, summary.MarginLevel, summary.Leverage },
            value => Assert.Null(value));
        Assert.Equal("Bundled", summary.Method?.Value);
        Assert.False(summary.Method?.IsKnown);
        Assert.Null(summary.IsInvestor);
        Assert.Null(summary.Synced);
        Assert.Null(summary.Currency);
    }

    [Theory]
    [InlineData("\"12.5\"", "12.5")]
    [InlineData("12.5", "12.5")]
    [InlineData("1.25e1", "12.5")]
    [InlineData("\"1.25E1\"", "12.5")]
    [InlineData("\" 12.5 \"", "12.5")]
    [InlineData("\"\\u0031\"", null)]
    [InlineData("\"12,5\"", null)]
    [InlineData("\"NaN\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("1e300", null)]
    [InlineData("true", null)]
    [InlineData("{}", null)]
    [InlineData("[1]", null)]
    public async Task A_number_may_come_as_text_and_what_is_not_a_number_is_unknown(string wire, string? expected)
    {
        rig.Server.Answer(200, $$"""{"currency":"USC","balance":{{wire}}}""");

        AccountSummary summary = await rig.Client.Accounts.GetSummaryAsync(Rig.Account);

        Assert.Equal(expected is null ? null : decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), summary.Balance);
        Assert.Equal("USC", summary.Currency);
    }

    [Fact]
    public async Task Names_count_in_any_case_and_a_wrapped_answer_is_unwrapped()
    {
        rig.Server.Answer(200, """{"result":{"Balance":"5","FreeMargin":4,"IsInvestor":"True","method":2},"error":null}""");

        AccountSummary summary = await rig.Client.Accounts.GetSummaryAsync(Rig.Account);

        Assert.Equal((5m, 4m, true, "Hedging"), (summary.Balance, summary.FreeMargin, summary.IsInvestor, summary.Method?.Value));
    }

    [Fact]
    public async Task Words_that_repeat_are_one_object()
    {
        rig.Server.Answer(200, """{"balance":1,"currency":"EUR","type":"Demo account"}""");

        AccountSummary first = await rig.Client.Accounts.GetSummaryAsync(Rig.Account), second = await rig.Client.Accounts.GetSummaryAsync(Rig.Account);

        Assert.Same(first.Currency, second.Currency);
        Assert.Same(first.Type, second.Type);
        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"OK\"")]
    [InlineData("OK")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"status":"up"}""")]
    [InlineData("""{"balance":1""")]
    [InlineData("""{"balance":1}x""")]
    [InlineData("""{"result":{"result":{"balance":1}}}""")]
    public async Task What_is_not_a_summary_is_a_protocol_error_and_is_read_again_before_it_is_believed(string body)
    {
        rig.Server.Answer(200, body);

        var result = await rig.Client.Accounts.TryGetSummaryAsync(Rig.Account);

        Assert.Equal((ErrorKind.Protocol, Outcome.Refused, 4), (result.Error!.Kind, result.Error.Outcome, result.Error.Attempts));
    }

    [Fact]
    public async Task An_id_is_escaped_and_an_empty_one_is_misuse()
    {
        rig.Server.Answer(200, Complete);

        await rig.Client.Accounts.GetSummaryAsync(new("a&b=c d"));

        Assert.Equal("/AccountSummary?id=a%26b%3Dc%20d", rig.Request().PathAndQuery);
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Accounts.GetSummaryAsync(default));
    }
}
