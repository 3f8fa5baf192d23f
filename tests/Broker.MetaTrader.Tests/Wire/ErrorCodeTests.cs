using Broker.Core.Identity;
using Broker.MetaTrader.Errors;

namespace Broker.MetaTrader.Tests.Wire;

public sealed class ErrorCodeTests
{
    public static TheoryData<string> CredentialCodes =>
        ["INVALID_ACCOUNT", "INVALID_PASSWORD", "ACCOUNT_DISABLED", "UNKNOWN_ACCOUNT", "INVALID_ONETIME_PASSWORD", "SECRET_KEY_REQUIRED", "PASSWORD_MUST_CHANGED"];

    public static TheoryData<string> PassingCodes =>
        ["CONNECT_ERROR", "SOCKET_ERROR", "NO_CONNECTION", "NETWORK_PROBLEM", "TIMEOUT", "OPERATION_TIMEOUT", "SERVER_BUSY", "SERVICE_NOT_AVAILABLE", "DONE"];

    [Theory]
    [MemberData(nameof(CredentialCodes))]
    public async Task Refused_credentials_are_certain_and_never_repeated(string code)
    {
        var rig = new Rig();
        rig.Server.Answer(201, $$"""{"message":"m","code":"{{code}}"}""");

        var registration = await rig.Client.Accounts.TryRegisterAsync(Rig.Registration());
        var read = await rig.Client.Accounts.TryGetSummaryAsync(Rig.Account);

        Assert.Equal((Outcome.Refused, ErrorKind.Refused, false), (registration.Error!.Outcome, registration.Error.Kind, registration.Error.IsTransient));
        Assert.Equal(code, read.Error!.PrintableCode);
        Assert.Equal(2, rig.Server.Count);
    }

    [Theory]
    [MemberData(nameof(PassingCodes))]
    public async Task Trouble_that_passes_is_repeated_for_a_read_and_leaves_a_registration_unknown(string code)
    {
        var rig = new Rig();
        rig.Server.Answer(201, $$"""{"message":"m","code":"{{code}}"}""");

        var registration = await rig.Client.Accounts.TryRegisterAsync(Rig.Registration());
        Assert.Equal((Outcome.Unknown, true), (registration.Error!.Outcome, registration.Error.IsTransient));
        Assert.Equal(1, rig.Server.Count);

        var read = await rig.Client.Accounts.TryGetSummaryAsync(Rig.Account);
        Assert.Equal((Outcome.Refused, 4), (read.Error!.Outcome, read.Error.Attempts));
    }

    [Theory]
    [InlineData("INVALID_SERVER", ErrorKind.Validation)]
    [InlineData("SERVER_NOT_FOUND", ErrorKind.Validation)]
    [InlineData("NULL_ARGUMENT", ErrorKind.Validation)]
    [InlineData("NOT_FOUND", ErrorKind.NotFound)]
    [InlineData("ACCOUNT_ALREADY_EXISTS", ErrorKind.Conflict)]
    [InlineData("MARKET_CLOSED", ErrorKind.Refused)]
    [InlineData("MAX_SESSIONS_REACHED", ErrorKind.Refused)]
    public async Task Certain_refusals_have_a_kind_of_their_own(string code, ErrorKind kind)
    {
        var rig = new Rig();
        rig.Server.Answer(201, $$"""{"message":"m","code":"{{code}}"}""");

        var result = await rig.Client.Accounts.TryRegisterAsync(Rig.Registration());

        Assert.Equal((kind, Outcome.Refused), (result.Error!.Kind, result.Error.Outcome));
    }

    [Theory]
    [InlineData("BRAND_NEW_CODE")]
    [InlineData("424242")]
    [InlineData("-7")]
    [InlineData("INVALID_TOKEN")]
    [InlineData("DUPLICATE_ATTEMPT")]
    [InlineData("REQUEST_ACCEPTED")]
    [InlineData("GROUP_NOT_INITIALIZED")]
    public async Task A_code_without_a_certain_meaning_leaves_a_registration_unknown_and_is_sent_once(string code)
    {
        var rig = new Rig();
        rig.Server.Answer(201, $$"""{"message":"m","code":"{{code}}"}""");

        var result = await rig.Client.Accounts.TryRegisterAsync(Rig.Registration());

        Assert.Equal((Outcome.Unknown, code), (result.Error!.Outcome, result.Error.Code));
        Assert.Equal(1, rig.Server.Count);
    }

    [Fact]
    public async Task An_unlisted_code_is_kept_raw_and_never_printed()
    {
        var rig = new Rig();
        rig.Server.Answer(201, """{"message":"m","code":"BRAND_NEW_CODE"}""");

        var failure = await Assert.ThrowsAsync<BrokerApiException>(() => rig.Client.Accounts.GetSummaryAsync(Rig.Account));

        Assert.Equal("BRAND_NEW_CODE", failure.ProviderCode);
        Assert.DoesNotContain("BRAND_NEW_CODE", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("BRAND_NEW_CODE", rig.Logs.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12", TradingPlatform.MetaTrader4, "TOO_FREQUENT_REQUESTS")]
    [InlineData("12", TradingPlatform.MetaTrader5, "TOO_FREQUENT_REQUEST")]
    [InlineData("65", TradingPlatform.MetaTrader4, "INVALID_ACCOUNT")]
    [InlineData("1001", TradingPlatform.MetaTrader5, "INVALID_ACCOUNT")]
    [InlineData("2147483647", TradingPlatform.MetaTrader5, "NETWORK_PROBLEM")]
    [InlineData(" Market_Closed ", TradingPlatform.MetaTrader5, "MARKET_CLOSED")]
    public void A_number_is_read_by_the_platform_and_a_name_in_any_case(string code, TradingPlatform platform, string name) =>
        Assert.Equal(name, MetaTraderErrorCodes.Find(code, platform)?.Name);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("65", TradingPlatform.MetaTrader5)]
    [InlineData("99999999999999999999")]
    [InlineData("INVALID_ACCOUNT; DROP")]
    public void What_is_not_listed_is_not_found(string? code, TradingPlatform platform = TradingPlatform.MetaTrader5) =>
        Assert.Null(MetaTraderErrorCodes.Find(code, platform));

    [Fact]
    public void Every_number_of_both_platforms_leads_to_a_code()
    {
        Assert.Equal(45, Enumerable.Range(0, 300).Count(n => MetaTraderErrorCodes.Find($"{n}", TradingPlatform.MetaTrader4) is not null));
        Assert.Equal(159, Enumerable.Range(0, 70_000).Count(n => MetaTraderErrorCodes.Find($"{n}", TradingPlatform.MetaTrader5) is not null));
        Assert.All(MetaTraderErrorCodes.All, code => Assert.Same(code, MetaTraderErrorCodes.Find(code.Name, TradingPlatform.MetaTrader5)));
    }
}
