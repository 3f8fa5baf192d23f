using Broker.WireReaders;

namespace Broker.MetaTrader.Mt4.Models;

/// <summary>Who placed a MetaTrader 4 order. Values the client does not know are kept as they were sent.</summary>
/// <param name="Value">The vendor's word, for example <c>Client</c>.</param>
/// <remarks>Source: contracts/metatrader.md 5.2, numbers 5.3.</remarks>
[WireWord("Client=0", "Expert=1", "Dealer=2", "Signal=3", "Gateway=4", "Mobile=5", "Web=6", "Api=7", "Default=8")]
public readonly partial record struct Mt4PlacedType(string Value)
{
    /// <summary>A person at a desktop terminal.</summary>
    public static Mt4PlacedType Client { get; } = new("Client");

    /// <summary>A trading program (expert advisor).</summary>
    public static Mt4PlacedType Expert { get; } = new("Expert");

    /// <summary>The broker's dealer.</summary>
    public static Mt4PlacedType Dealer { get; } = new("Dealer");

    /// <summary>A trading signal that is followed.</summary>
    public static Mt4PlacedType Signal { get; } = new("Signal");

    /// <summary>A gateway of the broker.</summary>
    public static Mt4PlacedType Gateway { get; } = new("Gateway");

    /// <summary>A mobile terminal.</summary>
    public static Mt4PlacedType Mobile { get; } = new("Mobile");

    /// <summary>The web terminal.</summary>
    public static Mt4PlacedType Web { get; } = new("Web");

    /// <summary>A program over the broker's interface.</summary>
    public static Mt4PlacedType Api { get; } = new("Api");

    /// <summary>The server's default.</summary>
    public static Mt4PlacedType Default { get; } = new("Default");
}
