namespace Broker.MetaTrader.Streams;

/// <summary>One open socket.</summary>
internal interface IStreamSocket : IAsyncDisposable
{
    /// <summary>Receives a part of a message. Throws anything when the connection broke or was given up.</summary>
    ValueTask<StreamReceive> ReceiveAsync(Memory<byte> buffer);

    /// <summary>Sends one text message.</summary>
    ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken);

    /// <summary>Says goodbye and gives the connection up, without waiting: a pending receive then ends. Disposing waits for it.</summary>
    void BeginClose();
}
