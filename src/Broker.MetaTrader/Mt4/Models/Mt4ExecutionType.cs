using Broker.WireReaders;

namespace Broker.MetaTrader.Mt4.Models;

/// <summary>How a MetaTrader 4 symbol is executed. Values the client does not know are kept as they were sent.</summary>
/// <param name="Value">The vendor's word, for example <c>Market</c>.</param>
/// <remarks>Source: contracts/metatrader.md 5.2. No numbers are documented, so numbers stay as they were sent.</remarks>
[WireWord("Request", "Instant", "Market")]
public readonly partial record struct Mt4ExecutionType(string Value)
{
    /// <summary>A price is asked for first.</summary>
    public static Mt4ExecutionType Request { get; } = new("Request");

    /// <summary>At the price the request names, or a requote.</summary>
    public static Mt4ExecutionType Instant { get; } = new("Instant");

    /// <summary>At the market's price, whatever it is by then.</summary>
    public static Mt4ExecutionType Market { get; } = new("Market");
}
