using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Items;
using Broker.Payments.Reconciliation.Rules;

namespace Broker.Payments.Reconciliation.Joining;

/// <summary>Counts what is read and what comes out, so that the two can be held against each other at the end.</summary>
internal sealed class RunTotals(ReconciliationRules rules, RunCalendar calendar)
{
    private readonly Dictionary<(ReconciliationBook Book, string Currency), Cell> read = [];
    private readonly Dictionary<(ReconciliationComparison Comparison, ReconciliationOutcome Outcome, string Currency), Cell[]> outcomes = [];
    private readonly Dictionary<(ReconciliationComparison Comparison, ReconciliationBook Book, string Currency), Cell> seen = [];

    internal long Unreadable { get; set; }

    internal void OnRead(BookEntry entry)
    {
        Cell cell = CellOf(read, (entry.Book, entry.Amount.Currency.Code));
        cell.Lines++;
        cell.Sum += entry.SignedAmount.Amount;
        if (entry.State == EntryState.Succeeded && calendar.IsInPeriod(entry.Time))
        {
            cell.Moved += entry switch
            {
                ProviderEntry provider => provider.SignedAmount.Amount - (provider.Fee?.Currency == provider.Amount.Currency ? provider.Fee.Value.Amount : 0),
                SettlementLine line => line.Net.Amount,
                _ => entry.SignedAmount.Amount,
            };
        }
    }

    internal void OnItem(ReconciliationItem item, Group group)
    {
        IReadOnlyList<Money> main = group.Left.Count > 0 ? group.Left.Totals.Sums : group.Right.Totals.Sums;
        Cells(item, main[0].Currency)[0].Lines++;
        Count(item, item.Left!.Book, group.Left.Totals, 1);
        Count(item, item.Right!.Book, group.Right.Totals, 2);
        if (item.Difference is { } difference)
        {
            Cells(item, difference.Currency)[0].Sum += difference.Amount;
        }
    }

    internal ReconciliationSummary ToSummary(IReadOnlyList<(ReconciliationComparison Comparison, ReconciliationBook Left, ReconciliationBook Right)> done) => new(
        rules.AsOf,
        [.. read.OrderBy(static r => r.Key.Book).ThenBy(static r => r.Key.Currency, StringComparer.Ordinal).Select(static r => new BookTotal(r.Key.Book, r.Value.Lines, r.Value.SumIn(r.Key.Currency), new Money(r.Value.Moved, Currency.Of(r.Key.Currency))))],
        [.. outcomes.OrderBy(static o => o.Key.Comparison).ThenBy(static o => o.Key.Outcome).ThenBy(static o => o.Key.Currency, StringComparer.Ordinal).Select(static o => Total(o.Key, o.Value))],
        [.. done.SelectMany(Sides).Concat(rules.Balances.Select(Balance))],
        Unreadable);

    private static OutcomeTotal Total((ReconciliationComparison Comparison, ReconciliationOutcome Outcome, string Currency) key, Cell[] cells) =>
        new(key.Comparison, key.Outcome, cells[0].Lines, cells[1].Lines, cells[1].SumIn(key.Currency), cells[2].Lines, cells[2].SumIn(key.Currency), cells[0].SumIn(key.Currency));

    private static Cell CellOf<TKey>(Dictionary<TKey, Cell> cells, TKey key)
        where TKey : notnull
    {
        if (!cells.TryGetValue(key, out Cell? cell))
        {
            cells[key] = cell = new Cell();
        }

        return cell;
    }

    private void Count(ReconciliationItem item, ReconciliationBook book, CurrencySums totals, int index)
    {
        for (int i = 0; i < totals.Sums.Count; i++)
        {
            Money total = totals.Sums[i];
            Cell cell = Cells(item, total.Currency)[index];
            cell.Lines += totals.CountAt(i);
            cell.Sum += total.Amount;
            Cell sum = CellOf(seen, (item.Comparison, book, total.Currency.Code));
            sum.Lines += totals.CountAt(i);
            sum.Sum += total.Amount;
        }
    }

    private Cell[] Cells(ReconciliationItem item, Currency currency)
    {
        var key = (item.Comparison, item.Outcome, currency.Code);
        if (!outcomes.TryGetValue(key, out Cell[]? cells))
        {
            outcomes[key] = cells = [new(), new(), new()];
        }

        return cells;
    }

    private IEnumerable<ControlResult> Sides((ReconciliationComparison Comparison, ReconciliationBook Left, ReconciliationBook Right) done)
    {
        foreach (((ReconciliationBook book, string code), Cell cell) in read.Where(r => r.Key.Book == done.Left || r.Key.Book == done.Right).OrderBy(static r => r.Key.Book).ThenBy(static r => r.Key.Currency, StringComparer.Ordinal))
        {
            Cell over = seen.GetValueOrDefault((done.Comparison, book, code)) ?? new Cell();
            ReconciliationRule rule = over.Lines == cell.Lines ? ReconciliationRule.SumsByOutcome : ReconciliationRule.EachLineOnce;
            yield return new ControlResult(rule, done.Comparison, book, cell.SumIn(code), over.SumIn(code), cell.Lines, over.Lines);
        }
    }

    private ControlResult Balance(BookBalance balance)
    {
        Money moved = Moved(balance.Book, balance.Opening.Currency);
        if (balance.Book == ReconciliationBook.Settlement)
        {
            moved -= Moved(ReconciliationBook.Payouts, balance.Opening.Currency);
        }

        return new ControlResult(ReconciliationRule.OpeningPlusMovements, null, balance.Book, balance.Closing, balance.Opening + moved, 0, 0);
    }

    private Money Moved(ReconciliationBook book, Currency currency) => new(read.GetValueOrDefault((book, currency.Code))?.Moved ?? 0, currency);

    private sealed class Cell
    {
        internal long Lines { get; set; }

        internal decimal Sum { get; set; }

        internal decimal Moved { get; set; }

        internal Money SumIn(string currency) => new(Sum, Currency.Of(currency));
    }
}
