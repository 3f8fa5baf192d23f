using Broker.Payments.Reconciliation.Books;

namespace Broker.Payments.Reconciliation.Reading;

/// <summary>
/// Reads our own export format: one CSV file for each book, amounts in major units with a point, times as ISO 8601, words as the names of the enumerations.
/// </summary>
/// <remarks>
/// Every book has <c>id, kind, direction, amount, currency, state, raw_state, time</c>. Only the columns said to be required must be there; an unknown column is
/// ignored. A line that cannot be read becomes an <see cref="UnreadableLine"/> with its number. The stream is left open. Parsing depends on no culture.
/// </remarks>
public static class NeutralCsv
{
    private static readonly string[] Common = ["id", "kind", "amount", "currency", "state", "time"];

    /// <summary>
    /// Operations. Required: the common columns and <c>provider</c>. Also <c>provider_id, payment_id, reference, idempotency_key, customer, method, fee, fee_currency,
    /// confirmation_id, account</c>.
    /// </summary>
    /// <param name="stream">The file.</param>
    /// <param name="source">What to call it in the report, for example its name.</param>
    /// <param name="options">Limits and zone; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static IAsyncEnumerable<BookLine> ReadOperationsAsync(Stream stream, string source, CsvReadOptions? options = null, CancellationToken cancellationToken = default) =>
        BookCsv.ReadAsync(stream, source, ReconciliationBook.Operations, [.. Common, "provider"], Operation, options, cancellationToken);

    /// <summary>
    /// Provider transactions. Required: the common columns and <c>provider</c>. Also <c>payment_id, reference, idempotency_key, customer, method,
    /// balance_transaction_id, fee, fee_currency, charge_amount, charge_currency, paid_before</c>.
    /// </summary>
    /// <param name="stream">The file.</param>
    /// <param name="source">What to call it in the report, for example its name.</param>
    /// <param name="options">Limits and zone; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static IAsyncEnumerable<BookLine> ReadProviderAsync(Stream stream, string source, CsvReadOptions? options = null, CancellationToken cancellationToken = default) =>
        BookCsv.ReadAsync(stream, source, ReconciliationBook.Provider, [.. Common, "provider"], Provider, options, cancellationToken);

    /// <summary>
    /// Settlement lines. Required: the common columns but the state, and <c>provider, fee, net</c>, all in <c>currency</c>; amount is the gross without sign. Also
    /// <c>transaction_id, payout_id, method, presentment, presentment_currency, exchange_rate</c>.
    /// </summary>
    /// <param name="stream">The file.</param>
    /// <param name="source">What to call it in the report, for example its name.</param>
    /// <param name="options">Limits and zone; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static IAsyncEnumerable<BookLine> ReadSettlementAsync(Stream stream, string source, CsvReadOptions? options = null, CancellationToken cancellationToken = default) =>
        BookCsv.ReadAsync(stream, source, ReconciliationBook.Settlement, ["id", "kind", "amount", "currency", "time", "provider", "fee", "net"], Settlement, options, cancellationToken);

    /// <summary>
    /// Payouts. Required: <c>id, amount, currency, state, time, provider</c>. Also <c>direction, raw_state, trace_id, statement_descriptor, batch_id, arrives_at,
    /// manual, paid_before</c>.
    /// </summary>
    /// <param name="stream">The file.</param>
    /// <param name="source">What to call it in the report, for example its name.</param>
    /// <param name="options">Limits and zone; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static IAsyncEnumerable<BookLine> ReadPayoutsAsync(Stream stream, string source, CsvReadOptions? options = null, CancellationToken cancellationToken = default) =>
        BookCsv.ReadAsync(stream, source, ReconciliationBook.Payouts, ["id", "amount", "currency", "state", "time", "provider"], Payout, options, cancellationToken);

    /// <summary>
    /// Bank lines. Required: <c>amount</c>, negative for debits, <c>currency, value_date</c>. Also <c>id, account, trace_id, text</c>. Without an id a line is known by
    /// file and number.
    /// </summary>
    /// <param name="stream">The file.</param>
    /// <param name="source">What to call it in the report, for example its name.</param>
    /// <param name="options">Limits and zone; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static IAsyncEnumerable<BookLine> ReadBankAsync(Stream stream, string source, CsvReadOptions? options = null, CancellationToken cancellationToken = default) =>
        BookCsv.ReadAsync(stream, source, ReconciliationBook.Bank, ["amount", "currency", "value_date"], Bank, options, cancellationToken);

    /// <summary>What was applied. Required: the common columns. Also <c>confirmation_id, account</c>.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="source">What to call it in the report, for example its name.</param>
    /// <param name="options">Limits and zone; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static IAsyncEnumerable<BookLine> ReadAppliedAsync(Stream stream, string source, CsvReadOptions? options = null, CancellationToken cancellationToken = default) =>
        BookCsv.ReadAsync(stream, source, ReconciliationBook.Applied, Common, Applied, options, cancellationToken);

