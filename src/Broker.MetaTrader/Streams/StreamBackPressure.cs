namespace Broker.MetaTrader.Streams;

/// <summary>What happens when messages come faster than they are consumed.</summary>
public enum StreamBackPressure
{
    /// <summary>The oldest data is dropped, and a <see cref="StreamMessageKind.Dropped"/> message says how much. Right for prices, where only the newest counts.</summary>
    DropOldest = 0,

    /// <summary>Nothing is dropped: the socket is not read until there is room. Right for orders. A server may close a connection that is not read for long; then the stream reconnects and catches up.</summary>
    Wait = 1,
}
