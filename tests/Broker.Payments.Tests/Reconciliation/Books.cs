using Broker.Core.Monetary;
using Broker.Payments.Reconciliation;
using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Items;
using Broker.Payments.Reconciliation.Rules;

namespace Broker.Payments.Tests.Reconciliation;

/// <summary>Entries as tests need them: everything agrees unless a test says otherwise.</summary>
internal static class Books
{
    public static readonly DateTimeOffset AsOf = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset Long = new(2026, 10, 15, 9, 30, 0, TimeSpan.Zero);

    public static ReconciliationRules Rules() => new() { AsOf = AsOf };

    public static Money Eur(decimal amount) => new(amount, Currency.Of("EUR"));

    public static OperationEntry Operation(string id, decimal amount = 100, EntryKind kind = EntryKind.Payment) => new()
    {
        Id = id, Kind = kind, Direction = kind is EntryKind.Payment ? MoneyDirection.In : MoneyDirection.Out, Amount = Eur(amount), State = EntryState.Succeeded, Time = Long,
        Provider = "stripe", ProviderId = "pi_" + id, Reference = "R-" + id, IdempotencyKey = "K-" + id, Customer = "C-" + id, Method = "card",
    };

    public static ProviderEntry Provider(string id, decimal amount = 100, EntryKind kind = EntryKind.Payment) => new()
    {
        Id = "pi_" + id, Kind = kind, Direction = kind is EntryKind.Payment ? MoneyDirection.In : MoneyDirection.Out, Amount = Eur(amount), State = EntryState.Succeeded, Time = Long,
        Provider = "stripe", Reference = "R-" + id, Customer = "C-" + id, Method = "card", BalanceTransactionId = "txn_" + id,
    };

    public static SettlementEntry Line(string id, decimal gross = 100, decimal fee = 2) => new()
    {
        Id = "txn_" + id, Kind = EntryKind.Payment, Direction = MoneyDirection.In, Amount = Eur(gross), State = EntryState.Succeeded, Time = Long, Provider = "stripe",
        TransactionId = "pi_" + id, Fee = Eur(fee), Net = Eur(gross - fee), PayoutId = "po_1", Method = "card",
    };

    public static PayoutEntry Payout(string id, decimal amount) => new()
    {
        Id = "po_" + id, Kind = EntryKind.PayoutEntry, Direction = MoneyDirection.In, Amount = Eur(amount), State = EntryState.Succeeded, Time = Long, Provider = "stripe",
        TraceId = "TRACE" + id, ArrivesAt = Long,
    };

    public static BankLine Bank(string id, decimal amount) => new()
    {
        Id = "B-" + id, Kind = EntryKind.PayoutEntry, Direction = MoneyDirection.In, Amount = Eur(amount), State = EntryState.Succeeded, Time = Long, RemittanceText = $"SEPA CREDIT TRACE{id} THANKS",
    };

    public static AppliedEntry Applied(string id, decimal amount = 100) => new()
    {
        Id = "A-" + id, Kind = EntryKind.Payment, Direction = MoneyDirection.In, Amount = Eur(amount), State = EntryState.Succeeded, Time = Long, ConfirmationId = "F-" + id,
    };

    public static async Task<ReconciliationReport> RunAsync(
        IEnumerable<BookLine>? operations = null, IEnumerable<BookLine>? provider = null, IEnumerable<BookLine>? settlement = null, IEnumerable<BookLine>? payouts = null,
        IEnumerable<BookLine>? bank = null, IEnumerable<BookLine>? applied = null, Action<ReconciliationRules>? change = null)
    {
        ReconciliationRules rules = Rules();
        change?.Invoke(rules);
        ReconciliationReport report = await Reconciler.RunAsync(
            new ReconciliationInput
            {
                Operations = operations?.ToAsyncEnumerable(), Provider = provider?.ToAsyncEnumerable(), Settlement = settlement?.ToAsyncEnumerable(),
                Payouts = payouts?.ToAsyncEnumerable(), Bank = bank?.ToAsyncEnumerable(), Applied = applied?.ToAsyncEnumerable(),
            },
            rules);
        Assert.All(report.Summary.Controls.Where(static c => c.Rule != ReconciliationRule.OpeningPlusMovements), static c => Assert.True(c.Holds, c.ToString()));
        return report;
    }

    public static async Task<ReconciliationItem> OnlyAsync(
        IEnumerable<BookLine>? operations = null, IEnumerable<BookLine>? provider = null, IEnumerable<BookLine>? settlement = null, IEnumerable<BookLine>? payouts = null,
        IEnumerable<BookLine>? bank = null, IEnumerable<BookLine>? applied = null, Action<ReconciliationRules>? change = null) =>
        Assert.Single((await RunAsync(operations, provider, settlement, payouts, bank, applied, change)).Items);
}
