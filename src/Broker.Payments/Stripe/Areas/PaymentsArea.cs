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
    private const string ChargeOfItems = "data.latest_charge";
    private const string CaptureReference = "broker_capture";
    private readonly ApiPipeline pipeline;
    private readonly StripeContext context;
    private readonly ApiResponseReader<Payment> read;
    private readonly ApiResponseReader<Payment> readCreated;
    private readonly ApiResponseReader<Payment> readWritten;
    private readonly ApiResponseReader<StripeList<Payment>> readList;

    internal PaymentsArea(ApiPipeline pipeline, StripeReaders readers)
    {
        this.pipeline = pipeline;
        context = readers.Context;
        var reader = new StripePaymentReader(context.ReferenceKey, context.Time);
        read = reader.Read;
        readCreated = reader.ReadCreated;
        readWritten = readers.Payments.Written;
        readList = readers.Payments.List;
    }

    public Task<Payment> GetAsync(PaymentId payment, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.At(StripeOperations.GetPayment, Collection, payment.Value, WithCharge), read, cancellationToken);

    public ValueTask<ApiResult<Payment>> TryGetAsync(PaymentId payment, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(StripeOperations.At(StripeOperations.GetPayment, Collection, payment.Value, WithCharge), read, cancellationToken);

    public Task<Payment> CreateAsync(PaymentRequest request, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(Creation(request, key), readCreated, cancellationToken);

    public ValueTask<ApiResult<Payment>> TryCreateAsync(PaymentRequest request, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(Creation(request, key), readCreated, cancellationToken);

    public Task<Payment> UpdateAsync(PaymentId payment, StripePaymentUpdate change, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(Change(payment, change, key), readWritten, cancellationToken);

    public Task<Payment> ConfirmAsync(PaymentId payment, OperationKey key, StripePaymentConfirmation? how = null, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(Confirmation(payment, how, key), readCreated, cancellationToken);

    public ValueTask<ApiResult<Payment>> TryConfirmAsync(PaymentId payment, OperationKey key, StripePaymentConfirmation? how = null, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(Confirmation(payment, how, key), readCreated, cancellationToken);

    public Task<Payment> CaptureAsync(CaptureRequest request, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(Capture(request, key), readWritten, cancellationToken);

    public ValueTask<ApiResult<Payment>> TryCaptureAsync(CaptureRequest request, OperationKey key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(Capture(request, key), readWritten, cancellationToken);

    public Task<Payment> CancelAsync(PaymentId payment, OperationKey key, string? reason = null, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(Cancellation(payment, reason, key), readWritten, cancellationToken);

    public ValueTask<ApiResult<Payment>> TryCancelAsync(PaymentId payment, OperationKey key, string? reason = null, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(Cancellation(payment, reason, key), readWritten, cancellationToken);

    public PagedSequence<Payment> ListAsync(PayerId payer) => payer.IsEmpty
        ? throw new ArgumentException("The payer is empty.", nameof(payer))
        : ListAsync(new StripePaymentFilter { Payer = payer });

    public PagedSequence<Payment> ListAsync(StripePaymentFilter? filter = null) => StripePages.NewestFirst(
        pipeline,
        StripeOperations.ListPayments.Call().Query("customer", filter?.Payer?.Value).Query("expand[]", ChargeOfItems).Created(filter),
        readList,
        static payment => payment.Id.Value);

    public PagedSequence<Payment> SearchAsync(string query) =>
        StripePages.Found(pipeline, StripeOperations.SearchPayments.Call().Query("expand[]", ChargeOfItems), query, readList);

    private static ApiCall Confirmation(PaymentId payment, StripePaymentConfirmation? how, OperationKey key) => StripeOperations.ConfirmPayment.To(
        payment.Value,
        StripeOperations.Needed(key),
        new StripeForm()
            .Add("payment_method", how?.PaymentMethod)
            .Add("return_url", how?.ReturnAddress?.AbsoluteUri)
            .Add("off_session", how?.OffSession == true ? true : null)
            .Add("expand", ["latest_charge"]));

    private static ApiCall Cancellation(PaymentId payment, string? reason, OperationKey key) => StripeOperations.CancelPayment.To(
        payment.Value, StripeOperations.Needed(key), new StripeForm().Add("cancellation_reason", reason).Add("expand", ["latest_charge"]));

    // The reference of a capture goes under a name of its own: under the usual one it would overwrite that of the payment.
    private static ApiCall Capture(CaptureRequest request, OperationKey key)
    {
        ArgumentNullException.ThrowIfNull(request);
        return StripeOperations.CapturePayment.To(
            request.Payment.Value,
            StripeOperations.Needed(key),
            new StripeForm()
                .Add("amount_to_capture", StripeCurrency.ToWire(request.Amount))
                .Add("final_capture", request.IsFinal ? null : false)
                .Add("metadata", StripeMetadata.With(null, CaptureReference, request.Reference))
                .Add("expand", ["latest_charge"]));
    }

    private ApiCall Change(PaymentId payment, StripePaymentUpdate change, OperationKey key)
    {
        ArgumentNullException.ThrowIfNull(change);
        return StripeOperations.UpdatePayment.To(
            payment.Value,
            StripeOperations.Needed(key),
            new StripeForm()
                .Add("amount", change.Amount is { } amount ? StripeCurrency.ToWire(amount) : null)
                .Add("currency", change.Amount is { } money ? StripeCurrency.Of(money.Currency).WireCode : null)
                .Add("customer", change.Payer?.Value)
                .Add("payment_method", change.PaymentMethod)
                .Add("description", change.Description)
                .Add("metadata", context.Metadata(change.Metadata, change.Reference))
                .Add("expand", ["latest_charge"]));
    }

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

        form.Add("metadata", context.Metadata(request.Metadata, request.Reference));
        form.Add("expand", ["latest_charge"]);
        return StripeOperations.CreatePayment.To(StripeOperations.Needed(key), form);
    }
}
