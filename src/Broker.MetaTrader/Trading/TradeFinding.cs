using System.Globalization;
using Broker.MetaTrader.Orders;

namespace Broker.MetaTrader.Trading;

/// <summary>What <see cref="ITradingArea.ReconcileAsync"/> has found.</summary>
public sealed record TradeFinding
{
    /// <summary>What was found.</summary>
    public required TradeFindingKind Kind { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Reason { get; init; }

    /// <summary>The order; null when none was found or several may be it.</summary>
    public OrderView? Order { get; init; }

    /// <summary>The ticket of what is left after a partial close: a new one on MetaTrader 4, the same on MetaTrader 5. Null when nothing is left or nothing was found.</summary>
    public long? RemainderTicket { get; init; }

    /// <summary>The orders that may be it, when there are several or none is certain.</summary>
    public IReadOnlyList<OrderView> Candidates { get; init; } = [];

    /// <summary>When another look may tell more; null when time alone will not help.</summary>
    public DateTimeOffset? TryAgainAt { get; init; }

    /// <summary>Kind and reason.</summary>
    public override string ToString() => TryAgainAt is { } again
        ? string.Create(CultureInfo.InvariantCulture, $"{Kind}: {Reason} Look again at {again:O}.")
        : $"{Kind}: {Reason}";
}
