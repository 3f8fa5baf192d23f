using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;
using Broker.MetaTrader.Trading;

namespace Broker.Contracts.Tests.MetaTrader;

/// <summary>Nothing listens: nothing was sent, so every call may be repeated, trades included.</summary>
public sealed class UnreachableHostTests(WireMockFixture server) : MetaTraderContractTest(server)
{
    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task A_refused_connection_means_that_nothing_was_sent(string name)
    {
        MetaTraderOperation operation = MetaTraderOperations.Of(name);
        var client = Client(operation, configure: o => o.BaseAddress = Local(FreePort()));

        ApiError error = await Failures.OfAsync(operation, client);

        Assert.Equal((ErrorKind.Connection, Outcome.NotSent, 4), (error.Kind, error.Outcome, error.Attempts));
        if (operation.IsTrade)
        {
            TradeResult result = Assert.IsType<TradeResult>(await operation.CallAsync(client));
            Assert.Equal((TradeStatus.NotSent, false, false, null), (result.Status, result.WasApplied, result.WasSent, result.Lookup));
        }
    }

    [WireMockTheory]
    [MemberData(nameof(SentOnce))]
    public async Task A_call_that_never_left_is_repeated_and_reaches_the_server_once_when_it_comes_up(string name)
    {
        MetaTraderOperation operation = MetaTraderOperations.Of(name);
        int port = FreePort();
        using var late = new TcpListener(IPAddress.Loopback, port);
        Task<int>? serving = null;
        using var refusedOnce = new RefusedOnceHandler(() =>
        {
            late.Start();
            serving = ServeAsync(late, operation);
        });

        operation.Check(await operation.CallAsync(Client(operation, configure: o => o.BaseAddress = Local(port), handler: refusedOnce)));

        Assert.NotNull(serving);
        late.Stop();
        Assert.Equal(1, await serving);
    }

    // A server of its own: what is measured is the moment it comes up, and WireMock starts too slowly for that.
    private static async Task<int> ServeAsync(TcpListener listener, MetaTraderOperation operation)
    {
        int counted = 0;
        try
        {
            while (true)
            {
                using TcpClient client = await listener.AcceptTcpClientAsync();
                await using NetworkStream stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
                string first = await reader.ReadLineAsync() ?? "";
                while (await reader.ReadLineAsync() is { Length: > 0 })
                {
                    // Headers do not matter here.
                }

                string path = first.Split(' ')[1].Split('?')[0];
                counted += path == operation.Path ? 1 : 0;
                var answer = path == operation.Path
                    ? AnswerFiles.SuccessOf(operation)
                    : AnswerFiles.Of(operation.Platform, path).Select(mapping => mapping["response"]!.AsObject()).Last();
                byte[] body = Encoding.UTF8.GetBytes(AnswerFiles.BodyOf(answer));
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"));
                await stream.WriteAsync(body);
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The call has its answer and the listener was stopped.
            return counted;
        }
    }

    private static Uri Local(int port) => new($"http://127.0.0.1:{port}/");

    // Below the ports that the platform hands to outgoing connections, so that nobody takes it in between.
    private static int FreePort()
    {
        while (true)
        {
            int port = RandomNumberGenerator.GetInt32(15_000, 20_000);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: try another.
            }
        }
    }
}
