using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Broker.Bench.Streams;

/// <summary>
/// A WebSocket server on this machine that sends prepared frames to every client as fast as they are taken, in blocks of 64 kB, until the client goes. It shares
/// the process, so that nothing has to be started; what it does is one large write a block, and it allocates nothing meanwhile.
/// </summary>
internal sealed class FrameServer : IAsyncDisposable
{
    private const int BlockSize = 64 * 1024;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly byte[] block;
    private readonly Task accepting;

    public FrameServer(IReadOnlyList<string> frames)
    {
        using var prepared = new MemoryStream();
        while (prepared.Length < BlockSize)
        {
            foreach (string frame in frames)
            {
                Append(prepared, Encoding.UTF8.GetBytes(frame));
            }
        }

        block = prepared.ToArray();
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}"));

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
#pragma warning disable VSTHRD003 // started by the constructor
        await accepting;
#pragma warning restore VSTHRD003
        stop.Dispose();
    }

    // Unmasked text frames, as a server sends them.
    private static void Append(MemoryStream output, byte[] payload)
    {
        output.WriteByte(0x81);
        if (payload.Length < 126)
        {
            output.WriteByte((byte)payload.Length);
        }
        else
        {
            output.WriteByte(126);
            output.WriteByte((byte)(payload.Length >> 8));
            output.WriteByte((byte)payload.Length);
        }

        output.Write(payload);
    }

    private async Task AcceptAsync()
    {
        List<Task> serving = [];
        try
        {
            while (true)
            {
                TcpClient client = await listener.AcceptTcpClientAsync(stop.Token);
                serving.Add(Task.Run(() => ServeAsync(client)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                string head = await ReadHeadAsync(stream);
                await stream.WriteAsync(Encoding.ASCII.GetBytes(Answer(head)), stop.Token);
                if (!head.Contains("Sec-WebSocket-Key", StringComparison.OrdinalIgnoreCase))
                {
                    return;
                }

                while (true)
                {
                    await stream.WriteAsync(block, stop.Token);
                }
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException)
            {
                // The client has had enough.
            }
        }
    }

    private async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        byte[] buffer = new byte[4096];
        int used = 0;
        while (buffer.AsSpan(0, used).IndexOf("\r\n\r\n"u8) < 0)
        {
            int count = await stream.ReadAsync(buffer.AsMemory(used), stop.Token);
            used += count > 0 ? count : throw new IOException("The client broke off.");
        }

        return Encoding.ASCII.GetString(buffer, 0, used);
    }

    // Any call but a handshake is a subscription: it is accepted.
    private static string Answer(string head)
    {
        string? key = head.Split("\r\n").FirstOrDefault(static line => line.StartsWith("Sec-WebSocket-Key:", StringComparison.OrdinalIgnoreCase))?[18..].Trim();
        if (key is null)
        {
            return "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nConnection: close\r\n\r\nOK";
        }

#pragma warning disable CA5350 // what the protocol says
        string accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
        return $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n";
    }
}
