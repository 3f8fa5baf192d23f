using System.Globalization;
using Broker.Core.Monetary;
using Broker.Payments.Reconciliation;
using Broker.Payments.Reconciliation.Books;

namespace Broker.Payments.Tests.Reconciliation;

/// <summary>Books full of collisions: few ids, few amounts, few currencies, so that everything that can go wrong does. The same seed gives the same books.</summary>
internal sealed class RandomBooks
{
    private readonly Random random;
    private readonly int size;

    public RandomBooks(int seed, int size)
    {
        this.size = size;
        random = new Random(seed);
        for (int i = 0; i < size; i++)
        {
            All.Add(Common(Books.Operation(Id()) with { ProviderId = Maybe("pi_"), PaymentId = Maybe("pi_"), Reference = Maybe("R-"), IdempotencyKey = Maybe("K-"), Customer = Maybe("C-", 5), ConfirmationId = Maybe("F-") }, i));
            All.Add(Common(Books.Provider(Id()) with { PaymentId = Maybe("pi_"), Reference = Maybe("R-"), IdempotencyKey = Maybe("K-"), Customer = Maybe("C-", 5), BalanceTransactionId = Maybe("txn_"), PaidBefore = random.Next(5) == 0 }, i));
            All.Add(Common(Books.Line(Id()) with { TransactionId = Maybe("pi_"), PayoutId = Maybe("po_") }, i));
            All.Add(Common(Books.Payout(Id(), 1) with { TraceId = Maybe("TRACE"), BatchId = Maybe("BATCH"), Manual = random.Next(9) == 0 }, i));
            All.Add(Common(Books.Bank(Id(), 1) with { TraceId = Maybe("TRACE", 8), RemittanceText = $"{Maybe("TRACE")} {Maybe("BATCH")} Überweisung\u20AC" }, i));
            All.Add(Common(Books.Applied(Id()) with { ConfirmationId = Maybe("F-") }, i));
        }
    }

    public List<BookEntry> All { get; } = [];

    public ReconciliationInput ToInput(int shuffle) => new()
    {
        Operations = Book(ReconciliationBook.Operations, shuffle), Provider = Book(ReconciliationBook.Provider, shuffle), Settlement = Book(ReconciliationBook.Settlement, shuffle),
        Payouts = Book(ReconciliationBook.Payouts, shuffle), Bank = Book(ReconciliationBook.Bank, shuffle), Applied = Book(ReconciliationBook.Applied, shuffle),
    };

    private IAsyncEnumerable<BookLine> Book(ReconciliationBook book, int shuffle)
    {
        BookEntry[] entries = [.. All.Where(e => e.Book == book)];
        if (shuffle != 0)
        {
            new Random(shuffle).Shuffle(entries);
        }

        return entries.ToAsyncEnumerable();
    }

    private string Id() => random.Next(size).ToString(CultureInfo.InvariantCulture);

    private string? Maybe(string prefix, int oneOf = 0) => random.Next(3) == 0 ? null : prefix + random.Next(oneOf == 0 ? size : oneOf).ToString(CultureInfo.InvariantCulture);

    private BookEntry Common(BookEntry entry, int line)
    {
        Currency currency = Currency.Of(random.Next(6) == 0 ? "USD" : random.Next(20) == 0 ? "JPY" : "EUR");
        BookEntry changed = entry with
        {
            Amount = new Money(10 * (1 + random.Next(4)), currency), Direction = (MoneyDirection)(random.Next(5) / 4), State = random.Next(2) == 0 ? EntryState.Succeeded : (EntryState)random.Next(7),
            Kind = random.Next(2) == 0 ? entry.Kind : (EntryKind)random.Next(8), Time = Books.AsOf.AddHours(-random.Next(900)).ToOffset(TimeSpan.FromHours(random.Next(3))), Source = entry.Book + ".csv", LineNumber = line + 2,
        };
        return changed is not SettlementEntry settled ? changed
            : settled with { Fee = new Money(random.Next(2), currency), Net = new Money(settled.SignedAmount.Amount - 1, currency), Presentment = random.Next(4) == 0 ? new Money(10, Currency.Of("USD")) : null, ExchangeRate = random.Next(2) == 0 ? 0.123456789m : null };
    }
}
