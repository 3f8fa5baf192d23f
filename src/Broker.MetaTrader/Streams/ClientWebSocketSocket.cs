using System.Net.WebSockets;

namespace Broker.MetaTrader.Streams;

/// <summary>One socket of the platform's client.</summary>
internal sealed class ClientWebSocketSocket(ClientWebSocket socket) : IStreamSocket
{
    private static readonly TimeSpan GoodbyeLimit = TimeSpan.FromSeconds(1);
    private readonly Lock gate = new();
    private Task? closing;

    public ValueTask<StreamReceive> ReceiveAsync(Memory<byte> buffer)
    {
        ValueTask<ValueWebSocketReceiveResult> receiving = socket.ReceiveAsync(buffer, CancellationToken.None);
        return receiving.IsCompletedSuccessfully ? new(Read(receiving.GetAwaiter().GetResult())) : WaitAsync(receiving);

        [System.Runtime.CompilerServices.AsyncMethodBuilder(typeof(System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder<>))]
        static async ValueTask<StreamReceive> WaitAsync(ValueTask<ValueWebSocketReceiveResult> receiving) => Read(await receiving.ConfigureAwait(false));
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
        socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    public void BeginClose()
    {
        lock (gate)
        {
            closing ??= Task.Run(CloseAsync);
        }
    }

    public async ValueTask DisposeAsync()
    {
        BeginClose();
#pragma warning disable VSTHRD003 // started by this very object, on the pool
        await closing!.ConfigureAwait(false);
#pragma warning restore VSTHRD003
        socket.Dispose();
    }

    private static StreamReceive Read(ValueWebSocketReceiveResult received) =>
        new(received.Count, received.EndOfMessage, received.MessageType == WebSocketMessageType.Close);

    // The host is told, but not waited for: it may be the reason why the connection is given up.
    private async Task CloseAsync()
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                using var limit = new CancellationTokenSource(GoodbyeLimit, TimeProvider.System);
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or InvalidOperationException or IOException)
        {
            // Broken already.
        }

        socket.Abort();
    }
}