    private static OperationEntry Operation(CsvRow row) => new()
    {
        Id = row.Required("id"), Kind = row.Word("kind", EntryKind.Other, required: true), Direction = Direction(row), Amount = row.Money("amount", "currency"),
        State = row.Word("state", EntryState.Unknown, required: true), RawState = row.Text("raw_state"), Time = row.Time("time"), Source = row.Source, LineNumber = row.Line,
        Provider = row.Required("provider"), ProviderId = row.Text("provider_id"), PaymentId = row.Text("payment_id"), Reference = row.Text("reference"),
        IdempotencyKey = row.Text("idempotency_key"), Customer = row.Text("customer"), Method = row.Text("method"), Fee = Fee(row),
        ConfirmationId = row.Text("confirmation_id"), Account = row.Text("account"),
    };

    private static ProviderEntry Provider(CsvRow row) => new()
    {
        Id = row.Required("id"), Kind = row.Word("kind", EntryKind.Other, required: true), Direction = Direction(row), Amount = row.Money("amount", "currency"),
        State = row.Word("state", EntryState.Unknown, required: true), RawState = row.Text("raw_state"), Time = row.Time("time"), Source = row.Source, LineNumber = row.Line,
        Provider = row.Required("provider"), PaymentId = row.Text("payment_id"), Reference = row.Text("reference"), IdempotencyKey = row.Text("idempotency_key"),
        Customer = row.Text("customer"), Method = row.Text("method"), BalanceTransactionId = row.Text("balance_transaction_id"), Fee = Fee(row),
        ChargeAmount = row.OptionalMoney("charge_amount", row.Text("charge_currency") is null ? "currency" : "charge_currency"), PaidBefore = row.Flag("paid_before"),
    };

    private static SettlementEntry Settlement(CsvRow row) => new()
    {
        Id = row.Required("id"), Kind = row.Word("kind", EntryKind.Other, required: true), Direction = Direction(row), Amount = row.Money("amount", "currency"),
        State = row.Word("state", EntryState.Succeeded), RawState = row.Text("raw_state"), Time = row.Time("time"), Source = row.Source, LineNumber = row.Line,
        Provider = row.Required("provider"), TransactionId = row.Text("transaction_id"), PayoutId = row.Text("payout_id"), Method = row.Text("method"),
        Fee = row.Money("fee", "currency", signed: true), Net = row.Money("net", "currency", signed: true),
        Presentment = row.OptionalMoney("presentment", "presentment_currency"), ExchangeRate = row.OptionalNumber("exchange_rate"),
    };

    private static PayoutEntry Payout(CsvRow row) => new()
    {
        Id = row.Required("id"), Kind = EntryKind.PayoutEntry, Direction = row.Word("direction", MoneyDirection.In), Amount = row.Money("amount", "currency"),
        State = row.Word("state", EntryState.Unknown, required: true), RawState = row.Text("raw_state"), Time = row.Time("time"), Source = row.Source, LineNumber = row.Line,
        Provider = row.Required("provider"), TraceId = row.Text("trace_id"), StatementDescriptor = row.Text("statement_descriptor"), BatchId = row.Text("batch_id"),
        ArrivesAt = row.OptionalTime("arrives_at"), Manual = row.Flag("manual"), PaidBefore = row.Flag("paid_before"),
    };

    private static BankLine Bank(CsvRow row)
    {
        Core.Monetary.Money amount = row.Money("amount", "currency", signed: true);
        return new BankLine
        {
            Id = row.Text("id") ?? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{row.Source}:{row.Line}"),
            Kind = EntryKind.PayoutEntry, Direction = amount.Amount < 0 ? MoneyDirection.Out : MoneyDirection.In,
            Amount = amount.Amount < 0 ? new(-amount.Amount, amount.Currency) : amount, State = EntryState.Succeeded, Time = row.Time("value_date"),
            Source = row.Source, LineNumber = row.Line, Account = row.Text("account"), TraceId = row.Text("trace_id"), RemittanceText = row.Text("text"),
        };
    }

    private static AppliedEntry Applied(CsvRow row) => new()
    {
        Id = row.Required("id"), Kind = row.Word("kind", EntryKind.Other, required: true), Direction = Direction(row), Amount = row.Money("amount", "currency"),
        State = row.Word("state", EntryState.Unknown, required: true), RawState = row.Text("raw_state"), Time = row.Time("time"), Source = row.Source, LineNumber = row.Line,
        ConfirmationId = row.Text("confirmation_id"), Account = row.Text("account"),
    };

    private static Core.Monetary.Money? Fee(CsvRow row) => row.OptionalMoney("fee", row.Text("fee_currency") is null ? "currency" : "fee_currency", signed: true);

    // Payments and the usual ones need no direction; a dispute and an adjustment can go either way and must say it.
    private static MoneyDirection Direction(CsvRow row) => row.Word("kind", EntryKind.Other) switch
    {
        EntryKind.Payment => row.Word("direction", MoneyDirection.In),
        EntryKind.Refund or EntryKind.Withdrawal or EntryKind.Fee => row.Word("direction", MoneyDirection.Out),
        _ => row.Word("direction", MoneyDirection.In, required: true),
    };
}
