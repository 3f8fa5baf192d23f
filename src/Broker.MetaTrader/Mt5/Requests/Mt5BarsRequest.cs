using Broker.MetaTrader.Clock;

namespace Broker.MetaTrader.Mt5.Requests;

/// <summary>A time range of one symbol whose bars are asked for.</summary>
public sealed record Mt5BarsRequest
{
    /// <summary>The symbol as the server spells it: case and suffix matter.</summary>
    public required string Symbol { get; init; }

    /// <summary>The begin of the range, on the server's clock.</summary>
    public required ServerTime From { get; init; }

    /// <summary>The end of the range, on the server's clock.</summary>
    public required ServerTime To { get; init; }

    /// <summary>The length of a bar.</summary>
    public required Mt5TimeFrame TimeFrame { get; init; }

    internal void ThrowIfWrong()
    {
        Mt5Checks.Symbol(Symbol);
        Mt5Checks.Range(From, To);
        Mt5Checks.TimeFrame(TimeFrame);
    }
}
