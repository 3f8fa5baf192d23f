using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Payments.Stripe;

namespace Broker.Payments.Tests.Stripe;

/// <summary>Balance, payouts, reports.</summary>
internal static class StripeSettlementCalls
{
    private static readonly SettlementPayoutId Po = new("po_1");

    public static IReadOnlyList<StripeCall> All { get; } =
    [
        StripeCall.Get("GetBalance", "/v1/balance", [], StripeResources.Balance, async c => await c.Balance.GetAsync()),
        StripeCall.Get("GetBalanceTransaction", "/v1/balance_transactions/txn_1", ["expand[0]=source"], StripeResources.Transaction(), async c => await c.Balance.GetTransactionAsync("txn_1")),
        StripeCall.Get("ListBalanceTransactions", "/v1/balance_transactions",
            ["payout=po_1", "type=charge", "source=ch_1", "currency=eur", "created[gte]=1793001600", "created[lt]=1793088000", "expand[0]=data.source", "limit=100"], StripeBodies.List(false, StripeResources.Transaction()),
            c => StripeCall.FirstAsync(c.Balance.ListTransactionsAsync(new StripeBalanceTransactionFilter
            {
                Payout = Po,
                Type = "charge",
                Source = "ch_1",
                Currency = Currency.Of("EUR"),
                CreatedFrom = DateTimeOffset.FromUnixTimeSeconds(1793001600),
                CreatedBefore = DateTimeOffset.FromUnixTimeSeconds(1793088000),
            }))),
        StripeCall.Keyed("CreatePayout", "/v1/payouts",
            ["amount=150000", "currency=huf", "destination=ba_1", "method=instant", "statement_descriptor=BROKER", "description=Okt", "metadata[broker_client_id]=P-1"], StripeResources.Payout(),
            async (c, k) => await c.Payouts.CreateAsync(
                new StripePayoutRequest { Amount = new Money(1500, Currency.Of("HUF")), Destination = "ba_1", Method = "instant", StatementText = "BROKER", Description = "Okt", Reference = "P-1" }, k)),
        StripeCall.Get("GetPayout", "/v1/payouts/po_1", [], StripeResources.Payout(), async c => await c.Payouts.GetAsync(Po)),
        StripeCall.Keyed("CancelPayout", "/v1/payouts/po_1/cancel", [], StripeResources.Payout("canceled"), async (c, k) => await c.Payouts.CancelAsync(Po, k)),
        StripeCall.Keyed("ReversePayout", "/v1/payouts/po_1/reverse", [], StripeResources.Payout("pending"), async (c, k) => await c.Payouts.ReverseAsync(Po, k)),
        StripeCall.Get("ListPayouts", "/v1/payouts",
            ["status=in_transit", "arrival_date[gte]=1793059200", "arrival_date[lt]=1793145600", "limit=100"], StripeBodies.List(false, StripeResources.Payout()),
            c => StripeCall.FirstAsync(c.Payouts.ListAsync(new StripePayoutFilter { State = SettlementPayoutState.InTransit, ArrivesFrom = new DateOnly(2026, 10, 27), ArrivesBefore = new DateOnly(2026, 10, 28) }))),
        StripeCall.KeyedOrOnce("CreateReport", "/v1/reporting/report_runs",
            ["report_type=payout_reconciliation.itemized.5", "parameters[interval_start]=1793001600", "parameters[interval_end]=1793088000"], StripeResources.Report("pending"),
            async (c, k) => await c.Reports.CreateAsync(
                new ReportRequest("payout_reconciliation.itemized.5", DateTimeOffset.FromUnixTimeSeconds(1793001600), DateTimeOffset.FromUnixTimeSeconds(1793088000)), k)),
        StripeCall.Get("GetReport", "/v1/reporting/report_runs/frr_1", [], StripeResources.Report(), async c => await c.Reports.GetAsync("frr_1")),
        StripeCall.Get("ListReports", "/v1/reporting/report_runs", ["limit=100"], StripeBodies.List(false, StripeResources.Report()), c => StripeCall.FirstAsync(c.Reports.ListAsync())),
        StripeCall.Get("ListReportTypes", "/v1/reporting/report_types", [], StripeBodies.List(false, StripeResources.ReportType), async c => await c.Reports.ListTypesAsync()),
    ];
}
