using Broker.Core.Monetary;
using Broker.Core.Paging;
using Broker.Core.Pipeline;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe.Areas;

/// <summary>The Balance calls.</summary>
internal sealed class BalanceArea(ApiPipeline pipeline, StripeReaders readers) : IBalanceArea
{
    public Task<StripeBalance> GetAsync(CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.GetBalance.Call(), readers.Balances.Answer, cancellationToken);

    public Task<StripeBalanceTransaction> GetTransactionAsync(string transactionId, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.At(StripeOperations.GetBalanceTransaction, transactionId).Expand(StripeFilters.Source), readers.BalanceTransactions.Answer, cancellationToken);

    public PagedSequence<StripeBalanceTransaction> ListTransactionsAsync(StripeBalanceTransactionFilter? filter = null) => StripePages.NewestFirst(
        pipeline, StripeOperations.ListBalanceTransactions.Call()
            .Query("payout", filter?.Payout?.Value).Query("type", filter?.Type).Query("source", filter?.Source)
            .Query("currency", filter?.Currency is { } currency ? StripeCurrency.Of(currency).WireCode : null)
            .Created(filter).ExpandItems(StripeFilters.Source), readers.BalanceTransactions.List, static item => item.Id);
}
