namespace Broker.MetaTrader.Streams;

/// <summary>What a message of a stream tells.</summary>
public enum StreamMessageKind
{
    /// <summary>What the server pushed.</summary>
    Data = 0,

    /// <summary>The socket is open. What was pushed before it is not known.</summary>
    Connected = 1,

    /// <summary>Data read by a call after a reconnect, because what was pushed meanwhile is lost.</summary>
    CaughtUp = 2,

    /// <summary>The connection failed; another try follows. The number of failures in a row is in <see cref="StreamMessage{T}.Count"/>, their class in <see cref="StreamMessage{T}.Reason"/>.</summary>
    Reconnecting = 3,

    /// <summary>Nothing came for as long as <see cref="StreamOptions.SilenceAfter"/> says, although the socket looks open. What was received last may be out of date.</summary>
    Silent = 4,

    /// <summary>The consumer was too slow, and the oldest messages were dropped: as many as <see cref="StreamMessage{T}.Count"/> says, before the message that follows.</summary>
    Dropped = 5,
}
