using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe.Areas;

/// <summary>The Refund calls.</summary>
internal sealed class RefundsArea : IRefundsArea
{
    private const string Collection = "/v1/refunds/";
    private const string OperationKeyName = "broker_operation";
    private const string ReasonName = "broker_reason";
    private readonly ApiPipeline pipeline;
    private readonly ApiResponseReader<Refund> read;
    private readonly ApiResponseReader<StripeList<Refund>> readList;

    internal RefundsArea(ApiPipeline pipeline, TimeProvider time)
    {
        this.pipeline = pipeline;
        var reader = new StripeRefundReader(time);
        read = reader.Read;
        readList = StripeListReader.Of(reader.Read);
    }

    public Task<Refund> CreateAsync(RefundRequest request, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(Creation(request, key), read, cancellationToken);

    public ValueTask<ApiResult<Refund>> TryCreateAsync(RefundRequest request, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(Creation(request, key), read, cancellationToken);

    public Task<Refund> GetAsync(RefundId refund, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.At(StripeOperations.GetRefund, Collection, refund.Value), read, cancellationToken);

    public ValueTask<ApiResult<Refund>> TryGetAsync(RefundId refund, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(StripeOperations.At(StripeOperations.GetRefund, Collection, refund.Value), read, cancellationToken);

    public PagedSequence<Refund> ListAsync(PaymentId payment) => payment.IsEmpty
        ? throw new ArgumentException("The payment is empty.", nameof(payment))
        : StripePages.NewestFirst(
            pipeline, StripeOperations.ListRefunds.Call().Query("payment_intent", payment.Value), readList, static refund => refund.Id.Value);

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
        return StripeOperations.CreateRefund.Call().WithIdempotencyKey(operation).WithBody(form.ToBody());
    }
}
