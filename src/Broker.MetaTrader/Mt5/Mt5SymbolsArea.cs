using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt5.Models;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Mt5;

/// <inheritdoc cref="IMt5SymbolsArea"/>
internal sealed class Mt5SymbolsArea(MetaTraderApi api) : IMt5SymbolsArea
{
    private static readonly ApiResponseReader<IReadOnlyList<Mt5SymbolParams>> ParamsList = Answers.Many<Mt5SymbolParams>();
    private static readonly ApiResponseReader<Mt5SymbolSessions> Sessions = Answers.One<Mt5SymbolSessions>();
    private static readonly ApiResponseReader<IReadOnlyList<Mt5SessionState>> States = Answers.Many<Mt5SessionState>();
    private static readonly ApiResponseReader<IReadOnlyList<Mt5TickValue>> TickValues = Answers.Many<Mt5TickValue>();

    public Task<IReadOnlyList<Mt5SymbolInfo>> ListAsync(AccountId id, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt5Operations.Symbols.About(id), Mt5Answers.Symbols, cancellationToken);

    public Task<IReadOnlyList<string>> ListNamesAsync(AccountId id, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt5Operations.SymbolList.About(id), Answers.Texts, cancellationToken);

    public Task<Mt5SymbolParams> GetParamsAsync(AccountId id, string symbol, CancellationToken cancellationToken = default)
    {
        Mt5Checks.Symbol(symbol);
        return api.SendAsync(id, Mt5Operations.SymbolParams.About(id).Query("symbol", symbol), Mt5Answers.SymbolParams, cancellationToken);
    }

    public Task<IReadOnlyList<Mt5SymbolParams>> ListParamsAsync(
        AccountId id, IReadOnlyCollection<string>? symbols = null, int? limit = null, IReadOnlyCollection<string>? filter = null, CancellationToken cancellationToken = default)
    {
        Mt5Checks.SomeOrNull(symbols, nameof(symbols));
        Mt5Checks.SomeOrNull(filter, nameof(filter));
        if (limit is { } most)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(most, 1, nameof(limit));
        }

        ApiCall call = Mt5Operations.SymbolParamsMany.About(id)
            .QueryEach("symbol", symbols)
            .Query("limit", limit)
            .QueryEach("filter", filter);
        return api.SendAsync(id, call, ParamsList, cancellationToken);
    }

    public Task<Mt5SymbolSessions> GetSessionsAsync(AccountId id, string symbol, CancellationToken cancellationToken = default)
    {
        Mt5Checks.Symbol(symbol);
        return api.SendAsync(id, Mt5Operations.SymbolSessions.About(id).Query("symbol", symbol), Sessions, cancellationToken);
    }

    public Task<ServerTimeZone> GetServerTimeZoneAsync(AccountId id, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt5Operations.ServerTimezone.About(id), Mt5Answers.TimeZone, cancellationToken);

    public Task<bool> IsTradeSessionAsync(AccountId id, string symbol, CancellationToken cancellationToken = default)
    {
        Mt5Checks.Symbol(symbol);
        return api.SendAsync(id, Mt5Operations.IsTradeSession.About(id).Query("symbol", symbol), Mt5Answers.SessionOf(symbol), cancellationToken);
    }

    public Task<IReadOnlyList<Mt5SessionState>> ListTradeSessionStatesAsync(
        AccountId id, IReadOnlyCollection<string>? symbols = null, CancellationToken cancellationToken = default)
    {
        Mt5Checks.SomeOrNull(symbols, nameof(symbols));
        return api.SendAsync(id, Mt5Operations.IsTradeSessionMany.About(id).QueryEach("symbols", symbols), States, cancellationToken);
    }

    public Task<bool> IsQuoteSessionAsync(AccountId id, string symbol, CancellationToken cancellationToken = default)
    {
        Mt5Checks.Symbol(symbol);
        return api.SendAsync(id, Mt5Operations.IsQuoteSession.About(id).Query("symbol", symbol), Mt5Answers.SessionOf(symbol), cancellationToken);
    }

    public Task<IReadOnlyList<Mt5SessionState>> ListQuoteSessionStatesAsync(
        AccountId id, IReadOnlyCollection<string>? symbols = null, CancellationToken cancellationToken = default)
    {
        Mt5Checks.SomeOrNull(symbols, nameof(symbols));
        return api.SendAsync(id, Mt5Operations.IsQuoteSessionMany.About(id).QueryEach("symbols", symbols), States, cancellationToken);
    }

    public Task<IReadOnlyDictionary<string, decimal?>> GetTickValuesAsync(
        AccountId id, IReadOnlyCollection<string>? symbols = null, CancellationToken cancellationToken = default)
    {
        Mt5Checks.SomeOrNull(symbols, nameof(symbols));
        return api.SendAsync(id, Mt5Operations.GetTickValueMany.About(id).QueryEach("symbol", symbols), Mt5Answers.TickValues, cancellationToken);
    }

    public Task<IReadOnlyList<Mt5TickValue>> ListTickValuesWithSizeAsync(
        AccountId id, IReadOnlyCollection<string>? symbols = null, CancellationToken cancellationToken = default)
    {
        Mt5Checks.SomeOrNull(symbols, nameof(symbols));
        return api.SendAsync(id, Mt5Operations.TickValueWithSize.About(id).QueryEach("symbol", symbols), TickValues, cancellationToken);
    }
}
