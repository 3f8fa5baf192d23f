using Broker.Core.Boundaries.Finance;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Paging;
using Broker.Core.Results;
using Broker.Payments.Ports;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe;

/// <summary>Stripe's payments, refunds and disputes as ports.</summary>
internal sealed class StripePorts(IStripeClient stripe) : IPaymentsPort, IRefundsPort, IDisputesPort
{
    ValueTask<ApiResult<Payment>> IPaymentsPort.TryCreateAsync(PaymentRequest request, OperationKey key, CancellationToken cancellationToken) =>
        stripe.Payments.TryCreateAsync(request, key, cancellationToken);

    ValueTask<ApiResult<Payment>> IPaymentsPort.TryGetAsync(PaymentId payment, CancellationToken cancellationToken) =>
        stripe.Payments.TryGetAsync(payment, cancellationToken);

    async ValueTask<ApiResult<PaymentModification>> IPaymentsPort.TryCaptureAsync(CaptureRequest request, OperationKey key, CancellationToken cancellationToken)
    {
        ApiResult<Payment> result = await stripe.Payments.TryCaptureAsync(request, key, cancellationToken).ConfigureAwait(false);
        return result.Select(payment => Modification(PaymentModificationKind.Capture, payment, request.Amount, request.Reference));
    }

    async ValueTask<ApiResult<PaymentModification>> IPaymentsPort.TryCancelAsync(PaymentId payment, OperationKey key, CancellationToken cancellationToken)
    {
        ApiResult<Payment> result = await stripe.Payments.TryCancelAsync(payment, key, cancellationToken: cancellationToken).ConfigureAwait(false);
        return result.Select(static canceled => Modification(PaymentModificationKind.Cancel, canceled, null, null));
    }

    ValueTask<ApiResult<Refund>> IRefundsPort.TryCreateAsync(RefundRequest request, OperationKey key, CancellationToken cancellationToken) =>
        stripe.Refunds.TryCreateAsync(request, key, cancellationToken);

    ValueTask<ApiResult<Refund>> IRefundsPort.TryGetAsync(RefundId refund, CancellationToken cancellationToken) => stripe.Refunds.TryGetAsync(refund, cancellationToken);

    ValueTask<ApiResult<IReadOnlyList<Refund>>> IRefundsPort.TryListAsync(PaymentId payment, CancellationToken cancellationToken) =>
        TryCollectAsync(stripe.Refunds.ListAsync(payment), StripeOperations.ListRefunds.Name, cancellationToken);

    ValueTask<ApiResult<Dispute>> IDisputesPort.TryGetAsync(string dispute, CancellationToken cancellationToken) => stripe.Disputes.TryGetAsync(dispute, cancellationToken);

    ValueTask<ApiResult<IReadOnlyList<Dispute>>> IDisputesPort.TryListAsync(PaymentId payment, CancellationToken cancellationToken) =>
        TryCollectAsync(stripe.Disputes.ListAsync(payment), StripeOperations.ListDisputes.Name, cancellationToken);

    async ValueTask<ApiResult<bool>> IDisputesPort.TryAnswerAsync(DisputeEvidence evidence, OperationKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        if (evidence.ReasonCode is not null)
        {
            return new ApiResult<bool>(NotSupported.Error(StripeProtocol.Name, StripeOperations.UpdateDispute.Once.Name, "Stripe asks for no reason code: give the texts only."));
        }

        return (await stripe.Disputes.TryUpdateAsync(evidence, key, cancellationToken).ConfigureAwait(false)).Select(static _ => true);
    }

    async ValueTask<ApiResult<bool>> IDisputesPort.TryAcceptAsync(string dispute, OperationKey key, CancellationToken cancellationToken) =>
        (await stripe.Disputes.TryCloseAsync(dispute, key, cancellationToken).ConfigureAwait(false)).Select(static _ => true);

    /// <summary>All items of a list; a failure on the way is a value.</summary>
    internal static async ValueTask<ApiResult<IReadOnlyList<T>>> TryCollectAsync<T>(PagedSequence<T> pages, string operation, CancellationToken cancellationToken)
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
        catch (InvalidOperationException)
        {
            return new ApiResult<IReadOnlyList<T>>(new ApiError
            {
                System = StripeProtocol.Name,
                Operation = operation,
                Kind = ErrorKind.Protocol,
                Outcome = Outcome.Refused,
                Advice = "The list did not end: Stripe repeated a page.",
            });
        }

        return new ApiResult<IReadOnlyList<T>>(items);
    }

    // Stripe answers with the payment after the change. One that is still under way tells its result by an event.
    private static PaymentModification Modification(PaymentModificationKind kind, Payment payment, Money? amount, string? reference) => new()
    {
        Id = payment.Id.Value,
        Provider = payment.Provider,
        Kind = kind,
        Payment = payment.Id,
        State = payment.State switch
        {
            PaymentState.Processing => PaymentModificationState.Pending,
            PaymentState.Canceled or PaymentState.Expired => kind == PaymentModificationKind.Cancel ? PaymentModificationState.Done : PaymentModificationState.Refused,
            PaymentState.Succeeded or PaymentState.PartiallyCaptured or PaymentState.Authorized when kind == PaymentModificationKind.Capture => PaymentModificationState.Done,
            _ => PaymentModificationState.Unknown,
        },
        RawState = payment.RawState,
        Amount = amount,
        Result = payment,
        Reference = reference ?? payment.Reference,
        Evidence = payment.Evidence,
        ProviderTime = payment.ProviderTime,
        ObservedAt = payment.ObservedAt,
    };
}
