namespace Broker.MetaTrader.Symbols;

/// <summary>Checks names of symbols before they are sent.</summary>
internal static class SymbolNames
{
    internal static string Check(string symbol)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        return symbol;
    }

    internal static IReadOnlyCollection<string> CheckAny(IReadOnlyCollection<string> symbols)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        return symbols.Count > 0 && !symbols.Any(string.IsNullOrWhiteSpace)
            ? symbols
            : throw new ArgumentException("Give at least one symbol, and none that is empty.", nameof(symbols));
    }
}
