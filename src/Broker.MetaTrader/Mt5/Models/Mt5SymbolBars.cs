using System.Globalization;
using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>The bars of one symbol, or why there are none. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>Source: contracts/metatrader.md 5.1, <c>BarsForSymbol</c> and <c>QuoteHistoryEventArgs</c>.</remarks>
[WireRecord]
public sealed partial record Mt5SymbolBars
{
    /// <summary>The symbol as the server spells it.</summary>
    [WireShared]
    public partial string? Symbol { get; init; }

    /// <summary>Its bars.</summary>
    public partial IReadOnlyList<Mt5Bar>? Bars { get; init; }

    /// <summary>Why this symbol's bars could not be read, in the vendor's words; null or empty when they could. Free text: do not log it unseen.</summary>
    public partial string? Exception { get; init; }

    /// <summary>Symbol and count only: the vendor's words can repeat what was sent.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Bars?.Count ?? 0} bars of {Symbol}{(string.IsNullOrEmpty(Exception) ? "" : ", failed")}");
}
