using Broker.WireReaders;

namespace Broker.MetaTrader.Mt4.Models;

/// <summary>The state of a MetaTrader 4 order. Values the client does not know are kept as they were sent.</summary>
/// <param name="Value">The vendor's word, for example <c>OPEN_NORMAL</c>.</param>
/// <remarks>Source: contracts/metatrader.md 5.2. Only OPEN_NORMAL, CLOSED_NORMAL and CLOSED_PART were seen; no numbers are documented, so numbers stay as they were sent.</remarks>
[WireWord("OPEN_NORMAL", "OPEN_REMAND", "OPEN_RESTORED", "CLOSED_NORMAL", "CLOSED_PART", "CLOSED_BY", "DELETED")]
public readonly partial record struct Mt4OrderState(string Value)
{
    /// <summary>Open, or a pending order that waits.</summary>
    public static Mt4OrderState OpenNormal { get; } = new("OPEN_NORMAL");

    /// <summary>What is left open after a part was closed.</summary>
    public static Mt4OrderState OpenRemand { get; } = new("OPEN_REMAND");

    /// <summary>Opened again by the broker.</summary>
    public static Mt4OrderState OpenRestored { get; } = new("OPEN_RESTORED");

    /// <summary>Closed as a whole.</summary>
    public static Mt4OrderState ClosedNormal { get; } = new("CLOSED_NORMAL");

    /// <summary>A part was closed; the rest goes on under a new ticket.</summary>
    public static Mt4OrderState ClosedPart { get; } = new("CLOSED_PART");

    /// <summary>Closed by an order of the opposite direction.</summary>
    public static Mt4OrderState ClosedBy { get; } = new("CLOSED_BY");

    /// <summary>A pending order that was deleted or expired.</summary>
    public static Mt4OrderState Deleted { get; } = new("DELETED");
}
