using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Items;
using Broker.Payments.Reconciliation.Rules;

namespace Broker.Payments.Reconciliation.Joining;

/// <summary>Counts what is read and what comes out, so that the two can be held against each other at the end.</summary>
internal sealed class RunTotals(ReconciliationRules rules, RunCalendar calendar)
{
    private const int OutcomeSlots = 32;

    private readonly Dictionary<(ReconciliationBook Book, string Currency), Cell> read = [];
    private readonly List<OutcomeCells>?[] outcomes = new List<OutcomeCells>?[8 * OutcomeSlots];

    internal long Unreadable { get; set; }

    internal void OnRead(BookEntry entry)
    {
        if (!read.TryGetValue((entry.Book, entry.Amount.Currency.Code), out Cell? cell))
        {
            read[(entry.Book, entry.Amount.Currency.Code)] = cell = new Cell();
        }

        cell.Add(entry.SignedAmount.Amount, 1);
        if (entry.State == EntryState.Succeeded && calendar.IsInPeriod(entry.Time))
        {
            cell.Moved += entry switch
            {
                ProviderEntry provider => provider.SignedAmount.Amount - (provider.Fee?.Currency == provider.Amount.Currency ? provider.Fee.Value.Amount : 0),
                SettlementEntry line => line.Net.Amount,
                _ => entry.SignedAmount.Amount,
            };
        }
    }

    internal void OnItem(ReconciliationItem item, Group group)
    {
        Currency main = (group.Left.Count > 0 ? group.Left.Totals : group.Right.Totals).SumAt(0).Currency;
        Cells(item, main).Items++;
        for (int i = 0; i < group.Left.Totals.Currencies; i++)
        {
            Cells(item, group.Left.Totals.SumAt(i).Currency).Left.Add(group.Left.Totals.SumAt(i).Amount, group.Left.Totals.CountAt(i));
        }

        for (int i = 0; i < group.Right.Totals.Currencies; i++)
        {
            Cells(item, group.Right.Totals.SumAt(i).Currency).Right.Add(group.Right.Totals.SumAt(i).Amount, group.Right.Totals.CountAt(i));
        }

        if (item.Difference is { } difference)
        {
            Cells(item, difference.Currency).Difference += difference.Amount;
        }
    }

    internal ReconciliationSummary ToSummary(IReadOnlyList<(ReconciliationComparison Comparison, ReconciliationBook Left, ReconciliationBook Right)> done) => new(
        rules.AsOf,
        [.. read.OrderBy(static r => r.Key.Book).ThenBy(static r => r.Key.Currency, StringComparer.Ordinal).Select(static r => new BookTotal(r.Key.Book, r.Value.Lines, r.Value.SumIn(r.Key.Currency), new Money(r.Value.Moved, Currency.Of(r.Key.Currency))))],
        [.. outcomes.OfType<List<OutcomeCells>>().SelectMany(static cells => cells.OrderBy(static c => c.Currency.Code, StringComparer.Ordinal)).Select(static c => c.ToTotal())],
        [.. done.SelectMany(Sides).Concat(rules.Balances.Select(Balance))],
        Unreadable);

    private OutcomeCells Cells(ReconciliationItem item, Currency currency)
    {
        List<OutcomeCells> cells = outcomes[((int)item.Comparison * OutcomeSlots) + (int)item.Outcome] ??= [];
        foreach (OutcomeCells known in cells)
        {
            if (known.Currency == currency)
            {
                return known;
            }
        }

        var added = new OutcomeCells(item.Comparison, item.Outcome, currency);
        cells.Add(added);
        return added;
    }

    private IEnumerable<ControlResult> Sides((ReconciliationComparison Comparison, ReconciliationBook Left, ReconciliationBook Right) done)
    {
        foreach (((ReconciliationBook book, string code), Cell cell) in read.Where(r => r.Key.Book == done.Left || r.Key.Book == done.Right).OrderBy(static r => r.Key.Book).ThenBy(static r => r.Key.Currency, StringComparer.Ordinal))
        {
            var over = new Cell();
            foreach (OutcomeCells cells in outcomes.OfType<List<OutcomeCells>>().SelectMany(static c => c).Where(c => c.Comparison == done.Comparison && c.Currency.Code == code))
            {
                Cell side = book == done.Left ? cells.Left : cells.Right;
                over.Add(side.Sum, side.Lines);
            }

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
        internal long Lines { get; private set; }

        internal decimal Sum { get; private set; }

        internal decimal Moved { get; set; }

        internal void Add(decimal sum, long lines)
        {
            Sum += sum;
            Lines += lines;
        }

        internal Money SumIn(string currency) => new(Sum, Currency.Of(currency));
    }

    private sealed class OutcomeCells(ReconciliationComparison comparison, ReconciliationOutcome outcome, Currency currency)
    {
        internal ReconciliationComparison Comparison => comparison;

        internal Currency Currency => currency;

        internal long Items { get; set; }

        internal decimal Difference { get; set; }

        internal Cell Left { get; } = new();

        internal Cell Right { get; } = new();

        internal OutcomeTotal ToTotal() => new(
            comparison, outcome, Items, Left.Lines, Left.SumIn(currency.Code), Right.Lines, Right.SumIn(currency.Code), new Money(Difference, currency));
    }
}
