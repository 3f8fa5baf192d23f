using Broker.WireReaders;

namespace Broker.MetaTrader.Mt4.Models;

/// <summary>The bars of one MetaTrader 4 symbol, or why there are none. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>Source: contracts/metatrader.md 5.2, <c>BarsForSymbol</c>.</remarks>
[WireRecord]
public sealed partial record Mt4SymbolBars
{
    /// <summary>The symbol as the server spells it.</summary>
    [WireShared]
    public partial string? Symbol { get; init; }

    /// <summary>Its bars.</summary>
    public partial IReadOnlyList<Mt4Bar>? Bars { get; init; }

    /// <summary>Why this symbol failed while others did not; null or empty when it did not.</summary>
    [WireName("exception")]
    public partial string? Failure { get; init; }

    /// <summary>Symbol and number of bars only: the text of a failure may repeat what was sent.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Bars?.Count ?? 0} bars of {Symbol}");
}
