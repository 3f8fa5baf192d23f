using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>How an order is filled. Values this version does not know are kept as they were sent.</summary>
/// <param name="Value">The vendor's word, for example <c>FillOrKill</c>.</param>
/// <remarks>Source: contracts/metatrader.md 5.1, 5.3. What a symbol allows is a <see cref="Mt5FillFlags"/>; a list of flags that arrives here is kept as it was sent.</remarks>
[WireWord("FillOrKill=0", "ImmediateOrCancel=1", "FlashFill=2", "Any=3")]
public readonly partial record struct Mt5FillPolicy(string Value)
{
    /// <summary>Wholly at once or not at all.</summary>
    public static Mt5FillPolicy FillOrKill { get; } = new("FillOrKill");

    /// <summary>As much as there is at once; the rest is cancelled.</summary>
    public static Mt5FillPolicy ImmediateOrCancel { get; } = new("ImmediateOrCancel");

    /// <summary>The vendor's flash fill.</summary>
    public static Mt5FillPolicy FlashFill { get; } = new("FlashFill");

    /// <summary>Any.</summary>
    public static Mt5FillPolicy Any { get; } = new("Any");
}
