using Broker.MetaTrader.Clock;

namespace Broker.MetaTrader.Mt5.Requests;

/// <summary>A number of bars of several symbols, counted back from a time.</summary>
public sealed record Mt5BarsBackManyRequest
{
    /// <summary>The symbols as the server spells them; at least one.</summary>
    public required IReadOnlyCollection<string> Symbols { get; init; }

    /// <summary>The END: bars go back from here. The wire calls it <c>from</c>. On the server's clock.</summary>
    public required ServerTime End { get; init; }

    /// <summary>How many bars; at least 1.</summary>
    public required int NumBars { get; init; }

    /// <summary>The length of a bar.</summary>
    public required Mt5TimeFrame TimeFrame { get; init; }

    internal void ThrowIfWrong()
    {
        Mt5Checks.Symbols(Symbols);
        ArgumentOutOfRangeException.ThrowIfLessThan(NumBars, 1);
        Mt5Checks.TimeFrame(TimeFrame);
    }
}
