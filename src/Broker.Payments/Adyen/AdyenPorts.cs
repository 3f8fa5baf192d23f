using Broker.Core.Boundaries.Finance;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;
using Broker.Payments.Adyen.Wire;
using Broker.Payments.Ports;

namespace Broker.Payments.Adyen;

/// <summary>Adyen's areas as ports. What must be read back is read from the store of verified events where it can be, else refused.</summary>
internal sealed class AdyenPorts(IAdyenClient adyen, bool live, TimeProvider time) :
    IPaymentsPort, IRefundsPort, IClientWithdrawalsPort, IDisputesPort, IReportsPort
{
    private const string NoReadBack = "Adyen cannot be asked: state is what verified events built. Read it from the finance boundary or the event store.";

    async ValueTask<ApiResult<Payment>> IPaymentsPort.TryCreateAsync(PaymentRequest request, OperationKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.PaymentMethod is null || request.Payer is null || request.Reference is null)
        {
            return new ApiResult<Payment>(NotSupported.Error(
                AdyenProtocol.Name, "CreatePayment", "Give a stored payment method, the payer and a reference; for a payer who still has to choose, use Sessions or PaymentLinks of the client and match events by reference."));
        }

        ApiResult<AdyenPaymentResult> made = await adyen.Payments.TryCreateAsync(
            new AdyenPaymentRequest
            {
                Amount = request.Amount,
                Reference = request.Reference,
                ReturnAddress = request.ReturnAddress,
                StoredPaymentMethod = request.PaymentMethod,
                ShopperReference = request.Payer.Value.Value,
                RecurringModel = "CardOnFile",
                ShopperInteraction = "ContAuth",
                CaptureLater = request.CaptureLater,
                Metadata = request.Metadata,
            },
            Required(key),
            cancellationToken).ConfigureAwait(false);
        return !made.TryGet(out AdyenPaymentResult? result, out ApiError? error) ? new ApiResult<Payment>(error)
            : result.Payment is { } id ? new ApiResult<Payment>(PaymentOf(request, result, id), made.RequestId)
            : new ApiResult<Payment>(ActionRequired(key));
    }

    ValueTask<ApiResult<Payment>> IPaymentsPort.TryGetAsync(PaymentId payment, CancellationToken cancellationToken) =>
        NotSupported.Result<Payment>(AdyenProtocol.Name, "GetPayment", NoReadBack);

    ValueTask<ApiResult<PaymentModification>> IPaymentsPort.TryCaptureAsync(CaptureRequest request, OperationKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return adyen.Modifications.TryCaptureAsync(request.Payment, request.Amount, request.Reference, Required(key), cancellationToken);
    }

    ValueTask<ApiResult<PaymentModification>> IPaymentsPort.TryCancelAsync(PaymentId payment, OperationKey key, CancellationToken cancellationToken) =>
        adyen.Modifications.TryCancelAsync(payment, null, Required(key), cancellationToken);

    ValueTask<ApiResult<Refund>> IRefundsPort.TryCreateAsync(RefundRequest request, OperationKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Amount is { } amount
            ? adyen.Modifications.TryRefundAsync(request.Payment, amount, AdyenRefundReasons.Of(request.Reason), Required(key).Value, key, cancellationToken)
            : NotSupported.Result<Refund>(AdyenProtocol.Name, "RefundPayment", "Adyen needs the amount of a refund; take it from the finance boundary.");
    }

    ValueTask<ApiResult<Refund>> IRefundsPort.TryGetAsync(RefundId refund, CancellationToken cancellationToken) =>
        NotSupported.Result<Refund>(AdyenProtocol.Name, "GetRefund", NoReadBack);

    ValueTask<ApiResult<IReadOnlyList<Refund>>> IRefundsPort.TryListAsync(PaymentId payment, CancellationToken cancellationToken) =>
        NotSupported.Result<IReadOnlyList<Refund>>(AdyenProtocol.Name, "ListRefunds", NoReadBack);

    ValueTask<ApiResult<ClientWithdrawal>> IClientWithdrawalsPort.TryCreateAsync(WithdrawalRequest request, OperationKey key, CancellationToken cancellationToken) =>
        adyen.Transfers.TryCreateAsync(request, Required(key), cancellationToken);

    ValueTask<ApiResult<ClientWithdrawal>> IClientWithdrawalsPort.TryGetAsync(WithdrawalId withdrawal, CancellationToken cancellationToken) =>
        adyen.Transfers.TryGetAsync(withdrawal, cancellationToken);

    ValueTask<ApiResult<bool>> IClientWithdrawalsPort.TryApproveAsync(WithdrawalId withdrawal, OperationKey key, CancellationToken cancellationToken) =>
        adyen.Transfers.TryApproveAsync(withdrawal, Required(key), cancellationToken);

    ValueTask<ApiResult<bool>> IClientWithdrawalsPort.TryCancelAsync(WithdrawalId withdrawal, OperationKey key, CancellationToken cancellationToken) =>
        adyen.Transfers.TryCancelAsync(withdrawal, Required(key), cancellationToken);

    ValueTask<ApiResult<Dispute>> IDisputesPort.TryGetAsync(string dispute, CancellationToken cancellationToken) =>
        NotSupported.Result<Dispute>(AdyenProtocol.Name, "GetDispute", NoReadBack);

    ValueTask<ApiResult<IReadOnlyList<Dispute>>> IDisputesPort.TryListAsync(PaymentId payment, CancellationToken cancellationToken) =>
        NotSupported.Result<IReadOnlyList<Dispute>>(AdyenProtocol.Name, "ListDisputes", NoReadBack);

    ValueTask<ApiResult<bool>> IDisputesPort.TryAnswerAsync(DisputeEvidence evidence, OperationKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return evidence is { Submit: true, ReasonCode: { } reason, Texts.Count: 0 }
            ? adyen.Disputes.TryDefendAsync(evidence.Dispute, reason, cancellationToken)
            : NotSupported.Result<bool>(AdyenProtocol.Name, "AnswerDispute", "Adyen takes documents, no texts: supply them with Disputes.SupplyDocumentAsync, then submit with the reason code.");
    }

    ValueTask<ApiResult<bool>> IDisputesPort.TryAcceptAsync(string dispute, OperationKey key, CancellationToken cancellationToken) =>
        adyen.Disputes.TryAcceptAsync(dispute, cancellationToken);

    ValueTask<ApiResult<Report>> IReportsPort.TryCreateAsync(ReportRequest request, OperationKey key, CancellationToken cancellationToken) =>
        NotSupported.Result<Report>(AdyenProtocol.Name, "CreateReport", "Adyen makes reports by its own schedule: subscribe to them in the Customer Area.");

    ValueTask<ApiResult<Report>> IReportsPort.TryGetAsync(string report, CancellationToken cancellationToken) =>
        NotSupported.Result<Report>(AdyenProtocol.Name, "GetReport", "The event REPORT_AVAILABLE tells that a report is ready, and where.");

    ValueTask<ApiResult<long>> IReportsPort.TryDownloadAsync(Uri address, Stream destination, CancellationToken cancellationToken) =>
        adyen.Reports.TryDownloadAsync(address, destination, cancellationToken);

    private static OperationKey Required(OperationKey key) => key.IsEmpty
        ? throw new ArgumentException("The key is empty; make one for the business operation and store it before the call.", nameof(key))
        : key;

    // The payment exists, yet has no reference until the payer acted; the port has no place for what the payer must do.
    private static ApiError ActionRequired(OperationKey key) => new()
    {
        System = AdyenProtocol.Name,
        Operation = "CreatePayment",
        Kind = ErrorKind.Other,
        Outcome = Outcome.Confirmed,
        Code = "action_required",
        CodeIsListed = true,
        RequestIdentity = key.Value,
        Attempts = 1,
        Advice = "The payer must act before the payment goes on: call Payments.CreateAsync of the client with the same key and hand its action to the payer's browser.",
    };

    private Payment PaymentOf(PaymentRequest request, AdyenPaymentResult result, PaymentId id)
    {
        Core.Monetary.Money zero = Core.Monetary.Money.Zero(request.Amount.Currency);
        return new Payment
        {
            Id = id,
            Provider = AdyenProtocol.Name,
            State = result.State,
            RawState = result.RawState,
            Requested = request.Amount,
            Received = zero,
            Capturable = result.State == PaymentState.Authorized ? result.Amount ?? request.Amount : zero,
            Payer = request.Payer,
            Reference = result.Reference ?? request.Reference,
            Decline = result.State == PaymentState.Failed ? new PaymentDecline(result.RefusalReasonCode ?? result.RawState, null, null) : null,
            LiveMode = live,
            Evidence = PaymentEvidence.ApiRead,
            CreatedAt = time.GetUtcNow(),
            ObservedAt = time.GetUtcNow(),
        };
    }
}
