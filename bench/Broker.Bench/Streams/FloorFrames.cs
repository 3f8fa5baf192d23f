using System.Net.WebSockets;
using System.Text.Json;
using Broker.Bench.Measuring;

namespace Broker.Bench.Streams;

/// <summary>The floor: the platform's client, one buffer, source generation. No reconnect, no watch, no hand-over to a consumer.</summary>
internal sealed class FloorFrames(Uri server) : IFrameContender
{
    public const string RowName = "floor: ClientWebSocket + source generation";

    private readonly byte[] buffer = new byte[16 * 1024];
    private ClientWebSocket? socket;

    public string Name => RowName;

    public ContenderKind Kind => ContenderKind.Floor;

    public async ValueTask RunAsync(int calls)
    {
        for (int i = 0; i < calls; i++)
        {
            await NextAsync();
        }
    }

    public async Task CheckAsync()
    {
        for (int i = 0; i < QuoteFrames.All.Count; i++)
        {
            FloorQuote quote = await NextAsync();
            FrameCheck.Same(i, quote.Symbol, quote.Bid, quote.Ask, quote.Time);
        }
    }

    public ValueTask DisposeAsync()
    {
        socket?.Abort();
        socket?.Dispose();
        return default;
    }

    private async ValueTask<FloorQuote> NextAsync()
    {
        if (socket is null)
        {
            socket = new ClientWebSocket();
            await socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/OnQuote" }.Uri, CancellationToken.None);
        }

        int used = 0;
        while (true)
        {
            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(buffer.AsMemory(used), CancellationToken.None);
            used += part.Count;
            if (part.EndOfMessage)
            {
                return JsonSerializer.Deserialize(buffer.AsSpan(0, used), FloorFrameJson.Default.FloorFrame)!.Data!;
            }
        }
    }
}
