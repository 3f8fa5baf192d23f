using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>How orders on a symbol are executed. Values this version does not know are kept as they were sent.</summary>
/// <param name="Value">The vendor's word, for example <c>Request</c>.</param>
/// <remarks>Source: contracts/metatrader.md 5.1; no numbers are known.</remarks>
[WireWord("Request", "Instant", "Market", "Exchange")]
public readonly partial record struct Mt5ExecutionType(string Value)
{
    /// <summary>A price is asked for first.</summary>
    public static Mt5ExecutionType Request { get; } = new("Request");

    /// <summary>At the price that is shown, or a requote.</summary>
    public static Mt5ExecutionType Instant { get; } = new("Instant");

    /// <summary>At the market's price.</summary>
    public static Mt5ExecutionType Market { get; } = new("Market");

    /// <summary>At an exchange.</summary>
    public static Mt5ExecutionType Exchange { get; } = new("Exchange");
}
