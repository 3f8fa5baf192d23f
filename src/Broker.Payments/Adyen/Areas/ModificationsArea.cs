using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Payments.Adyen.Wire;

namespace Broker.Payments.Adyen.Areas;

/// <summary>The calls of <see cref="IAdyenModificationsArea"/>.</summary>
internal sealed class ModificationsArea(ApiPipeline pipeline, string merchantAccount, TimeProvider time) : IAdyenModificationsArea
{
    private readonly ApiResponseReader<PaymentModification> readCapture = new AdyenModificationReader(time).Of(PaymentModificationKind.Capture);
    private readonly ApiResponseReader<PaymentModification> readCancel = new AdyenModificationReader(time).Of(PaymentModificationKind.Cancel);
    private readonly ApiResponseReader<PaymentModification> readReversal = new AdyenModificationReader(time).Of(PaymentModificationKind.Reversal);
    private readonly ApiResponseReader<PaymentModification> readAmountUpdate = new AdyenModificationReader(time).Of(PaymentModificationKind.AmountUpdate);
    private readonly ApiResponseReader<Refund> readRefund = new AdyenModificationReader(time).ReadRefund;

    public Task<PaymentModification> CaptureAsync(PaymentId payment, Money amount, string? reference, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(CaptureCall(payment, amount, reference, key), readCapture, cancellationToken);

    public ValueTask<ApiResult<PaymentModification>> TryCaptureAsync(PaymentId payment, Money amount, string? reference, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(CaptureCall(payment, amount, reference, key), readCapture, cancellationToken);

    public Task<PaymentModification> CancelAsync(PaymentId payment, string? reference, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(CancelCall(payment, reference, key), readCancel, cancellationToken);

    public ValueTask<ApiResult<PaymentModification>> TryCancelAsync(PaymentId payment, string? reference, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(CancelCall(payment, reference, key), readCancel, cancellationToken);

    public Task<Refund> RefundAsync(PaymentId payment, Money amount, string? reason, string? reference, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(RefundCall(payment, amount, reason, reference, key), readRefund, cancellationToken);

    public ValueTask<ApiResult<Refund>> TryRefundAsync(PaymentId payment, Money amount, string? reason, string? reference, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(RefundCall(payment, amount, reason, reference, key), readRefund, cancellationToken);

    public Task<PaymentModification> ReverseAsync(PaymentId payment, string? reference, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(ReverseCall(payment, reference, key), readReversal, cancellationToken);

    public ValueTask<ApiResult<PaymentModification>> TryReverseAsync(PaymentId payment, string? reference, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(ReverseCall(payment, reference, key), readReversal, cancellationToken);

    public Task<PaymentModification> UpdateAmountAsync(PaymentId payment, Money amount, string? reference, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(UpdateAmountCall(payment, amount, reference, key), readAmountUpdate, cancellationToken);

    public ValueTask<ApiResult<PaymentModification>> TryUpdateAmountAsync(PaymentId payment, Money amount, string? reference, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(UpdateAmountCall(payment, amount, reference, key), readAmountUpdate, cancellationToken);

    private ApiCall CaptureCall(PaymentId payment, Money amount, string? reference, OperationKey? key) =>
        AdyenOperations.Capture.Call(key, AdyenOperations.Path("/payments/", payment.Value, "/captures")).WithBody(new AdyenBody().Add("merchantAccount", merchantAccount).Add("amount", amount).Add("reference", reference).ToBody());

    private ApiCall CancelCall(PaymentId payment, string? reference, OperationKey? key) =>
        AdyenOperations.Cancel.Call(key, AdyenOperations.Path("/payments/", payment.Value, "/cancels")).WithBody(new AdyenBody().Add("merchantAccount", merchantAccount).Add("reference", reference).ToBody());

    private ApiCall RefundCall(PaymentId payment, Money amount, string? reason, string? reference, OperationKey? key) =>
        AdyenOperations.Refund.Call(key, AdyenOperations.Path("/payments/", payment.Value, "/refunds")).WithBody(new AdyenBody().Add("merchantAccount", merchantAccount).Add("amount", amount).Add("merchantRefundReason", reason).Add("reference", reference).ToBody());

    private ApiCall ReverseCall(PaymentId payment, string? reference, OperationKey? key) =>
        AdyenOperations.Reverse.Call(key, AdyenOperations.Path("/payments/", payment.Value, "/reversals")).WithBody(new AdyenBody().Add("merchantAccount", merchantAccount).Add("reference", reference).ToBody());

    private ApiCall UpdateAmountCall(PaymentId payment, Money amount, string? reference, OperationKey? key) =>
        AdyenOperations.UpdateAmount.Call(key, AdyenOperations.Path("/payments/", payment.Value, "/amountUpdates")).WithBody(new AdyenBody().Add("merchantAccount", merchantAccount).Add("amount", amount).Add("reference", reference).ToBody());
}
