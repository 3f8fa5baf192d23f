using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.Core.Pipeline;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe.Areas;

/// <summary>The Dispute calls.</summary>
internal sealed class DisputesArea(ApiPipeline pipeline, TimeProvider time) : IDisputesArea
{
    private readonly ApiResponseReader<StripeList<Dispute>> readList = StripeListReader.Of(new StripeDisputeReader(time).ReadItem);

    public PagedSequence<Dispute> ListAsync(PaymentId payment) => payment.IsEmpty
        ? throw new ArgumentException("The payment is empty.", nameof(payment))
        : StripePages.NewestFirst(
            pipeline, StripeOperations.ListDisputes.Call().Query("payment_intent", payment.Value), readList, static dispute => dispute.Id);
}
