using Broker.Core.Identity;
using Broker.Core.Results;

namespace Broker.Payments.Ports;

/// <summary>Every port, refusing everything: what an adapter hands out for the areas its provider does not have.</summary>
internal sealed class UnsupportedPorts(string provider, string advice) :
    IPaymentsPort, IRefundsPort, IInvoicesPort, ISubscriptionsPort, IClientWithdrawalsPort, ISettlementPayoutsPort, IDisputesPort, IReportsPort
{
    ValueTask<ApiResult<Payment>> IPaymentsPort.TryCreateAsync(PaymentRequest request, OperationKey key, CancellationToken cancellationToken) => Refuse<Payment>("CreatePayment");

    ValueTask<ApiResult<Payment>> IPaymentsPort.TryGetAsync(PaymentId payment, CancellationToken cancellationToken) => Refuse<Payment>("GetPayment");

    ValueTask<ApiResult<PaymentModification>> IPaymentsPort.TryCaptureAsync(CaptureRequest request, OperationKey key, CancellationToken cancellationToken) => Refuse<PaymentModification>("CapturePayment");

    ValueTask<ApiResult<PaymentModification>> IPaymentsPort.TryCancelAsync(PaymentId payment, OperationKey key, CancellationToken cancellationToken) => Refuse<PaymentModification>("CancelPayment");

    ValueTask<ApiResult<Refund>> IRefundsPort.TryCreateAsync(RefundRequest request, OperationKey key, CancellationToken cancellationToken) => Refuse<Refund>("CreateRefund");

    ValueTask<ApiResult<Refund>> IRefundsPort.TryGetAsync(RefundId refund, CancellationToken cancellationToken) => Refuse<Refund>("GetRefund");

    ValueTask<ApiResult<IReadOnlyList<Refund>>> IRefundsPort.TryListAsync(PaymentId payment, CancellationToken cancellationToken) => Refuse<IReadOnlyList<Refund>>("ListRefunds");

    ValueTask<ApiResult<Invoice>> IInvoicesPort.TryCreateAsync(InvoiceRequest request, OperationKey key, CancellationToken cancellationToken) => Refuse<Invoice>("CreateInvoice");

    ValueTask<ApiResult<Invoice>> IInvoicesPort.TryGetAsync(InvoiceId invoice, CancellationToken cancellationToken) => Refuse<Invoice>("GetInvoice");

    ValueTask<ApiResult<Invoice>> IInvoicesPort.TryFinalizeAsync(InvoiceId invoice, OperationKey key, CancellationToken cancellationToken) => Refuse<Invoice>("FinalizeInvoice");

    ValueTask<ApiResult<Invoice>> IInvoicesPort.TryPayAsync(InvoiceId invoice, OperationKey key, CancellationToken cancellationToken) => Refuse<Invoice>("PayInvoice");

    ValueTask<ApiResult<Invoice>> IInvoicesPort.TryVoidAsync(InvoiceId invoice, OperationKey key, CancellationToken cancellationToken) => Refuse<Invoice>("VoidInvoice");

    ValueTask<ApiResult<Invoice>> IInvoicesPort.TryMarkUncollectibleAsync(InvoiceId invoice, OperationKey key, CancellationToken cancellationToken) => Refuse<Invoice>("MarkInvoiceUncollectible");

    ValueTask<ApiResult<Subscription>> ISubscriptionsPort.TryCreateAsync(SubscriptionRequest request, OperationKey key, CancellationToken cancellationToken) => Refuse<Subscription>("CreateSubscription");

    ValueTask<ApiResult<Subscription>> ISubscriptionsPort.TryGetAsync(SubscriptionId subscription, CancellationToken cancellationToken) => Refuse<Subscription>("GetSubscription");

    ValueTask<ApiResult<Subscription>> ISubscriptionsPort.TryCancelAsync(SubscriptionId subscription, bool atPeriodEnd, OperationKey key, CancellationToken cancellationToken) => Refuse<Subscription>("CancelSubscription");

    ValueTask<ApiResult<Subscription>> ISubscriptionsPort.TryResumeAsync(SubscriptionId subscription, OperationKey key, CancellationToken cancellationToken) => Refuse<Subscription>("ResumeSubscription");

    ValueTask<ApiResult<ClientWithdrawal>> IClientWithdrawalsPort.TryCreateAsync(WithdrawalRequest request, OperationKey key, CancellationToken cancellationToken) => Refuse<ClientWithdrawal>("CreateClientWithdrawal");

    ValueTask<ApiResult<ClientWithdrawal>> IClientWithdrawalsPort.TryGetAsync(WithdrawalId withdrawal, CancellationToken cancellationToken) => Refuse<ClientWithdrawal>("GetClientWithdrawal");

    ValueTask<ApiResult<bool>> IClientWithdrawalsPort.TryApproveAsync(WithdrawalId withdrawal, OperationKey key, CancellationToken cancellationToken) => Refuse<bool>("ApproveClientWithdrawal");

    ValueTask<ApiResult<bool>> IClientWithdrawalsPort.TryCancelAsync(WithdrawalId withdrawal, OperationKey key, CancellationToken cancellationToken) => Refuse<bool>("CancelClientWithdrawal");

    ValueTask<ApiResult<SettlementPayout>> ISettlementPayoutsPort.TryGetAsync(SettlementPayoutId payout, CancellationToken cancellationToken) => Refuse<SettlementPayout>("GetSettlementPayout");

    ValueTask<ApiResult<IReadOnlyList<SettlementPayout>>> ISettlementPayoutsPort.TryListAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) => Refuse<IReadOnlyList<SettlementPayout>>("ListSettlementPayouts");

    ValueTask<ApiResult<SettlementLines>> ISettlementPayoutsPort.TryListLinesAsync(SettlementPayoutId payout, CancellationToken cancellationToken) => Refuse<SettlementLines>("ListSettlementLines");

    ValueTask<ApiResult<Dispute>> IDisputesPort.TryGetAsync(string dispute, CancellationToken cancellationToken) => Refuse<Dispute>("GetDispute");

    ValueTask<ApiResult<IReadOnlyList<Dispute>>> IDisputesPort.TryListAsync(PaymentId payment, CancellationToken cancellationToken) => Refuse<IReadOnlyList<Dispute>>("ListDisputes");

    ValueTask<ApiResult<bool>> IDisputesPort.TryAnswerAsync(DisputeEvidence evidence, OperationKey key, CancellationToken cancellationToken) => Refuse<bool>("AnswerDispute");

    ValueTask<ApiResult<bool>> IDisputesPort.TryAcceptAsync(string dispute, OperationKey key, CancellationToken cancellationToken) => Refuse<bool>("AcceptDispute");

    ValueTask<ApiResult<Report>> IReportsPort.TryCreateAsync(ReportRequest request, OperationKey key, CancellationToken cancellationToken) => Refuse<Report>("CreateReport");

    ValueTask<ApiResult<Report>> IReportsPort.TryGetAsync(string report, CancellationToken cancellationToken) => Refuse<Report>("GetReport");

    ValueTask<ApiResult<long>> IReportsPort.TryDownloadAsync(Uri address, Stream destination, CancellationToken cancellationToken) => Refuse<long>("DownloadReport");

    private ValueTask<ApiResult<T>> Refuse<T>(string operation) => NotSupported.Result<T>(provider, operation, advice);
}
