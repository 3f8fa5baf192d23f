using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;
using Broker.MetaTrader.Platforms;
using Broker.MetaTrader.Quotes;
using Broker.MetaTrader.Subscriptions;

namespace Broker.MetaTrader.Streams;

/// <summary>Reads the present quotes of symbols after a reconnect.</summary>
internal sealed class QuoteCatchUp(IPlatformCalls calls, TradingPlatform platform)
{
    internal async ValueTask<ApiResult<IReadOnlyList<QuoteView>>> ReadAsync(AccountId id, string[] symbols, CancellationToken cancellationToken)
    {
        var quotes = new List<QuoteView>(symbols.Length);
        foreach (string[] part in symbols.Chunk(SubscriptionCalls.MostSymbolsPerCall))
        {
            ApiError? error = await AddAsync(quotes, id, part, cancellationToken).ConfigureAwait(false);
            if (error is not null)
            {
                return new ApiResult<IReadOnlyList<QuoteView>>(error);
            }
        }

        return new ApiResult<IReadOnlyList<QuoteView>>(quotes);
    }

    private async ValueTask<ApiError?> AddAsync(List<QuoteView> quotes, AccountId id, string[] symbols, CancellationToken cancellationToken)
    {
        if (symbols.Length > 1)
        {
            ApiResult<IReadOnlyList<QuoteView>> all = await calls.TryListQuotesAsync(id, symbols, cancellationToken).ConfigureAwait(false);
            if (all.TryGet(out IReadOnlyList<QuoteView>? read, out ApiError? error))
            {
                quotes.AddRange(read);
                return null;
            }

            if (error.IsTransient || EndsTheSession(error))
            {
                return error;
            }
        }

        // One symbol the server does not know refuses all, and not every host reads several at once.
        foreach (string symbol in symbols)
        {
            ApiResult<QuoteView> one = await calls.TryGetQuoteAsync(id, symbol, cancellationToken).ConfigureAwait(false);
            if (one.Succeeded)
            {
                quotes.Add(one.Value);
            }
            else if (one.Error.IsTransient || EndsTheSession(one.Error) || one.Error is { Status: 404, Code: null })
            {
                return one.Error;
            }
        }

        return null;
    }

    private bool EndsTheSession(ApiError error) =>
        error.Kind is ErrorKind.Authentication or ErrorKind.Permission || StreamFailures.IsSessionLost(error, platform);
}
