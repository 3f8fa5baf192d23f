using System.Globalization;
using System.Text;
using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Items;

namespace Reconciliation.Generating;

/// <summary>Writes the books as the providers, the bank and our own systems would export them.</summary>
public static class BookFiles
{
    private const string BadOperation = "D-99999,payment,in,12.345,EUR,succeeded,2026-11-02T10:00:00Z,stripe,,,,,,,,,,";
    private const string BadBank = "B-99999,ACME-EUR,one hundred,EUR,2026-11-03,,STRIPE PAYMENTS";

    /// <summary>Writes every file and the manifest.</summary>
    public static async Task WriteAsync(SyntheticBooks books, string folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(books);
        Directory.CreateDirectory(folder);
        await FileAsync("operations.csv", "id,kind,direction,amount,currency,state,time,provider,provider_id,payment_id,reference,idempotency_key,customer,method,fee,fee_currency,confirmation_id,account", [.. books.Operations.Select(Line), BadOperation]);
        await FileAsync("provider.csv", "id,kind,direction,amount,currency,state,raw_state,time,provider,payment_id,reference,customer,method,balance_transaction_id,fee,charge_amount,paid_before", books.Provider.Select(Line));
        await FileAsync("stripe_payout_reconciliation.csv", "automatic_payout_id,balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,source_id", books.Settlement.Where(static l => l.Provider == "stripe").Select(StripeLine));
        await FileAsync("settlement.csv", "id,kind,direction,amount,currency,time,provider,transaction_id,payout_id,method,fee,net,presentment,presentment_currency,exchange_rate", books.Settlement.Where(static l => l.Provider != "stripe").Select(Line));
        await FileAsync("payouts.csv", "id,direction,amount,currency,state,raw_state,time,provider,trace_id,statement_descriptor,arrives_at,manual,paid_before", books.Payouts.Select(Line));
        await FileAsync("bank.csv", "id,account,amount,currency,value_date,trace_id,text", [.. books.Bank.Select(Line), BadBank]);
        await FileAsync("applied.csv", "id,kind,direction,amount,currency,state,time,confirmation_id,account", books.Applied.Select(Line));
        Money bank = Sum(books.Bank, "EUR"), applied = Sum(books.Applied.Where(static a => a.State == EntryState.Succeeded), "USD");
        await FileAsync("balances.csv", "book,currency,opening,closing", [$"Bank,EUR,1000.00,{Number(bank, 1000)}", $"Applied,USD,0.00,{Number(applied, 25)}"]);
        books.Plant($"reading/Operations/operations.csv:{Place(books.Operations.Count)}", ReconciliationOutcome.UnreadableLine);
        books.Plant($"reading/Bank/bank.csv:{Place(books.Bank.Count)}", ReconciliationOutcome.UnreadableLine);
        books.Plant("control/OpeningPlusMovements/Balance/Applied/USD", ReconciliationOutcome.ControlFailed);
        await FileAsync("manifest.csv", "item,outcome", books.Planted.Select(static p => $"{p.Key},{p.Value}"));

        async Task FileAsync(string name, string head, IEnumerable<string> lines)
        {
            StringBuilder text = new(head);
            text.Append('\n').AppendJoin('\n', lines).Append('\n');
            await File.WriteAllTextAsync(Path.Combine(folder, name), text.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
        }
    }

    private static string Place(int lines) => (lines + 2).ToString(CultureInfo.InvariantCulture);

    private static Money Sum(IEnumerable<BookEntry> entries, string currency) =>
        entries.Where(e => e.Amount.Currency.Code == currency).Aggregate(Money.Zero(Currency.Of(currency)), static (sum, e) => sum + e.SignedAmount);

    private static string Number(Money money, decimal more = 0) => (money.Amount + more).ToString("0.00##", CultureInfo.InvariantCulture);

    private static string Number(Money? money) => money is { } amount ? Number(amount) : string.Empty;

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture).Replace("+00:00", "Z", StringComparison.Ordinal);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Line(OperationEntry o) =>
        $"{o.Id},{Word(o.Kind)},{Word(o.Direction)},{Number(o.Amount)},{o.Amount.Currency},{Word(o.State)},{Time(o.Time)},{o.Provider},{o.ProviderId},{o.PaymentId},{o.Reference},{o.IdempotencyKey},{o.Customer},{o.Method},{Number(o.Fee)},{o.Fee?.Currency},{o.ConfirmationId},{o.Account}";

    private static string Line(ProviderEntry p) =>
        $"{p.Id},{Word(p.Kind)},{Word(p.Direction)},{Number(p.Amount)},{p.Amount.Currency},{Word(p.State)},{p.RawState},{Time(p.Time)},{p.Provider},{p.PaymentId},{p.Reference},{p.Customer},{p.Method},{p.BalanceTransactionId},{Number(p.Fee)},{Number(p.ChargeAmount)},{(p.PaidBefore ? "true" : string.Empty)}";

    private static string StripeLine(SettlementEntry l) => string.Create(
        CultureInfo.InvariantCulture,
        $"{l.PayoutId},{l.Id},{l.Time.UtcDateTime:yyyy-MM-dd HH:mm:ss},{l.Amount.Currency.Code.ToLowerInvariant()},{Number(l.SignedAmount)},{Number(l.Fee)},{Number(l.Net)},{Category(l.Kind)},{l.TransactionId}");

    private static string Category(EntryKind kind) => kind switch { EntryKind.Payment => "charge", EntryKind.Refund => "refund", EntryKind.Dispute => "dispute", EntryKind.Fee => "fee", _ => "other_adjustment" };

    private static string Line(SettlementEntry l) => string.Create(
        CultureInfo.InvariantCulture,
        $"{l.Id},{Word(l.Kind)},{Word(l.Direction)},{Number(l.Amount)},{l.Amount.Currency},{Time(l.Time)},{l.Provider},{l.TransactionId},{l.PayoutId},{l.Method},{Number(l.Fee)},{Number(l.Net)},{Number(l.Presentment)},{l.Presentment?.Currency},{l.ExchangeRate}");

    private static string Line(PayoutEntry p) =>
        $"{p.Id},{Word(p.Direction)},{Number(p.Amount)},{p.Amount.Currency},{Word(p.State)},{p.RawState},{Time(p.Time)},{p.Provider},{p.TraceId},{p.StatementDescriptor},{Time(p.ArrivesAt!.Value)},{(p.Manual ? "true" : string.Empty)},{(p.PaidBefore ? "true" : string.Empty)}";

    private static string Line(BankLine b) => string.Create(
        CultureInfo.InvariantCulture, $"{b.Id},{b.Account},{Number(b.SignedAmount)},{b.Amount.Currency},{b.Time.UtcDateTime:yyyy-MM-dd},{b.TraceId},{b.RemittanceText}");

    private static string Line(AppliedEntry a) =>
        $"{a.Id},{Word(a.Kind)},{Word(a.Direction)},{Number(a.Amount)},{a.Amount.Currency},{Word(a.State)},{Time(a.Time)},{a.ConfirmationId},{a.Account}";
}
