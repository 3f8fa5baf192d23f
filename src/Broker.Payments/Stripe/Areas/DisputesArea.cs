using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe.Areas;

/// <summary>The Disputes calls.</summary>
internal sealed class DisputesArea(ApiPipeline pipeline, StripeReaders readers) : IDisputesArea
{
    public PagedSequence<Dispute> ListAsync(PaymentId payment) => payment.IsEmpty
        ? throw new ArgumentException("The payment is empty.", nameof(payment))
        : ListAsync(new StripeDisputeFilter { Payment = payment });

    public PagedSequence<Dispute> ListAsync(StripeDisputeFilter? filter = null) => StripePages.NewestFirst(
        pipeline, StripeOperations.ListDisputes.Call()
            .Query("payment_intent", filter?.Payment?.Value).Query("charge", filter?.Charge).Created(filter), readers.Disputes.List, static item => item.Id);

    public Task<Dispute> GetAsync(string disputeId, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.At(StripeOperations.GetDispute, disputeId), readers.Disputes.Answer, cancellationToken);

    public ValueTask<ApiResult<Dispute>> TryGetAsync(string disputeId, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(StripeOperations.At(StripeOperations.GetDispute, disputeId), readers.Disputes.Answer, cancellationToken);

    public Task<Dispute> UpdateAsync(DisputeEvidence evidence, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(Answer(evidence, key), readers.Disputes.Written, cancellationToken);

    public ValueTask<ApiResult<Dispute>> TryUpdateAsync(DisputeEvidence evidence, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(Answer(evidence, key), readers.Disputes.Written, cancellationToken);

    public Task<Dispute> CloseAsync(string disputeId, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.CloseDispute.OnceTo(disputeId, key, new StripeForm()), readers.Disputes.Written, cancellationToken);

    public ValueTask<ApiResult<Dispute>> TryCloseAsync(string disputeId, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(StripeOperations.CloseDispute.OnceTo(disputeId, key, new StripeForm()), readers.Disputes.Written, cancellationToken);

    private static ApiCall Answer(DisputeEvidence evidence, OperationKey key)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        if (evidence.ReasonCode is not null)
        {
            throw new ArgumentException("Stripe asks for no reason code.", nameof(evidence));
        }

        StripeForm form = new StripeForm().Add("evidence", evidence.Texts).Add("submit", evidence.Submit);
        return evidence.Submit
            ? StripeOperations.UpdateDispute.OnceTo(evidence.Dispute, key, form)
            : StripeOperations.UpdateDispute.To(evidence.Dispute, StripeOperations.Needed(key), form);
    }
}
