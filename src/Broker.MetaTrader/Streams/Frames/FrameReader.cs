using System.Text.Json;

namespace Broker.MetaTrader.Streams.Frames;

/// <summary>Reads the frames of one stream. Not thread-safe: it keeps texts that repeat.</summary>
internal abstract class FrameReader<T>
    where T : class
{
    /// <summary>Reads one frame. Whatever it holds, nothing is thrown.</summary>
    internal FrameVerdict Read(ReadOnlySpan<byte> frame, out T? data)
    {
        try
        {
            return ReadFrame(frame, out data);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            data = null;
            return FrameVerdict.Malformed;
        }
    }

    protected abstract FrameVerdict ReadFrame(ReadOnlySpan<byte> frame, out T? data);
}
