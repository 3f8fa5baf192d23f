using Broker.Core.Errors;
using Broker.MetaTrader.Quotes;
using Broker.MetaTrader.Streams;
using Broker.TestSupport;

namespace Broker.MetaTrader.Tests.Streams;

/// <summary>The token and the key in a socket's address, and what frames and faults hold, reach no log, no telemetry and no exception.</summary>
public sealed class StreamCanaryTests
{
    private const string Address = "wss://mt5.acme.example/OnQuote?id=CANARY-session-token&api_key=CANARY-api&key";

    [Theory]
    [InlineData("connector")]
    [InlineData("socket")]
    [InlineData("frame")]
    [InlineData("refused")]
    [InlineData("gateway")]
    public async Task No_fault_brings_the_token_to_light(string fault)
    {
        using var telemetry = new TelemetryCollector();
        StreamRig rig = fault == "gateway" ? StreamRig.Gateway() : new StreamRig().Accepting();
        rig.Server.Answer(200, "OK", "text/plain");
        switch (fault)
        {
            case "connector":
                rig.Connector.Throw(new InvalidOperationException("Unable to connect to " + Address, new IOException(Address)));
                break;
            case "socket" or "gateway":
                rig.Connector.Then().Push("""{"type":"CANARY-type","data":"CANARY-data"}""").Fail(new System.Net.WebSockets.WebSocketException("broken: " + Address));
                break;
            case "frame":
                rig.Connector.Then().Push("""{"message":"Client with id = CANARY-session-token 1 not found","code":"INVALID_TOKEN"}""");
                break;
            default:
                rig.Connector.Refuse(404);
                break;
        }

        IAsyncEnumerable<StreamMessage<QuoteView>> quotes = rig.Streams.QuotesAsync(
            StreamRig.Account,
            ["EURUSD"],
            new StreamOptions { MaxConsecutiveFailures = 1, AllowUnverifiedGatewayStream = true });
        await using var stream = new StreamHand<QuoteView>(quotes);
        BrokerApiException? exception = null;
        while (exception is null)
        {
            try
            {
                await stream.NextAsync();
            }
            catch (BrokerApiException caught)
            {
                exception = caught;
            }
        }

        Assert.NotEmpty(rig.Logs.Lines);
        Assert.All(
            [$"{exception} {exception.Error} {exception.Error.Cause} {exception.Error.Text}", rig.Logs.Text, telemetry.Text],
            text => Assert.DoesNotContain("CANARY", text, StringComparison.Ordinal));
        Assert.Contains("CANARY", Assert.Single(rig.Connector.Addresses), StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_form_of_a_target_does_not_show_the_address() =>
        Assert.DoesNotContain("CANARY", new StreamTarget(new Uri(Address), MetaTraderCredential.None, TimeSpan.FromSeconds(20)).ToString(), StringComparison.Ordinal);
}
