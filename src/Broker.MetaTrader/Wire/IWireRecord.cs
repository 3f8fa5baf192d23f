using System.Text.Json;

namespace Broker.MetaTrader.Wire;

/// <summary>A record with a generated reader.</summary>
internal interface IWireRecord<TSelf>
    where TSelf : class, IWireRecord<TSelf>
{
    /// <summary>Nothing this version knows was sent.</summary>
    bool IsEmpty { get; }

    /// <summary>Reads one from a reader that stands on its value; null when that is no object.</summary>
    static abstract TSelf? Read(ref Utf8JsonReader reader);
}
