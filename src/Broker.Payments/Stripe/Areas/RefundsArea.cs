using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe.Areas;

/// <summary>The Refunds calls.</summary>
internal sealed class RefundsArea(ApiPipeline pipeline, StripeReaders readers) : IRefundsArea
{
    private const string OperationKeyName = "broker_operation";
    private const string ReasonName = "broker_reason";

    public Task<Refund> CreateAsync(RefundRequest request, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(Creation(request, key), readers.Refunds.Written, cancellationToken);

    public ValueTask<ApiResult<Refund>> TryCreateAsync(RefundRequest request, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(Creation(request, key), readers.Refunds.Written, cancellationToken);

    public Task<Refund> GetAsync(RefundId refund, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.At(StripeOperations.GetRefund, refund.Value), readers.Refunds.Answer, cancellationToken);

    public ValueTask<ApiResult<Refund>> TryGetAsync(RefundId refund, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(StripeOperations.At(StripeOperations.GetRefund, refund.Value), readers.Refunds.Answer, cancellationToken);

    public Task<Refund> UpdateAsync(RefundId refund, IReadOnlyDictionary<string, string> metadata, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.UpdateRefund.To(refund.Value, key, new StripeForm().Add("metadata", metadata)), readers.Refunds.Written, cancellationToken);

    public Task<Refund> CancelAsync(RefundId refund, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.CancelRefund.To(refund.Value, StripeOperations.Needed(key)), readers.Refunds.Written, cancellationToken);

    public ValueTask<ApiResult<Refund>> TryCancelAsync(RefundId refund, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(StripeOperations.CancelRefund.To(refund.Value, StripeOperations.Needed(key)), readers.Refunds.Written, cancellationToken);

    public PagedSequence<Refund> ListAsync(PaymentId payment) => payment.IsEmpty
        ? throw new ArgumentException("The payment is empty.", nameof(payment))
        : ListAsync(new StripeRefundFilter { Payment = payment });

    public PagedSequence<Refund> ListAsync(StripeRefundFilter? filter = null) => StripePages.NewestFirst(
        pipeline, StripeOperations.ListRefunds.Call()
            .Query("payment_intent", filter?.Payment?.Value).Query("charge", filter?.Charge).Created(filter), readers.Refunds.List, static item => item.Id.Value);

    private static ApiCall Creation(RefundRequest request, OperationKey key)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Payment.IsEmpty)
        {
            throw new ArgumentException("The payment is empty.", nameof(request));
        }

        string operation = StripeOperations.Required(key);
        bool known = request.Reason is "duplicate" or "fraudulent" or "requested_by_customer";
        IReadOnlyDictionary<string, string>? metadata = StripeMetadata.With(request.Metadata, OperationKeyName, operation);
        StripeForm form = new StripeForm()
            .Add("payment_intent", request.Payment.Value)
            .Add("amount", request.Amount is { } amount ? StripeCurrency.ToWire(amount) : null)
            .Add("reason", known ? request.Reason : null)
            .Add("metadata", StripeMetadata.With(metadata, ReasonName, known ? null : request.Reason));
        return StripeOperations.CreateRefund.To(key, form);
    }
}
