using Broker.Core.Paging;
using Broker.Core.Pipeline;

namespace Broker.Payments.Stripe.Wire;

/// <summary>Stripe's cursors as page sequences: the token is the id of the last item that was handed out (contracts/payments.md a4).</summary>
internal static class StripePages
{
    /// <summary>Newest first, on towards older items.</summary>
    internal static PagedSequence<T> NewestFirst<T>(ApiPipeline pipeline, ApiCall call, ApiResponseReader<StripeList<T>> read, Func<T, string> idOf) => new(
        async (token, cancellationToken) =>
        {
            StripeList<T> page = await pipeline.SendAsync(call.Query("limit", StripeOperations.PageSize).Query("starting_after", token), read, cancellationToken).ConfigureAwait(false);
            return new Page<T>(page.Items, page.HasMore && page.Items.Count > 0 ? idOf(page.Items[^1]) : null);
        });

    /// <summary>What a search finds. It lags behind writes: never look there for what was just written.</summary>
    internal static PagedSequence<T> Found<T>(ApiPipeline pipeline, ApiCall call, string query, ApiResponseReader<StripeList<T>> read)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(query);
        return new(async (token, cancellationToken) =>
        {
            StripeList<T> page = await pipeline.SendAsync(
                call.Query("query", query).Query("limit", StripeOperations.PageSize).Query("page", token), read, cancellationToken).ConfigureAwait(false);
            return new Page<T>(page.Items, page.HasMore ? page.NextPage : null);
        });
    }

    /// <summary>
    /// Oldest first, from right after a known item on towards newer ones. Stripe answers such a page newest first; it is turned round, so that a stored
    /// token never skips anything.
    /// </summary>
    internal static PagedSequence<T> OldestFirstAfter<T>(ApiPipeline pipeline, ApiCall call, string after, ApiResponseReader<StripeList<T>> read, Func<T, string> idOf) => new(
        async (token, cancellationToken) =>
        {
            StripeList<T> page = await pipeline.SendAsync(call.Query("limit", StripeOperations.PageSize).Query("ending_before", token ?? after), read, cancellationToken).ConfigureAwait(false);
            page.Items.Reverse();
            return new Page<T>(page.Items, page.HasMore && page.Items.Count > 0 ? idOf(page.Items[^1]) : null);
        });
}
