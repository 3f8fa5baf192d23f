using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Broker.Testing.Tests.MetaTrader;

/// <summary>A WebSocket that reads one frame at a time.</summary>
public sealed class SocketClient : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(3));

    public ClientWebSocket Socket => _socket;

    public static async Task<SocketClient> OpenAsync(Simulator simulator, string path, string? key = "key")
    {
        var client = new SocketClient();
        if (key is not null)
        {
            client._socket.Options.SetRequestHeader("x-api-key", key);
        }

        client._socket.Options.CollectHttpResponseDetails = true;
        await client._socket.ConnectAsync(new Uri($"ws://127.0.0.1:{simulator.BaseAddress.Port}/{path}"), client._patience.Token);
        return client;
    }

    public async Task<string?> TextAsync()
    {
        var buffer = new byte[1 << 20];
        var length = 0;
        while (true)
        {
            var received = await _socket.ReceiveAsync(buffer.AsMemory(length), _patience.Token);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += received.Count;
            if (received.EndOfMessage)
            {
                return Encoding.UTF8.GetString(buffer, 0, length);
            }
        }
    }

    public async Task<JsonNode> FrameAsync() => JsonNode.Parse((await TextAsync())!)!;

    public Task SendAsync(string text) => _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, _patience.Token);

    public void Dispose()
    {
        _socket.Dispose();
        _patience.Dispose();
    }
}
