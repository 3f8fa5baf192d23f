using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>A symbol with what the account's group may do on it. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>Source: contracts/metatrader.md 5.1, 5.4. The answer of MetaTrader 4 has other member names under the same keys.</remarks>
[WireRecord]
public sealed partial record Mt5SymbolParams
{
    /// <summary>The symbol as the server spells it.</summary>
    [WireShared]
    public partial string? Symbol { get; init; }

    /// <summary>What it is.</summary>
    public partial Mt5SymbolInfo? SymbolInfo { get; init; }

    /// <summary>What may be done on it.</summary>
    public partial Mt5SymbolGroup? SymbolGroup { get; init; }
}
