using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt4.Models;

namespace Broker.MetaTrader.Mt4;

/// <summary>Past prices of MetaTrader 4. Thread-safe.</summary>
/// <remarks>
/// Source: contracts/metatrader.md 4.2. Whether the bars run forwards or backwards from the given time is not documented: go by the times of the bars.
/// </remarks>
public interface IMt4HistoryArea
{
    /// <summary>Bars of one symbol.</summary>
    /// <param name="id">The account.</param>
    /// <param name="symbol">The symbol as the server spells it.</param>
    /// <param name="timeframe">The span of one bar.</param>
    /// <param name="from">Where to start, on the server's clock.</param>
    /// <param name="count">How many bars; at least 1.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The symbol or the timeframe is empty, or the count is below 1.</exception>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<Mt4Bar>> ListBarsAsync(
        AccountId id, string symbol, Mt4Timeframe timeframe, ServerTime from, int count, CancellationToken cancellationToken = default);

    /// <summary>Bars of several symbols. A symbol can fail by itself, see <see cref="Mt4SymbolBars.Failure"/>.</summary>
    /// <param name="id">The account.</param>
    /// <param name="symbols">The symbols as the server spells them.</param>
    /// <param name="timeframe">The span of one bar.</param>
    /// <param name="from">Where to start, on the server's clock.</param>
    /// <param name="count">How many bars of each; at least 1.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">No symbol is given, the timeframe is empty, or the count is below 1.</exception>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<Mt4SymbolBars>> ListBarsOfManyAsync(
        AccountId id, IReadOnlyCollection<string> symbols, Mt4Timeframe timeframe, ServerTime from, int count, CancellationToken cancellationToken = default);

    /// <summary>Asks for bars that arrive later over the socket of quote histories, not as the answer of this call.</summary>
    /// <param name="id">The account.</param>
    /// <param name="symbol">The symbol as the server spells it.</param>
    /// <param name="timeframe">The span of one bar.</param>
    /// <param name="from">Where to start, on the server's clock.</param>
    /// <param name="count">How many bars; at least 1.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The symbol or the timeframe is empty, or the count is below 1.</exception>
    /// <exception cref="BrokerApiException">The request was not taken.</exception>
    Task RequestBarsAsync(AccountId id, string symbol, Mt4Timeframe timeframe, ServerTime from, int count, CancellationToken cancellationToken = default);
}
