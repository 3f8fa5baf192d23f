using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.MetaTrader.Mt5.Models;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Mt5;

/// <inheritdoc cref="IMt5QuotesArea"/>
internal sealed class Mt5QuotesArea(MetaTraderApi api) : IMt5QuotesArea
{
    private static readonly ApiResponseReader<IReadOnlyList<Mt5MarketWatch>> MarketWatch = Answers.Many<Mt5MarketWatch>();

    public Task<Mt5Quote> GetAsync(AccountId id, string symbol, TimeSpan? notOlderThan = null, CancellationToken cancellationToken = default)
    {
        Mt5Checks.Symbol(symbol);
        return api.SendAsync(id, Mt5Operations.GetQuote.About(id).Query("symbol", symbol).Query("msNotOlder", Milliseconds(notOlderThan)), Mt5Answers.Quote, cancellationToken);
    }

    public Task<IReadOnlyList<Mt5Quote>> ListAsync(
        AccountId id, IReadOnlyCollection<string> symbols, TimeSpan? notOlderThan = null, CancellationToken cancellationToken = default)
    {
        Mt5Checks.Symbols(symbols);
        ApiCall call = Mt5Operations.GetQuoteMany.About(id)
            .QueryEach("symbols", symbols)
            .Query("msNotOlder", Milliseconds(notOlderThan));
        return api.SendAsync(id, call, Mt5Answers.Quotes, cancellationToken);
    }

    public Task<IReadOnlyList<Mt5MarketWatch>> ListMarketWatchAsync(
        AccountId id, IReadOnlyCollection<string> symbols, CancellationToken cancellationToken = default)
    {
        Mt5Checks.Symbols(symbols);
        return api.SendAsync(id, Mt5Operations.MarketWatchMany.About(id).QueryEach("symbols", symbols), MarketWatch, cancellationToken);
    }

    private static long? Milliseconds(TimeSpan? notOlderThan)
    {
        if (notOlderThan is { } age && (age < TimeSpan.Zero || age.Ticks / TimeSpan.TicksPerMillisecond > int.MaxValue))
        {
            throw new ArgumentOutOfRangeException(nameof(notOlderThan), age, "The age of a price must be 0 to 2147483647 milliseconds.");
        }

        return notOlderThan?.Ticks / TimeSpan.TicksPerMillisecond;
    }
}
