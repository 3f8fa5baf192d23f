using System.Globalization;

namespace Broker.MetaTrader.Trading;

/// <summary>What becomes of a stop loss or take profit. Always said: the server clears the one that a change leaves out (contracts/metatrader.md 8).</summary>
public readonly record struct StopChange
{
    private readonly decimal? value;

    private StopChange(decimal value) => this.value = value;

    /// <summary>It stays. The order is read right before, and its present value is sent along. The default.</summary>
    public static StopChange Keep { get; }

    /// <summary>It is removed.</summary>
    public static StopChange Remove { get; } = new(0m);

    /// <summary>The price to send, 0 to remove; null for <see cref="Keep"/>.</summary>
    public decimal? Value => value;

    /// <summary>True for <see cref="Keep"/>.</summary>
    public bool IsKept => value is null;

    /// <summary>It is set to a price.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The price is not above zero: to remove it, say <see cref="Remove"/>.</exception>
    public static StopChange Set(decimal price) => price > 0
        ? new StopChange(price)
        : throw new ArgumentOutOfRangeException(nameof(price), price, "A stop's price is above zero; to remove it use StopChange.Remove.");

    /// <summary><c>keep</c>, <c>remove</c> or the price.</summary>
    public override string ToString() => value switch { null => "keep", 0m => "remove", { } price => price.ToString(CultureInfo.InvariantCulture) };
}
