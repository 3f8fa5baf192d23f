using Broker.WireReaders;

namespace Broker.MetaTrader.Mt4.Models;

/// <summary>The kind of a MetaTrader 4 account. Values the client does not know are kept as they were sent.</summary>
/// <param name="Value">The vendor's word, for example <c>Demo</c>.</param>
/// <remarks>Source: contracts/metatrader.md 5.2, numbers 5.3. MetaTrader 5 counts the other way round.</remarks>
[WireWord("Real=0", "Contest=1", "Demo=2")]
public readonly partial record struct Mt4AccountType(string Value)
{
    /// <summary>Real money.</summary>
    public static Mt4AccountType Real { get; } = new("Real");

    /// <summary>A competition.</summary>
    public static Mt4AccountType Contest { get; } = new("Contest");

    /// <summary>Play money.</summary>
    public static Mt4AccountType Demo { get; } = new("Demo");
}
