using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;
using Broker.Payments.Ports;

namespace Broker.Payments.Praxis;

/// <summary>Praxis' areas as ports. The reference of a request is our order id; the key stays with the caller, since Praxis takes none.</summary>
internal sealed class PraxisPorts(IPraxisClient praxis, bool live, TimeProvider time) : IPaymentsPort, IClientWithdrawalsPort
{
    private const string NoCapture = "Capture or cancel what is authorised in Praxis' own back office; the result is told by a notification.";

    async ValueTask<ApiResult<Payment>> IPaymentsPort.TryCreateAsync(PaymentRequest request, OperationKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request is not { Payer: { } payer, Reference: { } reference, Confirm: false })
        {
            return new ApiResult<Payment>(NotSupported.Error(
                PraxisTransaction.ProviderName, "CreatePayment", "Give the payer and a reference, and let the payer choose on the cashier page: without a reference nothing guards against a second payment."));
        }

        Required(key);
        ApiResult<PraxisSession> opened = await praxis.Sessions.TryOpenAsync(
            new PraxisSessionRequest
            {
                Amount = request.Amount,
                Order = reference,
                Payer = payer,
                Intent = request.CaptureLater ? PraxisIntent.Authorization : PraxisIntent.Payment,
                ReturnAddress = request.ReturnAddress,
                PaymentMethod = request.PaymentMethod,
            },
            cancellationToken).ConfigureAwait(false);
        if (!opened.TryGet(out PraxisSession? session, out ApiError? error))
        {
            return new ApiResult<Payment>(error);
        }

        DateTimeOffset now = time.GetUtcNow();
        PraxisOrder order = session.Known ?? new PraxisOrder { Order = reference, Amount = request.Amount, Payer = payer, ProviderTime = now, ObservedAt = now };
        Payment? payment = (order.Transaction is null ? order with { Amount = order.Amount ?? request.Amount } : order).ToPayment(live);
        return payment is null
            ? new ApiResult<Payment>(Unreadable("CreatePayment", reference))
            : new ApiResult<Payment>(payment with { ClientSecret = session.Page, Payer = payment.Payer ?? payer }, opened.RequestId);
    }

    async ValueTask<ApiResult<Payment>> IPaymentsPort.TryGetAsync(PaymentId payment, CancellationToken cancellationToken)
    {
        ApiResult<PraxisOrder> found = await praxis.Orders.TryFindAsync(payment.Value, cancellationToken).ConfigureAwait(false);
        return !found.TryGet(out PraxisOrder? order, out ApiError? error) ? new ApiResult<Payment>(error)
            : order.ToPayment(live) is { } read ? found.Select(_ => read)
            : new ApiResult<Payment>(Unreadable("GetPayment", payment.Value));
    }

    ValueTask<ApiResult<PaymentModification>> IPaymentsPort.TryCaptureAsync(CaptureRequest request, OperationKey key, CancellationToken cancellationToken) =>
        NotSupported.Result<PaymentModification>(PraxisTransaction.ProviderName, "CapturePayment", NoCapture);

    ValueTask<ApiResult<PaymentModification>> IPaymentsPort.TryCancelAsync(PaymentId payment, OperationKey key, CancellationToken cancellationToken) =>
        NotSupported.Result<PaymentModification>(PraxisTransaction.ProviderName, "CancelPayment", NoCapture);

    ValueTask<ApiResult<ClientWithdrawal>> IClientWithdrawalsPort.TryCreateAsync(WithdrawalRequest request, OperationKey key, CancellationToken cancellationToken)
    {
        Required(key);
        return praxis.Withdrawals.TryCreateAsync(request, cancellationToken);
    }

    ValueTask<ApiResult<ClientWithdrawal>> IClientWithdrawalsPort.TryGetAsync(WithdrawalId withdrawal, CancellationToken cancellationToken) =>
        praxis.Orders.TryGetWithdrawalAsync(withdrawal, cancellationToken);

    ValueTask<ApiResult<bool>> IClientWithdrawalsPort.TryApproveAsync(WithdrawalId withdrawal, OperationKey key, CancellationToken cancellationToken)
    {
        Required(key);
        return praxis.Withdrawals.TryApproveAsync(withdrawal, cancellationToken);
    }

    ValueTask<ApiResult<bool>> IClientWithdrawalsPort.TryCancelAsync(WithdrawalId withdrawal, OperationKey key, CancellationToken cancellationToken)
    {
        Required(key);
        return praxis.Withdrawals.TryCancelAsync(withdrawal, cancellationToken);
    }

    private static void Required(OperationKey key)
    {
        if (key.IsEmpty)
        {
            throw new ArgumentException("The key is empty; make one for the business operation and store it before the call.", nameof(key));
        }
    }

    private static ApiError Unreadable(string operation, string order) => new()
    {
        System = PraxisTransaction.ProviderName,
        Operation = operation,
        Kind = ErrorKind.Conflict,
        Outcome = Outcome.Refused,
        Code = "no_payment",
        CodeIsListed = true,
        RequestIdentity = order,
        Advice = "The order is a withdrawal or refund, or its amount cannot be read. Look at it in Praxis' back office, and take an order id of its own for each payment.",
    };
}
