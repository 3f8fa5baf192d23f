using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Broker.Core.Tests.Support;

/// <summary>A server on a bare socket, so that a test decides what happens to the connection. Counts the requests it has read completely.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<string> requests = new();
    private readonly ConcurrentQueue<Func<Exchange, Task>> steps;
    private readonly Task accepting;
    private Func<Exchange, Task>? last;
    private int connections;

    public RawServer(params Func<Exchange, Task>[] script)
    {
        steps = new(script);
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));

    public int Count => requests.Count;

    public int Connections => connections;

    public IReadOnlyList<string> Requests => [.. requests];

    public static Func<Exchange, Task> Answer(string body, int status = 200, string headers = "") => exchange =>
        exchange.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} X\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}"));

    public static Func<Exchange, Task> Answer(byte[] body, string headers) => async exchange =>
    {
        await exchange.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n{headers}\r\n"));
        await exchange.WriteAsync(body);
    };

    /// <summary>Reads the request, then resets the connection.</summary>
    public static Task Reset(Exchange exchange)
    {
        exchange.Reset();
        return Task.CompletedTask;
    }

    /// <summary>Reads the request, then closes the connection without an answer.</summary>
    public static Task Close(Exchange exchange)
    {
        exchange.Close();
        return Task.CompletedTask;
    }

    /// <summary>States more bytes than it sends, then closes.</summary>
    public static async Task Truncate(Exchange exchange)
    {
        await exchange.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 500\r\nRequest-Id: req-9\r\n\r\n{\"Name\":\"a\"");
        exchange.Close();
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
        listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket socket = await listener.AcceptSocketAsync(stop.Token);
            Interlocked.Increment(ref connections);
            _ = ServeAsync(socket);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            socket.NoDelay = true;
            var exchange = new Exchange(socket, stop.Token);
            try
            {
                while (!exchange.IsClosed && await exchange.ReadRequestAsync() is { } request)
                {
                    requests.Enqueue(request);
                    if (steps.TryDequeue(out Func<Exchange, Task>? step))
                    {
                        last = step;
                    }

                    await last!(exchange);
                }
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The client went away, which is what several tests are about.
            }
        }
    }
}
