using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>How far an order has come at the trade server. Values this version does not know are kept as they were sent.</summary>
/// <param name="Value">The vendor's word, for example <c>Started</c>.</param>
/// <remarks>Source: contracts/metatrader.md 5.1, 5.3. Positions stand as <c>Filled</c>, pending orders as <c>Placed</c>.</remarks>
[WireWord(
    "Started=0", "Placed=1", "Cancelled=2", "Partial=3", "Filled=4", "Rejected=5",
    "Expired=6", "RequestAdding=7", "RequestModifying=8", "RequestCancelling=9")]
public readonly partial record struct Mt5OrderState(string Value)
{
    /// <summary>Checked, not yet accepted. Also seen in the answer to the close of a position.</summary>
    public static Mt5OrderState Started { get; } = new("Started");

    /// <summary>Accepted: a pending order that waits.</summary>
    public static Mt5OrderState Placed { get; } = new("Placed");

    /// <summary>Deleted before it was filled.</summary>
    public static Mt5OrderState Cancelled { get; } = new("Cancelled");

    /// <summary>Filled in part.</summary>
    public static Mt5OrderState Partial { get; } = new("Partial");

    /// <summary>Filled: a position.</summary>
    public static Mt5OrderState Filled { get; } = new("Filled");

    /// <summary>Rejected by the server.</summary>
    public static Mt5OrderState Rejected { get; } = new("Rejected");

    /// <summary>Its time ran out before it was filled.</summary>
    public static Mt5OrderState Expired { get; } = new("Expired");

    /// <summary>Is being registered.</summary>
    public static Mt5OrderState RequestAdding { get; } = new("RequestAdding");

    /// <summary>Is being changed.</summary>
    public static Mt5OrderState RequestModifying { get; } = new("RequestModifying");

    /// <summary>Is being deleted.</summary>
    public static Mt5OrderState RequestCancelling { get; } = new("RequestCancelling");
}
