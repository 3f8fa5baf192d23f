using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.MetaTrader.Mt5.Models;
using Broker.MetaTrader.Mt5.Requests;

namespace Broker.MetaTrader.Mt5;

/// <summary>Bars. MetaTrader 5 only. Thread-safe.</summary>
/// <remarks>Times are on the server's clock. With several symbols each can fail by itself: look at <see cref="Mt5SymbolBars.Exception"/>. Source: contracts/metatrader.md 4.1, 5.1, 8 (point 12).</remarks>
public interface IMt5HistoryArea
{
    /// <summary>The bars of one symbol in a time range.</summary>
    /// <exception cref="ArgumentException">The symbol is empty, the range ends before it begins, or the time frame is missing.</exception>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<Mt5Bar>> GetPriceHistoryAsync(AccountId id, Mt5BarsRequest request, CancellationToken cancellationToken = default);

    /// <summary>The bars of several symbols in a time range.</summary>
    /// <exception cref="ArgumentException">No symbol is given, the range ends before it begins, or the time frame is missing.</exception>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<Mt5SymbolBars>> GetPriceHistoryManyAsync(AccountId id, Mt5BarsManyRequest request, CancellationToken cancellationToken = default);

    /// <summary>A number of bars of one symbol, counted back from a time: the <c>from</c> of the wire is the END of the range.</summary>
    /// <exception cref="ArgumentException">The symbol is empty, or the number of bars or the time frame is missing.</exception>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<Mt5Bar>> GetPriceHistoryExAsync(AccountId id, Mt5BarsBackRequest request, CancellationToken cancellationToken = default);

    /// <summary>A number of bars of several symbols, counted back from a time: the <c>from</c> of the wire is the END of the range.</summary>
    /// <exception cref="ArgumentException">No symbol is given, or the number of bars or the time frame is missing.</exception>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<Mt5SymbolBars>> GetPriceHistoryExManyAsync(
        AccountId id, Mt5BarsBackManyRequest request, CancellationToken cancellationToken = default);

    /// <summary>The bars of one symbol in the month of a date. The sources do not say what the day does.</summary>
    /// <exception cref="ArgumentException">The symbol is empty, or the time frame is missing.</exception>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<Mt5Bar>> GetPriceHistoryMonthAsync(
        AccountId id, string symbol, DateOnly date, Mt5TimeFrame timeFrame, CancellationToken cancellationToken = default);

    /// <summary>The bars of several symbols in the month of a date. The sources do not say what the day does.</summary>
    /// <exception cref="ArgumentException">No symbol is given, or the time frame is missing.</exception>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<Mt5SymbolBars>> GetPriceHistoryMonthManyAsync(
        AccountId id, IReadOnlyCollection<string> symbols, DateOnly date, Mt5TimeFrame timeFrame, CancellationToken cancellationToken = default);

    /// <summary>The bars of one symbol of today.</summary>
    /// <exception cref="ArgumentException">The symbol is empty, or the time frame is missing.</exception>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<Mt5Bar>> GetPriceHistoryTodayAsync(
        AccountId id, string symbol, Mt5TimeFrame timeFrame, CancellationToken cancellationToken = default);

    /// <summary>The bars of several symbols of today.</summary>
    /// <exception cref="ArgumentException">No symbol is given, or the time frame is missing.</exception>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<Mt5SymbolBars>> GetPriceHistoryTodayManyAsync(
        AccountId id, IReadOnlyCollection<string> symbols, Mt5TimeFrame timeFrame, CancellationToken cancellationToken = default);

    /// <summary>The highest and the lowest price of one symbol in a time range, as one bar.</summary>
    /// <exception cref="ArgumentException">The symbol is empty, the range ends before it begins, or the time frame is missing.</exception>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<Mt5Bar> GetPriceHistoryHighLowAsync(AccountId id, Mt5BarsRequest request, CancellationToken cancellationToken = default);
}
