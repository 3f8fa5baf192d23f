using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Paging;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe.Areas;

/// <summary>The PaymentIntent calls.</summary>
internal sealed class PaymentsArea : IPaymentsArea
{
    private const string Collection = "/v1/payment_intents/";
    private const string WithCharge = "?expand[]=latest_charge";
    private readonly ApiPipeline pipeline;
    private readonly string referenceKey;
    private readonly ApiResponseReader<Payment> read;
    private readonly ApiResponseReader<Payment> readCreated;
    private readonly ApiResponseReader<StripeList<Payment>> readList;

    internal PaymentsArea(ApiPipeline pipeline, string referenceKey, TimeProvider time)
    {
        this.pipeline = pipeline;
        this.referenceKey = referenceKey;
        var reader = new StripePaymentReader(referenceKey, time);
        read = reader.Read;
        readCreated = reader.ReadCreated;
        readList = StripeListReader.Of(reader.ReadItem);
    }

    public Task<Payment> GetAsync(PaymentId payment, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.At(StripeOperations.GetPayment, Collection, payment.Value, WithCharge), read, cancellationToken);

    public ValueTask<ApiResult<Payment>> TryGetAsync(PaymentId payment, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(StripeOperations.At(StripeOperations.GetPayment, Collection, payment.Value, WithCharge), read, cancellationToken);

    public Task<Payment> CreateAsync(PaymentRequest request, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(Creation(request, key), readCreated, cancellationToken);

    public ValueTask<ApiResult<Payment>> TryCreateAsync(PaymentRequest request, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(Creation(request, key), readCreated, cancellationToken);

    public PagedSequence<Payment> ListAsync(PayerId payer) => payer.IsEmpty
        ? throw new ArgumentException("The payer is empty.", nameof(payer))
        : StripePages.NewestFirst(
            pipeline,
            StripeOperations.ListPayments.Call().Query("customer", payer.Value).Query("expand[]", "data.latest_charge"),
            readList,
            static payment => payment.Id.Value);

    private ApiCall Creation(PaymentRequest request, OperationKey key)
    {
        ArgumentNullException.ThrowIfNull(request);
        Money amount = request.Amount;
        StripeForm form = new StripeForm()
            .Add("amount", StripeCurrency.ToWire(amount))
            .Add("currency", StripeCurrency.Of(amount.Currency).WireCode)
            .Add("customer", request.Payer?.Value)
            .Add("description", request.Description)
            .Add("payment_method", request.PaymentMethod)
            .Add("capture_method", request.CaptureLater ? "manual" : null)
            .Add("confirm", request.Confirm ? true : null)
            .Add("return_url", request.ReturnAddress?.AbsoluteUri);
        if (request.Confirm && request.ReturnAddress is null)
        {
            form.Nest("automatic_payment_methods", static methods => methods.Add("enabled", true).Add("allow_redirects", "never"));
        }

        form.Add("metadata", StripeMetadata.With(request.Metadata, referenceKey, request.Reference));
        form.Add("expand", ["latest_charge"]);
        return StripeOperations.CreatePayment.Call().WithIdempotencyKey(StripeOperations.Required(key)).WithBody(form.ToBody());
    }
}
