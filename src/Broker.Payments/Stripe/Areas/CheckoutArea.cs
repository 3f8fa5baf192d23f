using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe.Areas;

/// <summary>The Checkout calls.</summary>
internal sealed class CheckoutArea(ApiPipeline pipeline, StripeReaders readers) : ICheckoutArea
{
    public Task<StripeCheckoutSession> CreateAsync(StripeCheckoutRequest request, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.CreateCheckout.To(StripeOperations.Needed(key), StripeCheckoutForm.Of(request, readers.Context)), readers.CheckoutSessions.Written, cancellationToken);

    public ValueTask<ApiResult<StripeCheckoutSession>> TryCreateAsync(StripeCheckoutRequest request, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(StripeOperations.CreateCheckout.To(StripeOperations.Needed(key), StripeCheckoutForm.Of(request, readers.Context)), readers.CheckoutSessions.Written, cancellationToken);

    public Task<StripeCheckoutSession> GetAsync(string sessionId, IReadOnlyList<string>? expand = null, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.At(StripeOperations.GetCheckout, sessionId).Expand(expand), readers.CheckoutSessions.Answer, cancellationToken);

    public PagedSequence<StripeCheckoutSession> ListAsync(StripeCheckoutFilter? filter = null) => StripePages.NewestFirst(
        pipeline, StripeOperations.ListCheckouts.Call()
            .Query("customer", filter?.Payer?.Value).Query("payment_intent", filter?.Payment?.Value).Query("subscription", filter?.Subscription?.Value)
            .Query("status", filter?.Status).Created(filter), readers.CheckoutSessions.List, static item => item.Id);

    public Task<StripeCheckoutSession> ExpireAsync(string sessionId, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.ExpireCheckout.To(sessionId, key), readers.CheckoutSessions.Written, cancellationToken);
}
