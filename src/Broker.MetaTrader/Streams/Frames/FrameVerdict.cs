namespace Broker.MetaTrader.Streams.Frames;

/// <summary>What a frame turned out to be.</summary>
internal enum FrameVerdict
{
    /// <summary>Data of the stream.</summary>
    Data,

    /// <summary>A type the stream is not about, or none that is known.</summary>
    OtherType,

    /// <summary>A symbol that was not asked for.</summary>
    OtherSymbol,

    /// <summary>An error the server tells.</summary>
    Error,

    /// <summary>Not the expected JSON.</summary>
    Malformed,
}
