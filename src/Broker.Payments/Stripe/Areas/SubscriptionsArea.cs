using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe.Areas;

/// <summary>The Subscriptions calls.</summary>
internal sealed class SubscriptionsArea(ApiPipeline pipeline, StripeReaders readers) : ISubscriptionsArea
{
    public Task<Subscription> CreateAsync(SubscriptionRequest request, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.CreateSubscription.To(StripeOperations.Needed(key), StripeSubscriptionForm.Of(request, readers.Context)), readers.Subscriptions.Written, cancellationToken);

    public ValueTask<ApiResult<Subscription>> TryCreateAsync(SubscriptionRequest request, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(StripeOperations.CreateSubscription.To(StripeOperations.Needed(key), StripeSubscriptionForm.Of(request, readers.Context)), readers.Subscriptions.Written, cancellationToken);

    public Task<Subscription> GetAsync(SubscriptionId subscription, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.At(StripeOperations.GetSubscription, subscription.Value), readers.Subscriptions.Answer, cancellationToken);

    public ValueTask<ApiResult<Subscription>> TryGetAsync(SubscriptionId subscription, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(StripeOperations.At(StripeOperations.GetSubscription, subscription.Value), readers.Subscriptions.Answer, cancellationToken);

    public Task<Subscription> UpdateAsync(SubscriptionId subscription, StripeSubscriptionUpdate change, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.UpdateSubscription.To(subscription.Value, StripeOperations.Needed(key), StripeSubscriptionForm.Of(change, readers.Context)), readers.Subscriptions.Written, cancellationToken);

    public ValueTask<ApiResult<Subscription>> TryUpdateAsync(SubscriptionId subscription, StripeSubscriptionUpdate change, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(StripeOperations.UpdateSubscription.To(subscription.Value, StripeOperations.Needed(key), StripeSubscriptionForm.Of(change, readers.Context)), readers.Subscriptions.Written, cancellationToken);

    public async Task<Subscription> CancelAsync(SubscriptionId subscription, bool prorate = false, bool invoiceNow = false, CancellationToken cancellationToken = default) =>
        (await TryCancelAsync(subscription, prorate, invoiceNow, cancellationToken).ConfigureAwait(false)).Value;

    public async ValueTask<ApiResult<Subscription>> TryCancelAsync(
        SubscriptionId subscription, bool prorate = false, bool invoiceNow = false, CancellationToken cancellationToken = default)
    {
        ApiCall call = StripeOperations.At(StripeOperations.CancelSubscription, subscription.Value)
            .Query("invoice_now", invoiceNow ? true : null)
            .Query("prorate", prorate ? true : null);
        ApiResult<Subscription> result = await pipeline.TrySendAsync(call, readers.Subscriptions.Answer, cancellationToken).ConfigureAwait(false);
        if (result.Error is not { Kind: ErrorKind.NotFound, Attempts: > 1 })
        {
            return result;
        }

        // An earlier try may have ended it: only a read tells, and what it tells is the answer.
        ApiResult<Subscription> read = await TryGetAsync(subscription, cancellationToken).ConfigureAwait(false);
        return read.TryGet(out Subscription? found, out _) && found.State is SubscriptionState.Canceled or SubscriptionState.IncompleteExpired ? read : result;
    }

    public Task<Subscription> ResumeAsync(SubscriptionId subscription, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.ResumeSubscription.To(subscription.Value, StripeOperations.Needed(key)), readers.Subscriptions.Written, cancellationToken);

    public ValueTask<ApiResult<Subscription>> TryResumeAsync(SubscriptionId subscription, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(StripeOperations.ResumeSubscription.To(subscription.Value, StripeOperations.Needed(key)), readers.Subscriptions.Written, cancellationToken);

    public Task<Subscription> PauseAsync(SubscriptionId subscription, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.PauseSubscription.To(subscription.Value, StripeOperations.Needed(key)), readers.Subscriptions.Written, cancellationToken);

    public ValueTask<ApiResult<Subscription>> TryPauseAsync(SubscriptionId subscription, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(StripeOperations.PauseSubscription.To(subscription.Value, StripeOperations.Needed(key)), readers.Subscriptions.Written, cancellationToken);

    public PagedSequence<Subscription> ListAsync(StripeSubscriptionFilter? filter = null) => StripePages.NewestFirst(
        pipeline, StripeOperations.ListSubscriptions.Call()
            .Query("customer", filter?.Payer?.Value).Query("price", filter?.Price).Query("status", filter?.Status).Created(filter), readers.Subscriptions.List, static item => item.Id.Value);

    public PagedSequence<Subscription> SearchAsync(string query) => StripePages.Found(pipeline, StripeOperations.SearchSubscriptions.Call(), query, readers.Subscriptions.List);
}
