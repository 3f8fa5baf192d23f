using Broker.MetaTrader.Clock;

namespace Broker.MetaTrader.Mt5.Requests;

/// <summary>A time range of several symbols whose bars are asked for.</summary>
public sealed record Mt5BarsManyRequest
{
    /// <summary>The symbols as the server spells them; at least one.</summary>
    public required IReadOnlyCollection<string> Symbols { get; init; }

    /// <summary>The begin of the range, on the server's clock.</summary>
    public required ServerTime From { get; init; }

    /// <summary>The end of the range, on the server's clock.</summary>
    public required ServerTime To { get; init; }

    /// <summary>The length of a bar.</summary>
    public required Mt5TimeFrame TimeFrame { get; init; }

    internal void ThrowIfWrong()
    {
        Mt5Checks.Symbols(Symbols);
        Mt5Checks.Range(From, To);
        Mt5Checks.TimeFrame(TimeFrame);
    }
}
