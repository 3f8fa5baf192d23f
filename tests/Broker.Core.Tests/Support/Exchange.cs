using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Broker.Core.Tests.Support;

/// <summary>One connection of a <see cref="RawServer"/>, seen from the server.</summary>
internal sealed class Exchange(Socket socket, CancellationToken stopping)
{
    private readonly byte[] buffer = new byte[64 * 1024];

    public bool IsClosed { get; private set; }

    public CancellationToken Stopping => stopping;

    public async Task<string?> ReadRequestAsync()
    {
        var text = new StringBuilder();
        int body = -1;
        int headEnd = 0;
        while (body < 0 || text.Length < headEnd + body)
        {
            int read = await socket.ReceiveAsync(buffer, stopping);
            if (read == 0)
            {
                return null;
            }

            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            string all = text.ToString();
            headEnd = all.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
            if (headEnd >= 4 && body < 0)
            {
                string? stated = all[..headEnd].Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
                body = stated is null ? 0 : int.Parse(stated["Content-Length:".Length..], CultureInfo.InvariantCulture);
            }
        }

        return text.ToString();
    }

    public Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await socket.SendAsync(bytes, stopping)..];
        }
    }

    public void Reset()
    {
        IsClosed = true;
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    public void Close()
    {
        IsClosed = true;
        socket.Shutdown(SocketShutdown.Both);
        socket.Close();
    }
}
