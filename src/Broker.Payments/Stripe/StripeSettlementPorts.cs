using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;
using Broker.Payments.Ports;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe;

/// <summary>Stripe's payouts and reports as ports.</summary>
internal sealed class StripeSettlementPorts(IStripeClient stripe) : ISettlementPayoutsPort, IReportsPort
{
    ValueTask<ApiResult<SettlementPayout>> ISettlementPayoutsPort.TryGetAsync(SettlementPayoutId payout, CancellationToken cancellationToken) =>
        stripe.Payouts.TryGetAsync(payout, cancellationToken);

    ValueTask<ApiResult<IReadOnlyList<SettlementPayout>>> ISettlementPayoutsPort.TryListAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        StripePorts.TryCollectAsync(
            stripe.Payouts.ListAsync(new StripePayoutFilter { CreatedFrom = from, CreatedBefore = to }), StripeOperations.ListPayouts.Name, cancellationToken);

    async ValueTask<ApiResult<SettlementLines>> ISettlementPayoutsPort.TryListLinesAsync(SettlementPayoutId payout, CancellationToken cancellationToken)
    {
        ApiResult<SettlementPayout> read = await stripe.Payouts.TryGetAsync(payout, cancellationToken).ConfigureAwait(false);
        if (!read.TryGet(out SettlementPayout? found, out ApiError? error))
        {
            return new ApiResult<SettlementLines>(error);
        }

        if (found.IsAutomatic == false)
        {
            return new ApiResult<SettlementLines>(new SettlementLines(false, []), read.RequestId);
        }

        // Half of the lines would look like missing money.
        if (found.AreLinesComplete == false)
        {
            return new ApiResult<SettlementLines>(new ApiError
            {
                System = StripeProtocol.Name,
                Operation = StripeOperations.ListBalanceTransactions.Name,
                Kind = ErrorKind.Unavailable,
                Outcome = Outcome.Refused,
                Code = "reconciliation_in_progress",
                CodeIsListed = true,
                IsTransient = true,
                RelatedId = payout.Value,
                Attempts = 1,
                Advice = "Stripe still gathers what is inside: ask again after the event payout.reconciliation_completed.",
            });
        }

        ApiResult<IReadOnlyList<StripeBalanceTransaction>> listed = await StripePorts.TryCollectAsync(
            stripe.Balance.ListTransactionsAsync(new StripeBalanceTransactionFilter { Payout = payout }),
            StripeOperations.ListBalanceTransactions.Name,
            cancellationToken).ConfigureAwait(false);

        // The list holds the payout itself too, as the movement that empties the balance; the rest adds up to it.
        return listed.Select(all => new SettlementLines(
            true,
            [.. all.Where(item => !string.Equals(item.SourceId, payout.Value, StringComparison.Ordinal)).Select(item => Line(item, payout))]));
    }

    ValueTask<ApiResult<Report>> IReportsPort.TryCreateAsync(ReportRequest request, OperationKey key, CancellationToken cancellationToken) =>
        stripe.Reports.TryCreateAsync(request, StripeOperations.Needed(key), cancellationToken);

    ValueTask<ApiResult<Report>> IReportsPort.TryGetAsync(string report, CancellationToken cancellationToken) => stripe.Reports.TryGetAsync(report, cancellationToken);

    ValueTask<ApiResult<long>> IReportsPort.TryDownloadAsync(Uri address, Stream destination, CancellationToken cancellationToken) =>
        stripe.Reports.TryDownloadAsync(address, destination, cancellationToken: cancellationToken);

    private static SettlementLine Line(StripeBalanceTransaction item, SettlementPayoutId payout) => new()
    {
        Id = item.Id,
        Provider = StripeProtocol.Name,
        Payout = payout,
        RawType = item.Type,
        Payment = item.Payment,
        ModificationId = item.SourceId,
        Reference = item.Reference,
        Gross = item.Amount,
        Fee = item.Fee,
        Net = item.Net,
        Presented = item.Presented,
        ProviderTime = item.CreatedAt,
        AvailableAt = item.AvailableAt,
    };
}
