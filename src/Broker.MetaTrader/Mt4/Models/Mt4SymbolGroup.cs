using Broker.WireReaders;

namespace Broker.MetaTrader.Mt4.Models;

/// <summary>A group of MetaTrader 4 symbols. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>Source: contracts/metatrader.md 5.2, <c>ConSymbolGroup</c>.</remarks>
[WireRecord]
public sealed partial record Mt4SymbolGroup
{
    /// <summary>Its name.</summary>
    public partial string? Name { get; init; }

    /// <summary>Its description.</summary>
    public partial string? Description { get; init; }
}
