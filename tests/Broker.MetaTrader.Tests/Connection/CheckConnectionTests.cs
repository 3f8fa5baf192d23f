using Broker.Core.Boundaries.Accounts;

namespace Broker.MetaTrader.Tests.Connection;

public sealed class CheckConnectionTests
{
    private readonly Rig rig = new();

    [Theory]
    [InlineData("OK", ConnectionState.Connected)]
    [InlineData("\"OK\"", ConnectionState.Connected)]
    [InlineData(" ok\r\n", ConnectionState.Connected)]
    [InlineData("true", ConnectionState.Connected)]
    [InlineData("""{"connected":true,"id":"x"}""", ConnectionState.Connected)]
    [InlineData("""{"Connected":"true"}""", ConnectionState.Connected)]
    [InlineData("""{"isConnected":true}""", ConnectionState.Connected)]
    [InlineData("""{"result":"OK","error":null}""", ConnectionState.Connected)]
    [InlineData("""{"connected":false}""", ConnectionState.Disconnected)]
    [InlineData("false", ConnectionState.Disconnected)]
    [InlineData("""{"message":"m","code":"NO_CONNECTION"}""", ConnectionState.Disconnected)]
    [InlineData("""{"message":"m","code":"CONNECT_ERROR"}""", ConnectionState.Disconnected)]
    [InlineData("""{"error":{"message":"m","code":"SOCKET_ERROR"}}""", ConnectionState.Disconnected)]
    [InlineData("", ConnectionState.Unknown)]
    [InlineData("{}", ConnectionState.Unknown)]
    [InlineData("""{"connected":null}""", ConnectionState.Unknown)]
    [InlineData("""{"connected":1}""", ConnectionState.Unknown)]
    [InlineData("""{"id":"x"}""", ConnectionState.Unknown)]
    [InlineData("[true]", ConnectionState.Unknown)]
    [InlineData("<html>", ConnectionState.Unknown)]
    public async Task The_answer_tells_connected_disconnected_or_unknown_and_was_intrusive(string body, ConnectionState state)
    {
        rig.Server.Answer(body.Contains("code", StringComparison.Ordinal) ? 201 : 200, body, "text/plain");

        ConnectionCheck check = await rig.Client.Connection.CheckAsync(Rig.Account);

        Assert.Equal(new ConnectionCheck(state, WasIntrusive: true, rig.Time.GetUtcNow()), check);
        Assert.Equal("/CheckConnect?id=0b8e6c1e-5a54-4a6f-9a53-0d7b0e6f1a11", rig.Request().PathAndQuery);
    }

    [Theory]
    [InlineData("INVALID_ACCOUNT", ErrorKind.Refused)]
    [InlineData("INVALID_TOKEN", ErrorKind.NotFound)]
    [InlineData("SERVICE_NOT_AVAILABLE", ErrorKind.Unavailable)]
    [InlineData("OPERATION_TIMEOUT", ErrorKind.Timeout)]
    [InlineData("BRAND_NEW", ErrorKind.Other)]
    public async Task A_failure_that_says_nothing_about_the_connection_is_a_failure(string code, ErrorKind kind)
    {
        rig.Server.Answer(201, $$"""{"message":"m","code":"{{code}}"}""");

        var result = await rig.Client.Connection.TryCheckAsync(Rig.Account);

        Assert.Equal(kind, result.Error?.Kind);
    }

    [Fact]
    public async Task Elsewhere_a_lost_connection_is_a_failure()
    {
        rig.Server.Answer(201, """{"message":"m","code":"NO_CONNECTION"}""");

        var result = await rig.Client.Accounts.TryGetSummaryAsync(Rig.Account);

        Assert.Equal((ErrorKind.Unavailable, 4), (result.Error!.Kind, rig.Server.Count));
    }
}
