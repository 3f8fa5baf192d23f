using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Payments.Adyen.Wire;

namespace Broker.Payments.Adyen.Areas;

/// <summary>The calls of <see cref="IAdyenPaymentsArea"/>.</summary>
internal sealed class PaymentsArea(ApiPipeline pipeline, string merchantAccount, AdyenCaptureMode captureMode, TimeProvider time) : IAdyenPaymentsArea
{
    private static readonly ApiResponseReader<AdyenPaymentResult> Read = AdyenPaymentReader.ReadPayment;
    private readonly ApiResponseReader<PaymentModification> readCancel = new AdyenModificationReader(time).Of(PaymentModificationKind.Cancel);

    public Task<AdyenPaymentResult> CreateAsync(AdyenPaymentRequest request, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(CreateCall(request, key), Read, cancellationToken);

    public ValueTask<ApiResult<AdyenPaymentResult>> TryCreateAsync(AdyenPaymentRequest request, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(CreateCall(request, key), Read, cancellationToken);

    public Task<AdyenPaymentResult> SubmitDetailsAsync(ReadOnlyMemory<byte> details, string? paymentData, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(SubmitDetailsCall(details, paymentData, key), Read, cancellationToken);

    public ValueTask<ApiResult<AdyenPaymentResult>> TrySubmitDetailsAsync(ReadOnlyMemory<byte> details, string? paymentData, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(SubmitDetailsCall(details, paymentData, key), Read, cancellationToken);

    public Task<PaymentModification> CancelByReferenceAsync(string reference, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(CancelByReferenceCall(reference, key), readCancel, cancellationToken);

    public ValueTask<ApiResult<PaymentModification>> TryCancelByReferenceAsync(string reference, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(CancelByReferenceCall(reference, key), readCancel, cancellationToken);

    private ApiCall CreateCall(AdyenPaymentRequest request, OperationKey? key)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.PaymentMethod.IsEmpty == (request.StoredPaymentMethod is null))
        {
            throw new ArgumentException("Give either PaymentMethod or StoredPaymentMethod.", nameof(request));
        }

        if (request.CaptureLater && captureMode == AdyenCaptureMode.Automatic)
        {
            throw new ArgumentException("CaptureLater needs AdyenOptions.CaptureMode = Manual: events do not sign how a payment is captured, so this one would count as money at once.", nameof(request));
        }

        AdyenBody body = new AdyenBody().Add("merchantAccount", merchantAccount)
            .Add("amount", request.Amount)
            .Add("reference", request.Reference)
            .Add("returnUrl", request.ReturnAddress?.AbsoluteUri)
            .Add("shopperReference", request.ShopperReference)
            .Add("storePaymentMethod", request.StorePaymentMethod ? true : null)
            .Add("recurringProcessingModel", request.RecurringModel)
            .Add("shopperInteraction", request.ShopperInteraction)
            .Add("metadata", request.Metadata)
            .AddObject("paymentMethod", request.PaymentMethod);
        if (request.StoredPaymentMethod is { } stored)
        {
            body.Nest("paymentMethod", method => method.Add("storedPaymentMethodId", stored));
        }

        if (request.CaptureLater)
        {
            body.Nest("additionalData", static data => data.Add("manualCapture", "true"));
        }

        return AdyenOperations.CreatePayment.Call(key).WithBody(body.ToBody());
    }

    private static ApiCall SubmitDetailsCall(ReadOnlyMemory<byte> details, string? paymentData, OperationKey? key)
    {
        AdyenBody body = new AdyenBody().AddObject("details", details.IsEmpty ? throw new ArgumentException("The details are empty.", nameof(details)) : details).Add("paymentData", paymentData);
        return AdyenOperations.PaymentDetails.Call(key).WithBody(body.ToBody());
    }

    private ApiCall CancelByReferenceCall(string reference, OperationKey? key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reference);
        return AdyenOperations.CancelByReference.Call(key).WithBody(new AdyenBody().Add("merchantAccount", merchantAccount).Add("paymentReference", reference).ToBody());
    }
}
