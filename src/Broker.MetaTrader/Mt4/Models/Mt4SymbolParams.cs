using Broker.WireReaders;

namespace Broker.MetaTrader.Mt4.Models;

/// <summary>What is known of one MetaTrader 4 symbol and of the account's group for it. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>Source: contracts/metatrader.md 5.2, 5.4: <c>symbol</c> is an object here, a text on MetaTrader 5.</remarks>
[WireRecord]
public sealed partial record Mt4SymbolParams
{
    /// <summary>The symbol as the server spells it.</summary>
    [WireShared]
    public partial string? SymbolName { get; init; }

    /// <summary>The symbol.</summary>
    public partial Mt4SymbolInfo? Symbol { get; init; }

    /// <summary>The group of symbols it belongs to.</summary>
    public partial Mt4SymbolGroup? Group { get; init; }

    /// <summary>What the account's group may do with the group of symbols.</summary>
    public partial Mt4GroupParams? GroupParams { get; init; }
}
