using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.MetaTrader.Mt5.Models;
using Broker.MetaTrader.Mt5.Requests;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Mt5;

/// <inheritdoc cref="IMt5HistoryArea"/>
internal sealed class Mt5HistoryArea(MetaTraderApi api) : IMt5HistoryArea
{
    private static readonly ApiResponseReader<IReadOnlyList<Mt5Bar>> Bars = Answers.Many<Mt5Bar>();
    private static readonly ApiResponseReader<Mt5Bar> Bar = Answers.One<Mt5Bar>();
    private static readonly ApiResponseReader<IReadOnlyList<Mt5SymbolBars>> BarsMany = Answers.Many<Mt5SymbolBars>();

    public Task<IReadOnlyList<Mt5Bar>> GetPriceHistoryAsync(AccountId id, Mt5BarsRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfWrong();
        ApiCall call = Mt5Operations.PriceHistory.About(id)
            .Query("symbol", request.Symbol)
            .Query("from", request.From.ToString())
            .Query("to", request.To.ToString())
            .Query("timeFrame", (int)request.TimeFrame);
        return api.SendAsync(id, call, Bars, cancellationToken);
    }

    public Task<IReadOnlyList<Mt5SymbolBars>> GetPriceHistoryManyAsync(AccountId id, Mt5BarsManyRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfWrong();
        ApiCall call = Mt5Operations.PriceHistoryMany.About(id)
            .QueryEach("symbol", request.Symbols)
            .Query("from", request.From.ToString())
            .Query("to", request.To.ToString())
            .Query("timeFrame", (int)request.TimeFrame);
        return api.SendAsync(id, call, BarsMany, cancellationToken);
    }

    public Task<IReadOnlyList<Mt5Bar>> GetPriceHistoryExAsync(AccountId id, Mt5BarsBackRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfWrong();
        ApiCall call = Mt5Operations.PriceHistoryEx.About(id)
            .Query("symbol", request.Symbol)
            .Query("from", request.End.ToString())
            .Query("numBars", request.NumBars)
            .Query("timeFrame", (int)request.TimeFrame);
        return api.SendAsync(id, call, Bars, cancellationToken);
    }

    public Task<IReadOnlyList<Mt5SymbolBars>> GetPriceHistoryExManyAsync(
        AccountId id, Mt5BarsBackManyRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfWrong();
        ApiCall call = Mt5Operations.PriceHistoryExMany.About(id)
            .QueryEach("symbol", request.Symbols)
            .Query("from", request.End.ToString())
            .Query("numBars", request.NumBars)
            .Query("timeFrame", (int)request.TimeFrame);
        return api.SendAsync(id, call, BarsMany, cancellationToken);
    }

    public Task<IReadOnlyList<Mt5Bar>> GetPriceHistoryMonthAsync(
        AccountId id, string symbol, DateOnly date, Mt5TimeFrame timeFrame, CancellationToken cancellationToken = default)
    {
        Mt5Checks.Symbol(symbol);
        Mt5Checks.TimeFrame(timeFrame);
        ApiCall call = Mt5Operations.PriceHistoryMonth.About(id)
            .Query("symbol", symbol)
            .Query("year", date.Year)
            .Query("month", date.Month)
            .Query("day", date.Day)
            .Query("timeFrame", (int)timeFrame);
        return api.SendAsync(id, call, Bars, cancellationToken);
    }

    public Task<IReadOnlyList<Mt5SymbolBars>> GetPriceHistoryMonthManyAsync(
        AccountId id, IReadOnlyCollection<string> symbols, DateOnly date, Mt5TimeFrame timeFrame, CancellationToken cancellationToken = default)
    {
        Mt5Checks.Symbols(symbols);
        Mt5Checks.TimeFrame(timeFrame);
        ApiCall call = Mt5Operations.PriceHistoryMonthMany.About(id)
            .QueryEach("symbols", symbols)
            .Query("year", date.Year)
            .Query("month", date.Month)
            .Query("day", date.Day)
            .Query("timeFrame", (int)timeFrame);
        return api.SendAsync(id, call, BarsMany, cancellationToken);
    }

    public Task<IReadOnlyList<Mt5Bar>> GetPriceHistoryTodayAsync(
        AccountId id, string symbol, Mt5TimeFrame timeFrame, CancellationToken cancellationToken = default)
    {
        Mt5Checks.Symbol(symbol);
        Mt5Checks.TimeFrame(timeFrame);
        return api.SendAsync(id, Mt5Operations.PriceHistoryToday.About(id).Query("symbol", symbol).Query("timeFrame", (int)timeFrame), Bars, cancellationToken);
    }

    public Task<IReadOnlyList<Mt5SymbolBars>> GetPriceHistoryTodayManyAsync(
        AccountId id, IReadOnlyCollection<string> symbols, Mt5TimeFrame timeFrame, CancellationToken cancellationToken = default)
    {
        Mt5Checks.Symbols(symbols);
        Mt5Checks.TimeFrame(timeFrame);
        return api.SendAsync(id, Mt5Operations.PriceHistoryTodayMany.About(id).QueryEach("symbols", symbols).Query("timeFrame", (int)timeFrame), BarsMany, cancellationToken);
    }

    public Task<Mt5Bar> GetPriceHistoryHighLowAsync(AccountId id, Mt5BarsRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfWrong();
        ApiCall call = Mt5Operations.PriceHistoryHighLow.About(id)
            .Query("symbol", request.Symbol)
            .Query("from", request.From.ToString())
            .Query("to", request.To.ToString())
            .Query("timeFrame", (int)request.TimeFrame);
        return api.SendAsync(id, call, Bar, cancellationToken);
    }
}
