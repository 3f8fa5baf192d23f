using Broker.MetaTrader.Clock;

namespace Broker.MetaTrader.Mt5.Requests;

/// <summary>A number of bars of one symbol, counted back from a time.</summary>
public sealed record Mt5BarsBackRequest
{
    /// <summary>The symbol as the server spells it: case and suffix matter.</summary>
    public required string Symbol { get; init; }

    /// <summary>The END: bars go back from here. The wire calls it <c>from</c>. On the server's clock.</summary>
    public required ServerTime End { get; init; }

    /// <summary>How many bars; at least 1.</summary>
    public required int NumBars { get; init; }

    /// <summary>The length of a bar.</summary>
    public required Mt5TimeFrame TimeFrame { get; init; }

    internal void ThrowIfWrong()
    {
        Mt5Checks.Symbol(Symbol);
        ArgumentOutOfRangeException.ThrowIfLessThan(NumBars, 1);
        Mt5Checks.TimeFrame(TimeFrame);
    }
}
