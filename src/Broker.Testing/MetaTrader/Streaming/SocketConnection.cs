using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Broker.Testing.MetaTrader.Streaming;

/// <summary>One open socket: frames wait in a bounded queue, and a reader too slow for it is cut off.</summary>
internal sealed class SocketConnection(string path, SimulatedAccount account, SocketHub hub)
{
    /// <summary>The gateway's own socket, which has a protocol of its own.</summary>
    public const string GatewayPath = "stream";

    private const int LargestMessage = 64 * 1024;
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(5);

    private readonly Channel<byte[]> _queue = Channel.CreateBounded<byte[]>(hub.QueueLimit);
    private volatile Action _cut = static () => { };

    public string Path { get; } = path;

    public SimulatedAccount Account { get; } = account;

    /// <summary>What a client of the gateway's socket subscribed on it.</summary>
    public HashSet<string> StreamSymbols { get; } = new(StringComparer.Ordinal);

    public int Waiting => _queue.Reader.Count;

    public bool Tells(string socket) => Path == socket || Path == "Events";

    /// <summary>Never waits; a full queue cuts the connection.</summary>
    public void Enqueue(byte[] frame)
    {
        if (!hub.Silent && !_queue.Writer.TryWrite(frame))
        {
            Cut();
        }
    }

    /// <summary>Aborts the connection.</summary>
    public void Cut()
    {
        _queue.Writer.TryComplete();
        _cut();
    }

    /// <summary>Sends what waits, then closes in order.</summary>
    public void Finish() => _queue.Writer.TryComplete();

    public async Task ServeAsync(HttpContext context, CancellationToken gone)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(gone);
        _cut = () => _ = ended.CancelAsync();

        // Before the handshake is answered: a quote set right after it must not be missed.
        hub.Add(this);
        try
        {
            context.Response.Headers.Upgrade = "websocket";
            context.Response.Headers["Sec-WebSocket-Accept"] = Accept(context.Request.Headers["Sec-WebSocket-Key"].ToString());
            var stream = await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync().ConfigureAwait(false);
            using var socket = WebSocket.CreateFromStream(new SilenceableStream(stream, () => hub.Silent), new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = Timeout.InfiniteTimeSpan });
            var receiving = ReceiveAsync(socket, ended.Token);
            await SendAsync(socket, ended.Token).ConfigureAwait(false);
            await receiving.WaitAsync(Goodbye, ended.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or IOException or TimeoutException or ObjectDisposedException)
        {
            // The peer is gone, or shall be.
            context.Abort();
        }
        finally
        {
            hub.Remove(this);
            _cut = static () => { };
            await ended.CancelAsync().ConfigureAwait(false);
        }
    }

    private static string Accept(string key)
    {
#pragma warning disable CA5350 // RFC 6455 asks for SHA-1.
        var hash = SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"));
#pragma warning restore CA5350
        return Convert.ToBase64String(hash);
    }

    private async Task SendAsync(WebSocket socket, CancellationToken ended)
    {
        await foreach (var frame in _queue.Reader.ReadAllAsync(ended).ConfigureAwait(false))
        {
            await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, ended).ConfigureAwait(false);
            if (_queue.Reader.Count == 0)
            {
                hub.Drained();
            }
        }

        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "bye", ended).ConfigureAwait(false);
    }

    private async Task ReceiveAsync(WebSocket socket, CancellationToken ended)
    {
        var buffer = new byte[1024];
        var length = 0;
        try
        {
            while (length < LargestMessage)
            {
                if (length == buffer.Length)
                {
                    Array.Resize(ref buffer, length * 2);
                }

                var received = await socket.ReceiveAsync(buffer.AsMemory(length), ended).ConfigureAwait(false);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                length += received.Count;
                if (received.EndOfMessage)
                {
                    hub.OnMessage(this, buffer.AsSpan(0, length));
                    length = 0;
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            Cut();
        }
        finally
        {
            Finish();
        }
    }
}
