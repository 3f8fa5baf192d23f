using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.Core.Results;
using Broker.Payments.Ports;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe;

/// <summary>Stripe's areas as ports: what an area has is passed on, what it has not is refused.</summary>
internal sealed class StripePorts(IStripeClient stripe) : IPaymentsPort, IRefundsPort, IDisputesPort
{
    private const string Advice = "This version of the adapter does not have it: use Stripe's own interface for it.";

    ValueTask<ApiResult<Payment>> IPaymentsPort.TryCreateAsync(PaymentRequest request, OperationKey key, CancellationToken cancellationToken) =>
        stripe.Payments.TryCreateAsync(request, key, cancellationToken);

    ValueTask<ApiResult<Payment>> IPaymentsPort.TryGetAsync(PaymentId payment, CancellationToken cancellationToken) =>
        stripe.Payments.TryGetAsync(payment, cancellationToken);

    ValueTask<ApiResult<PaymentModification>> IPaymentsPort.TryCaptureAsync(CaptureRequest request, OperationKey key, CancellationToken cancellationToken) =>
        NotSupported.Result<PaymentModification>(StripeProtocol.Name, "CapturePaymentIntent", Advice);

    ValueTask<ApiResult<PaymentModification>> IPaymentsPort.TryCancelAsync(PaymentId payment, OperationKey key, CancellationToken cancellationToken) =>
        NotSupported.Result<PaymentModification>(StripeProtocol.Name, "CancelPaymentIntent", Advice);

    ValueTask<ApiResult<Refund>> IRefundsPort.TryCreateAsync(RefundRequest request, OperationKey key, CancellationToken cancellationToken) =>
        stripe.Refunds.TryCreateAsync(request, key, cancellationToken);

    ValueTask<ApiResult<Refund>> IRefundsPort.TryGetAsync(RefundId refund, CancellationToken cancellationToken) => stripe.Refunds.TryGetAsync(refund, cancellationToken);

    ValueTask<ApiResult<IReadOnlyList<Refund>>> IRefundsPort.TryListAsync(PaymentId payment, CancellationToken cancellationToken) =>
        ListAsync(stripe.Refunds.ListAsync(payment), cancellationToken);

    ValueTask<ApiResult<Dispute>> IDisputesPort.TryGetAsync(string dispute, CancellationToken cancellationToken) =>
        NotSupported.Result<Dispute>(StripeProtocol.Name, "GetDispute", Advice);

    ValueTask<ApiResult<IReadOnlyList<Dispute>>> IDisputesPort.TryListAsync(PaymentId payment, CancellationToken cancellationToken) =>
        ListAsync(stripe.Disputes.ListAsync(payment), cancellationToken);

    ValueTask<ApiResult<bool>> IDisputesPort.TryAnswerAsync(DisputeEvidence evidence, OperationKey key, CancellationToken cancellationToken) =>
        NotSupported.Result<bool>(StripeProtocol.Name, "UpdateDispute", Advice);

    ValueTask<ApiResult<bool>> IDisputesPort.TryAcceptAsync(string dispute, OperationKey key, CancellationToken cancellationToken) =>
        NotSupported.Result<bool>(StripeProtocol.Name, "CloseDispute", Advice);

    private static async ValueTask<ApiResult<IReadOnlyList<T>>> ListAsync<T>(PagedSequence<T> pages, CancellationToken cancellationToken)
    {
        List<T> items = [];
        try
        {
            await foreach (T item in pages.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                items.Add(item);
            }
        }
        catch (BrokerApiException exception)
        {
            return new ApiResult<IReadOnlyList<T>>(exception.Error);
        }

        return new ApiResult<IReadOnlyList<T>>(items);
    }
}
