namespace Broker.MetaTrader.Tests.Diagnostics;

public sealed class PingTests
{
    private readonly Rig rig = new();

    [Theory]
    [InlineData("OK")]
    [InlineData("\"OK\"")]
    [InlineData("ok\n")]
    [InlineData("""{"result":"OK","error":null}""")]
    public async Task An_ok_is_timed(string body)
    {
        rig.Server.Then((_, _) =>
        {
            rig.Time.Advance(TimeSpan.FromMilliseconds(42));
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent(body) });
        });

        Assert.Equal(TimeSpan.FromMilliseconds(42), await rig.Client.Diagnostics.PingAsync());
        Assert.Equal("/Ping", rig.Request().PathAndQuery);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>It works!</html>")]
    [InlineData("{}")]
    [InlineData("true")]
    public async Task Something_else_in_its_place_is_a_protocol_error_that_names_the_base_address(string body)
    {
        rig.Server.Answer(200, body, "text/html");

        var failure = await Assert.ThrowsAsync<BrokerApiException>(() => rig.Client.Diagnostics.PingAsync());

        Assert.Equal(ErrorKind.Protocol, failure.Error.Kind);
    }

    [Fact]
    public async Task Cancellation_by_the_caller_is_cancellation()
    {
        using var cancelled = new CancellationTokenSource();
        rig.Server.Hang();
        Task call = Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.Client.Diagnostics.PingAsync(cancelled.Token));

        await cancelled.CancelAsync();

        await call;
    }
}
