using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;

namespace Broker.MetaTrader.Tests.Streams;

/// <summary>A real WebSocket server on this machine; each connection is answered by the next step.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<Func<WebSocket, CancellationToken, Task>> steps = new();
    private readonly ConcurrentQueue<string> refusals = new();
    private readonly Task running;

    public LoopbackServer()
    {
        listener.Start();
        running = RunAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    public ConcurrentQueue<string> Heads { get; } = new();

    public ConcurrentQueue<WebSocketCloseStatus?> Closes { get; } = new();

    public LoopbackServer Then(Func<WebSocket, CancellationToken, Task> step)
    {
        steps.Enqueue(step);
        return this;
    }

    public LoopbackServer Refuse(string head)
    {
        refusals.Enqueue(head);
        return this;
    }

    public static Task SendAsync(WebSocket socket, string frame, CancellationToken cancellationToken) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(frame).AsMemory(), WebSocketMessageType.Text, true, cancellationToken).AsTask();

    /// <summary>Waits until the client says goodbye or breaks off, and notes what it said; null when it broke off.</summary>
    public async Task ListenAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[1024];
        WebSocketCloseStatus? said = null;
        try
        {
            WebSocketReceiveResult received;
            do
            {
                received = await socket.ReceiveAsync(buffer, cancellationToken);
            }
            while (received.MessageType != WebSocketMessageType.Close);
            said = received.CloseStatus;
        }
        catch (Exception exception) when (exception is IOException or WebSocketException)
        {
            // Broke off.
        }

        Closes.Enqueue(said);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
#pragma warning disable VSTHRD003 // started by the constructor
        await running;
#pragma warning restore VSTHRD003
        stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await listener.AcceptTcpClientAsync(stop.Token);
                try
                {
                    await ServeAsync(client.GetStream());
                }
                catch (Exception exception) when (exception is IOException or WebSocketException)
                {
                    // The client broke off.
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one, stop.Token);
            head.Append((char)one[0]);
        }

        Heads.Enqueue(head.ToString());
        if (refusals.TryDequeue(out string? refusal))
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(refusal + "\r\nContent-Length: 0\r\n\r\n"), stop.Token);
            return;
        }

        string key = head.ToString().Split("\r\n").First(line => line.StartsWith("Sec-WebSocket-Key: ", StringComparison.OrdinalIgnoreCase))[19..].Trim();
#pragma warning disable CA5350 // what the protocol says
        string accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"), stop.Token);
        using WebSocket socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
        if (steps.TryDequeue(out Func<WebSocket, CancellationToken, Task>? step))
        {
            await step(socket, stop.Token);
        }
    }
}
