using Broker.MetaTrader.Clock;

namespace Broker.MetaTrader.Mt5.Requests;

/// <summary>A time range whose orders are asked for.</summary>
public sealed record Mt5HistoryRequest
{
    /// <summary>The begin of the range, on the server's clock.</summary>
    public required ServerTime From { get; init; }

    /// <summary>The end of the range, on the server's clock.</summary>
    public required ServerTime To { get; init; }

    /// <summary>By what the orders are sorted. Default null: the server's, <see cref="Mt5OrderSort.OpenTime"/>.</summary>
    public Mt5OrderSort? Sort { get; init; }

    /// <summary>Oldest first? Default null: the server's, true.</summary>
    public bool? Ascending { get; init; }

    /// <summary>The names of the fields that are wanted; all others are left out of the answer. Default null: all fields.</summary>
    public IReadOnlyCollection<string>? Filter { get; init; }

    internal void ThrowIfWrong()
    {
        Mt5Checks.Range(From, To);
        Mt5Checks.Sort(Sort);
        Mt5Checks.SomeOrNull(Filter, nameof(Filter));
    }
}
