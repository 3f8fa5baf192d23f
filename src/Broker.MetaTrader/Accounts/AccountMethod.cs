namespace Broker.MetaTrader.Accounts;

/// <summary>How an account counts positions. Values the client does not know are kept as they were sent.</summary>
/// <param name="Value">The vendor's word, for example <c>Hedging</c>.</param>
public readonly record struct AccountMethod(string Value)
{
    /// <summary>The server's default.</summary>
    public static AccountMethod Default { get; } = new("Default");

    /// <summary>One position per symbol.</summary>
    public static AccountMethod Netting { get; } = new("Netting");

    /// <summary>Several positions per symbol, in both directions.</summary>
    public static AccountMethod Hedging { get; } = new("Hedging");

    /// <summary>True for the three values above.</summary>
    public bool IsKnown => Equals(Default) || Equals(Netting) || Equals(Hedging);

    /// <summary>The same word, in any case.</summary>
    public bool Equals(AccountMethod other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value ?? string.Empty);

    /// <inheritdoc/>
    public override string ToString() => Value ?? string.Empty;
}
