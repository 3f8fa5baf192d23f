using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Paging;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe.Areas;

/// <summary>The Payouts calls.</summary>
internal sealed class PayoutsArea(ApiPipeline pipeline, StripeReaders readers) : IPayoutsArea
{
    public Task<SettlementPayout> CreateAsync(StripePayoutRequest request, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.CreatePayout.To(StripeOperations.Needed(key), Form(request)), readers.Payouts.Written, cancellationToken);

    public ValueTask<ApiResult<SettlementPayout>> TryCreateAsync(StripePayoutRequest request, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(StripeOperations.CreatePayout.To(StripeOperations.Needed(key), Form(request)), readers.Payouts.Written, cancellationToken);

    public Task<SettlementPayout> GetAsync(SettlementPayoutId payout, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.At(StripeOperations.GetPayout, payout.Value), readers.Payouts.Answer, cancellationToken);

    public ValueTask<ApiResult<SettlementPayout>> TryGetAsync(SettlementPayoutId payout, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(StripeOperations.At(StripeOperations.GetPayout, payout.Value), readers.Payouts.Answer, cancellationToken);

    public Task<SettlementPayout> CancelAsync(SettlementPayoutId payout, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.CancelPayout.To(payout.Value, StripeOperations.Needed(key)), readers.Payouts.Written, cancellationToken);

    public ValueTask<ApiResult<SettlementPayout>> TryCancelAsync(SettlementPayoutId payout, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(StripeOperations.CancelPayout.To(payout.Value, StripeOperations.Needed(key)), readers.Payouts.Written, cancellationToken);

    public Task<SettlementPayout> ReverseAsync(SettlementPayoutId payout, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.ReversePayout.To(payout.Value, StripeOperations.Needed(key)), readers.Payouts.Written, cancellationToken);

    public ValueTask<ApiResult<SettlementPayout>> TryReverseAsync(SettlementPayoutId payout, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(StripeOperations.ReversePayout.To(payout.Value, StripeOperations.Needed(key)), readers.Payouts.Written, cancellationToken);

    public PagedSequence<SettlementPayout> ListAsync(StripePayoutFilter? filter = null) => StripePages.NewestFirst(
        pipeline, StripeOperations.ListPayouts.Call()
            .Query("status", StripeFilters.Word(StripeStateMaps.SettlementPayouts, filter?.State))
            .Query("arrival_date[gte]", StripeFilters.Day(filter?.ArrivesFrom)).Query("arrival_date[lt]", StripeFilters.Day(filter?.ArrivesBefore))
            .Created(filter), readers.Payouts.List, static item => item.Id.Value);

    private StripeForm Form(StripePayoutRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new StripeForm()
            .Add("amount", StripeCurrency.ToPayoutWire(request.Amount))
            .Add("currency", StripeCurrency.Of(request.Amount.Currency).WireCode)
            .Add("destination", request.Destination)
            .Add("method", request.Method)
            .Add("statement_descriptor", request.StatementText)
            .Add("description", request.Description)
            .Add("metadata", readers.Context.Metadata(request.Metadata, request.Reference));
    }
}
