using Broker.WireReaders;

namespace Broker.MetaTrader.Accounts;

/// <summary>How an account counts positions. Values the client does not know are kept as they were sent.</summary>
/// <param name="Value">The vendor's word, for example <c>Hedging</c>.</param>
[WireWord("Default=0", "Netting=1", "Hedging=2")]
public readonly partial record struct AccountMethod(string Value)
{
    /// <summary>The server's default.</summary>
    public static AccountMethod Default { get; } = new("Default");

    /// <summary>One position per symbol.</summary>
    public static AccountMethod Netting { get; } = new("Netting");

    /// <summary>Several positions per symbol, in both directions.</summary>
    public static AccountMethod Hedging { get; } = new("Hedging");
}
