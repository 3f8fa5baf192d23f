using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using Broker.Core.Errors;
using Broker.Core.Secrets;
using Broker.MetaTrader.Quotes;
using Broker.MetaTrader.Streams;
using static Broker.MetaTrader.Streams.StreamMessageKind;

namespace Broker.MetaTrader.Tests.Streams;

/// <summary>The platform's WebSocket client against a real server.</summary>
public sealed class LoopbackTests
{
    private const string Quote = """{"type":"Quote","data":{"symbol":"EURUSD","bid":1.0842,"ask":1.0843,"time":"2026-11-02T09:00:00"}}""";

    [Fact]
    public async Task Quotes_arrive_and_leaving_says_goodbye()
    {
        // A goodbye has one second of real time. A machine that stands still for that long breaks off without it; then the stream is left once more.
        WebSocketCloseStatus? goodbye = null;
        for (int run = 0; goodbye is null && run < 5; run++)
        {
            goodbye = await LeaveAsync();
        }

        Assert.Equal(WebSocketCloseStatus.NormalClosure, goodbye);
    }

    /// <summary>Reads a stream to its end and leaves it; how it was left, as the server heard it.</summary>
    private static async Task<WebSocketCloseStatus?> LeaveAsync()
    {
        await using var server = new LoopbackServer();
        server.Then(async (socket, token) =>
        {
            for (int i = 0; i < 2000; i++)
            {
                await LoopbackServer.SendAsync(socket, Quote, token);
            }

            await LoopbackServer.SendAsync(socket, $$$"""{"type":"Mail","data":"{{{new string('x', 100_000)}}}"}""", token);
            await LoopbackServer.SendAsync(socket, Quote, token);
            await server.ListenAsync(socket, token);
        });
        StreamRig rig = Rig(server);

        await using (StreamHand<QuoteView> stream = rig.Quotes(o => (o.BackPressure, o.PingInterval) = (StreamBackPressure.Wait, TimeSpan.FromHours(1))))
        {
            await stream.NextAsync(Connected);
            for (int i = 0; i < 2001; i++)
            {
                Assert.Equal(1.0842m, (await stream.DataAsync()).Bid);
            }
        }

        await StreamRig.UntilAsync(() => !server.Closes.IsEmpty);
        Assert.StartsWith("GET /OnQuote?id=CANARY-session-token%201 HTTP/1.1\r\n", Assert.Single(server.Heads), StringComparison.Ordinal);
        Assert.Equal(1, rig.Statistics.OtherTypes);
        Assert.DoesNotContain("CANARY", rig.Logs.Text, StringComparison.Ordinal);
        return Assert.Single(server.Closes);
    }

    [Fact]
    public async Task A_server_that_goes_away_is_connected_to_again()
    {
        await using var server = new LoopbackServer();
        server.Then((socket, token) => LoopbackServer.SendAsync(socket, Quote, token));
        server.Then((socket, token) => socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, "CANARY", token));
        server.Then(async (socket, token) =>
        {
            await LoopbackServer.SendAsync(socket, Quote, token);
            await server.ListenAsync(socket, token);
        });
        await using StreamHand<QuoteView> stream = Rig(server).Quotes();

        Assert.Equal([Connected, Data, Reconnecting, Connected, CaughtUp, Reconnecting, Connected, CaughtUp, Data], await stream.KindsAsync(9));
    }

    [Theory]
    [InlineData("HTTP/1.1 404 Not Found", ErrorKind.NotFound, 404)]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/?CANARY", ErrorKind.Protocol, 302)]
    [InlineData("HTTP/1.1 401 Unauthorized", ErrorKind.Authentication, 401)]
    [InlineData("HTTP/1.1 201 Created", ErrorKind.Protocol, 201)]
    [InlineData("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 7", ErrorKind.Unavailable, 503)]
    public async Task A_refused_handshake_is_read_by_its_status(string head, ErrorKind kind, int status)
    {
        await using var server = new LoopbackServer();
        server.Refuse(head);
        StreamRig rig = Rig(server);
        await using StreamHand<QuoteView> stream = rig.Quotes(o => o.MaxConsecutiveFailures = 1);

        var exception = await Assert.ThrowsAnyAsync<BrokerApiException>(stream.NextAsync);

        Assert.Equal((kind, status), (exception.Error.Kind, exception.Status!.Value));
        Assert.Equal(status == 503 ? TimeSpan.FromSeconds(7) : null, exception.Error.RetryAfter);
        Assert.DoesNotContain("CANARY", exception + rig.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_credential_goes_along_as_with_calls()
    {
        await using var server = new LoopbackServer();
        StreamRig rig = Rig(server, MetaTraderCredential.Pro("user", Secret.From("pass")));
        await using StreamHand<QuoteView> stream = rig.Quotes();
        await stream.NextAsync(Connected);

        Assert.Contains("\r\nAuthorization: Basic dXNlcjpwYXNz\r\n", server.Heads.First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_there_is_a_connection_failure()
    {
        // Bound without listening: a connection is refused, and nobody else is given the port meanwhile.
        using var closed = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)closed.LocalEndPoint!).Port}");
        var rig = new StreamRig(o => o.BaseAddress = address, new ClientWebSocketConnector()).Accepting();
        await using StreamHand<QuoteView> stream = rig.Quotes();

        Assert.Equal(ErrorKind.Connection, (await stream.NextAsync(Reconnecting)).Reason);
    }

    [Fact]
    public async Task Cancelling_ends_a_silent_connection_at_once()
    {
        await using var server = new LoopbackServer();
        server.Then(server.ListenAsync);
        using var stop = new CancellationTokenSource();
        await using var stream = new StreamHand<QuoteView>(Rig(server).Streams.QuotesAsync(StreamRig.Account, ["EURUSD"]), stop.Token);
        await stream.NextAsync(Connected);
        Task<StreamMessage<QuoteView>> next = stream.NextAsync();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        await StreamRig.UntilAsync(() => !server.Closes.IsEmpty);
    }

    private static StreamRig Rig(LoopbackServer server, MetaTraderCredential? credential = null) => new StreamRig(
        o =>
        {
            o.BaseAddress = server.Address;
            o.Credential = credential ?? MetaTraderCredential.None;
        },
        new ClientWebSocketConnector()).Accepting();
}
