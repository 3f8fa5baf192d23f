using Broker.MetaTrader.Clock;

namespace Broker.MetaTrader.Mt5.Requests;

/// <summary>A time range whose orders are asked for page by page.</summary>
public sealed record Mt5HistoryPageRequest
{
    /// <summary>The most orders a page may hold.</summary>
    public const int MaxOrdersPerPage = 10_000;

    /// <summary>The begin of the range, on the server's clock.</summary>
    public required ServerTime From { get; init; }

    /// <summary>The end of the range, on the server's clock.</summary>
    public required ServerTime To { get; init; }

    /// <summary>How many orders a page holds; 1 to 10,000.</summary>
    public required int OrdersPerPage { get; init; }

    /// <summary>Which page, from zero. Default 0: the oldest orders when ascending. A sequence of pages begins here.</summary>
    public int PageNumber { get; init; }

    /// <summary>Read the range anew instead of from the server's memory? Default null: the server's, false.</summary>
    public bool? RequestAgain { get; init; }

    /// <summary>By what the orders are sorted. Default null: the server's, <see cref="Mt5OrderSort.OpenTime"/>.</summary>
    public Mt5OrderSort? Sort { get; init; }

    /// <summary>Oldest first? Default null: the server's, true.</summary>
    public bool? Ascending { get; init; }

    /// <summary>Only these tickets. Default null: all.</summary>
    public IReadOnlyCollection<long>? Tickets { get; init; }

    /// <summary>Leave out deposits and withdrawals? Default null: the server's, false.</summary>
    public bool? IgnoreDepositWithdraw { get; init; }

    internal void ThrowIfWrong()
    {
        Mt5Checks.Range(From, To);
        Mt5Checks.PageSize(OrdersPerPage);
        ArgumentOutOfRangeException.ThrowIfNegative(PageNumber);
        Mt5Checks.Sort(Sort);
        if (Tickets is not null)
        {
            Mt5Checks.Tickets(Tickets);
        }
    }
}
