using Broker.Core.Errors;

namespace Broker.MetaTrader.Streams;

/// <summary>One message of a stream: data, or what happened to the connection.</summary>
/// <typeparam name="T">What the stream carries.</typeparam>
public readonly record struct StreamMessage<T>
    where T : class
{
    /// <summary>What it tells.</summary>
    public StreamMessageKind Kind { get; init; }

    /// <summary>The data of <see cref="StreamMessageKind.Data"/> and <see cref="StreamMessageKind.CaughtUp"/>; null otherwise.</summary>
    public T? Data { get; init; }

    /// <summary>When it arrived here, by this client's clock. Judge freshness by this: times in the data are the server's and can stand still.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>How many messages were dropped, or the number of failures in a row; 0 otherwise.</summary>
    public int Count { get; init; }

    /// <summary>The class of the failure of <see cref="StreamMessageKind.Reconnecting"/>; null otherwise.</summary>
    public ErrorKind? Reason { get; init; }
}
