using Broker.Core.Results;

namespace Broker.MetaTrader.Tests.Accounts;

public sealed class DeleteAccountTests
{
    private readonly Rig rig = new();

    [Theory]
    [InlineData("""{"message":"Account deleted"}""")]
    [InlineData("OK")]
    [InlineData("\"OK\"")]
    public async Task A_message_is_a_success(string body)
    {
        rig.Server.Answer(200, body);

        await rig.Client.Accounts.DeleteAsync(Rig.Account);

        Assert.Equal(("GET", "/DeleteAccount?id=" + Rig.Account), (rig.Request().Method, rig.Request().PathAndQuery));
    }

    [Theory]
    [InlineData(200, "<html>", Outcome.Unknown)]
    [InlineData(200, "{}", Outcome.Unknown)]
    [InlineData(503, "", Outcome.Unknown)]
    [InlineData(404, "", Outcome.Refused)]
    [InlineData(400, """{"error":"no such account"}""", Outcome.Refused)]
    public async Task It_is_sent_once_whatever_comes_back(int status, string body, Outcome outcome)
    {
        rig.Server.Answer(status, body);

        ApiResult<bool> result = await rig.Client.Accounts.TryDeleteAsync(Rig.Account);

        Assert.Equal((outcome, 1), (result.Error!.Outcome, rig.Server.Count));
    }

    [Fact]
    public async Task A_session_host_is_not_asked_and_the_error_says_what_to_use()
    {
        Rig host = Rig.SessionHost();

        ApiError error = (await host.Client.Accounts.TryDeleteAsync(Rig.Account)).Error!;

        Assert.Equal((Outcome.NotSent, 0), (error.Outcome, host.Server.Count));
        Assert.Contains("DisconnectAsync", error.ToString(), StringComparison.Ordinal);
    }
}
