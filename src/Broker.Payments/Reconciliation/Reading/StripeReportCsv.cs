using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Books;

namespace Broker.Payments.Reconciliation.Reading;

/// <summary>
/// Reads the columns of Stripe's report <c>payout_reconciliation.itemized.5</c> as settlement lines (<c>contracts/payments.md</c> a8): amounts in major units with
/// sign, the currency in lower case.
/// </summary>
/// <remarks>
/// Required: <c>balance_transaction_id, currency, gross, fee, net, reporting_category</c>, and <c>created_utc</c> or <c>created</c>; the latter is in the zone the report
/// was run for, so set <see cref="CsvReadOptions.Zone"/>. Used when there: <c>source_id, automatic_payout_id, customer_facing_amount, customer_facing_currency,
/// payment_method_type</c>. The report has no exchange rate, so a converted line is compared by its customer-facing amount alone.
/// </remarks>
public static class StripeReportCsv
{
    private const string Name = "stripe";

    /// <summary>Reads a report. The stream is left open.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="source">What to call it in the report, for example its name.</param>
    /// <param name="options">Limits and zone; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static IAsyncEnumerable<BookLine> ReadPayoutReconciliationAsync(Stream stream, string source, CsvReadOptions? options = null, CancellationToken cancellationToken = default) =>
        BookCsv.ReadAsync(stream, source, ReconciliationBook.Settlement, ["balance_transaction_id", "currency", "gross", "fee", "net", "reporting_category"], Line, options, cancellationToken);

    private static SettlementEntry Line(CsvRow row)
    {
        Money gross = row.Money("gross", "currency", signed: true);
        Money? presented = row.OptionalMoney("customer_facing_amount", "customer_facing_currency", signed: true);
        return new SettlementEntry
        {
            Id = row.Required("balance_transaction_id"), Kind = KindOf(row.Required("reporting_category")), RawState = row.Text("reporting_category"),
            Direction = gross.Amount < 0 ? MoneyDirection.Out : MoneyDirection.In, Amount = Unsigned(gross), State = EntryState.Succeeded,
            Time = row.OptionalTime("created_utc", zone: TimeZoneInfo.Utc) ?? row.Time("created"), Source = row.Source, LineNumber = row.Line, Provider = Name,
            TransactionId = row.Text("source_id"), PayoutId = row.Text("automatic_payout_id"), Method = row.Text("payment_method_type"),
            Fee = row.Money("fee", "currency", signed: true), Net = row.Money("net", "currency", signed: true),
            Presentment = presented is { } amount && amount.Currency != gross.Currency ? Unsigned(amount) : null,
        };
    }

    private static Money Unsigned(Money money) => money.Amount < 0 ? new Money(-money.Amount, money.Currency) : money;

    // Stripe's reporting categories are an open list; what is not known here stays Other, its word is kept.
    private static EntryKind KindOf(string category) => category switch
    {
        "charge" or "charge_failure" => EntryKind.Payment,
        "refund" or "refund_failure" or "partial_capture_reversal" => EntryKind.Refund,
        "dispute" or "dispute_reversal" => EntryKind.Dispute,
        "payout" or "payout_reversal" or "payout_minimum_balance_hold" or "payout_minimum_balance_release" => EntryKind.PayoutEntry,
        "fee" or "network_cost" or "tax" => EntryKind.Fee,
        "other_adjustment" => EntryKind.Adjustment,
        _ => EntryKind.Other,
    };
}
