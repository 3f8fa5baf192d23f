namespace Broker.MetaTrader.Streams;

/// <summary>Counts what streams received and skipped. Give one to <see cref="StreamOptions.Statistics"/> and read it at any time. Thread-safe; one may serve several streams.</summary>
public sealed class StreamStatistics
{
    private long connections;
    private long frames;
    private long bytes;
    private long otherTypes;
    private long otherSymbols;
    private long malformed;
    private long errors;
    private long oversize;
    private long dropped;

    /// <summary>Sockets that were opened.</summary>
    public long Connections => Volatile.Read(ref connections);

    /// <summary>Frames received, those skipped included.</summary>
    public long Frames => Volatile.Read(ref frames);

    /// <summary>Bytes of these frames.</summary>
    public long Bytes => Volatile.Read(ref bytes);

    /// <summary>Frames skipped because their type is not the stream's, or not known.</summary>
    public long OtherTypes => Volatile.Read(ref otherTypes);

    /// <summary>Quotes skipped because their symbol was not asked for; other subscriptions of the session are pushed too.</summary>
    public long OtherSymbols => Volatile.Read(ref otherSymbols);

    /// <summary>Frames skipped because they are not the expected JSON.</summary>
    public long Malformed => Volatile.Read(ref malformed);

    /// <summary>Frames that told an error of the server.</summary>
    public long Errors => Volatile.Read(ref errors);

    /// <summary>Frames beyond <see cref="StreamOptions.MaxFrameBytes"/>; each ended its connection.</summary>
    public long Oversize => Volatile.Read(ref oversize);

    /// <summary>Messages dropped because the consumer was too slow.</summary>
    public long Dropped => Volatile.Read(ref dropped);

    internal void AddConnection() => Interlocked.Increment(ref connections);

    internal void AddFrame(int size)
    {
        Interlocked.Increment(ref frames);
        Interlocked.Add(ref bytes, size);
    }

    internal void AddOtherType() => Interlocked.Increment(ref otherTypes);

    internal void AddOtherSymbol() => Interlocked.Increment(ref otherSymbols);

    internal void AddMalformed() => Interlocked.Increment(ref malformed);

    internal void AddError() => Interlocked.Increment(ref errors);

    internal void AddOversize() => Interlocked.Increment(ref oversize);

    internal void AddDropped() => Interlocked.Increment(ref dropped);
}
