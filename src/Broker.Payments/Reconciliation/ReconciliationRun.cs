using System.Globalization;
using System.Runtime.CompilerServices;
using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Comparisons;
using Broker.Payments.Reconciliation.Items;
using Broker.Payments.Reconciliation.Joining;
using Broker.Payments.Reconciliation.Rules;
using Broker.Payments.Reconciliation.Spilling;

namespace Broker.Payments.Reconciliation;

/// <summary>One run over one set of books. Not thread-safe; read once.</summary>
/// <remarks>
/// What does not fit in memory goes to temporary files, which are removed when the enumeration ends: at its end, by an exception, by cancellation or by leaving the
/// loop. Temporary files are written and read synchronously.
/// </remarks>
public sealed class ReconciliationRun
{
    private readonly ReconciliationInput input;
    private readonly ReconciliationRules rules;
    private readonly ReconciliationStorageOptions storage;
    private readonly RunCalendar calendar;
    private readonly RunTotals totals;
    private readonly List<(ReconciliationComparison Comparison, ReconciliationBook Left, ReconciliationBook Right)> done = [];
    private ReconciliationSummary? summary;
    private int started;

    internal ReconciliationRun(ReconciliationInput input, ReconciliationRules rules, ReconciliationStorageOptions storage)
    {
        this.input = input;
        this.rules = rules;
        this.storage = storage;
        calendar = new RunCalendar(rules);
        totals = new RunTotals(rules, calendar);
    }

    /// <summary>The sums and checks, once all items were read.</summary>
    /// <exception cref="InvalidOperationException">The items were not read to the end.</exception>
    public ReconciliationSummary Summary => summary ?? throw new InvalidOperationException("The summary is known when all items were read; read ReadItemsAsync to its end first.");

    /// <summary>
    /// Reads the books and gives every item, comparison by comparison. Within a comparison the order depends on ids alone: the same lines in any order give the same
    /// report. Lines that cannot be read come as they are met, failed checks at the end.
    /// </summary>
    /// <exception cref="InvalidOperationException">The run was read before.</exception>
    /// <exception cref="IOException">A temporary file cannot be written or read.</exception>
    public IAsyncEnumerable<ReconciliationItem> ReadItemsAsync(CancellationToken cancellationToken = default) => Interlocked.Exchange(ref started, 1) == 0
        ? RunAsync(cancellationToken)
        : throw new InvalidOperationException("A run is read once; start another one to read the books again.");

    private async IAsyncEnumerable<ReconciliationItem> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var folder = new SpillFolder(storage.Folder);
        var memory = new JoinMemory(storage);
        BookJoin? Join(bool wanted, Func<BookComparison> comparison) => wanted ? new BookJoin(comparison(), rules, folder, memory) : null;
        using BookJoin? operations = Join(input.Operations is not null && input.Provider is not null, () => new OperationToProvider(rules, calendar));
        using BookJoin? applied = Join(input.Operations is not null && input.Applied is not null, () => new OperationToApplied(rules, calendar));
        using BookJoin? settlement = Join(input.Provider is not null && input.Settlement is not null, () => new ProviderToSettlement(rules, calendar));
        using BookJoin? payouts = Join(input.Payouts is not null && input.Settlement is not null, () => new PayoutToSettlement(rules, calendar, checksLines: input.Provider is null));
        using BookJoin? bank = Join(input.Payouts is not null && input.Bank is not null, () => new PayoutToBank(rules, calendar));

        (IAsyncEnumerable<BookLine>? Lines, ReconciliationBook Book, Action<BookEntry> Take, BookJoin?[] Then)[] plan =
        [
            (input.Operations, ReconciliationBook.Operations, e => { operations?.AddLeft(e); applied?.AddLeft(e); }, []),
            (input.Provider, ReconciliationBook.Provider, e => { operations?.AddRight(e); settlement?.AddLeft(e); }, [operations]),
            (input.Settlement, ReconciliationBook.Settlement, e => { settlement?.AddRight(e); payouts?.AddRight(e); }, [settlement]),
            (input.Payouts, ReconciliationBook.Payouts, e => { payouts?.AddLeft(e); bank?.AddLeft(e); }, [payouts]),
            (input.Bank, ReconciliationBook.Bank, e => bank?.AddRight(e), [bank]),
            (input.Applied, ReconciliationBook.Applied, e => applied?.AddRight(e), [applied]),
        ];
        foreach ((IAsyncEnumerable<BookLine>? lines, ReconciliationBook book, Action<BookEntry> take, BookJoin?[] then) in plan)
        {
            if (lines is not null)
            {
                await foreach (BookLine line in lines.WithCancellation(cancellationToken).ConfigureAwait(false))
                {
                    if (Unreadable(line, book) is { } item)
                    {
                        yield return item;
                    }
                    else
                    {
                        take((BookEntry)line);
                    }
                }
            }

            foreach (BookJoin join in then.OfType<BookJoin>())
            {
                foreach ((Group group, Decision decision) in join.Run(cancellationToken))
                {
                    ReconciliationItem item = ToItem(join.Comparison, group, decision);
                    totals.OnItem(item, group);
                    yield return item;
                }

                done.Add((join.Comparison.Comparison, join.Comparison.LeftBook, join.Comparison.RightBook));
                join.Dispose();
            }
        }

        summary = totals.ToSummary(done);
        foreach (ControlResult control in summary.Controls.Where(static c => !c.Holds))
        {
            yield return ToItem(control);
        }
    }

    private ReconciliationItem? Unreadable(BookLine line, ReconciliationBook book)
    {
        string? problem = line switch
        {
            BookEntry entry => EntryCheck.Problem(entry, book),
            UnreadableLine unreadable => unreadable.Reason,
            _ => "The line is of no known type.",
        };
        if (problem is null)
        {
            totals.OnRead((BookEntry)line);
            return null;
        }

        totals.Unreadable++;
        string place = line.LineNumber > 0 || line.Source is not null
            ? string.Create(CultureInfo.InvariantCulture, $"{line.Source}:{line.LineNumber}")
            : totals.Unreadable.ToString(CultureInfo.InvariantCulture);
        return new ReconciliationItem
        {
            Id = $"reading/{book}/{place}",
            Comparison = ReconciliationComparison.Reading,
            Outcome = ReconciliationOutcome.UnreadableLine,
            Rule = ReconciliationRule.Readable,
            OccurredAt = rules.AsOf,
            FirstSeen = rules.AsOf,
            Unreadable = line as UnreadableLine ?? new UnreadableLine(book, problem) { Source = line.Source, LineNumber = line.LineNumber },
            Detail = problem,
        };
    }

    private ReconciliationItem ToItem(BookComparison comparison, Group group, Decision decision) => new()
    {
        Id = $"{comparison.Name}/{group.Key}",
        Comparison = comparison.Comparison,
        Outcome = decision.Outcome,
        Rule = decision.Rule,
        MatchedBy = group.Via,
        Left = group.Left.ToSide(comparison.LeftBook),
        Right = group.Right.ToSide(comparison.RightBook),
        Difference = decision.Difference,
        OccurredAt = group.Earliest,
        FirstSeen = rules.AsOf,
        Age = rules.AsOf - group.Earliest,
        Candidates = group.Candidates,
        Detail = decision.Detail,
    };

    private ReconciliationItem ToItem(ControlResult control) => new()
    {
        Id = $"control/{control.Rule}/{control.Comparison?.ToString() ?? "Balance"}/{control.Book}/{control.Expected.Currency}",
        Comparison = ReconciliationComparison.Control,
        Outcome = ReconciliationOutcome.ControlFailed,
        Rule = control.Rule,
        Difference = control.Actual - control.Expected,
        OccurredAt = rules.AsOf,
        FirstSeen = rules.AsOf,
        Detail = control.Rule == ReconciliationRule.OpeningPlusMovements
            ? $"Opening plus movements of {control.Book} is {control.Actual}, closing is {control.Expected}."
            : string.Create(CultureInfo.InvariantCulture, $"{control.Book}: {control.ExpectedLines} lines with {control.Expected} were read, {control.ActualLines} lines with {control.Actual} came out."),
    };
}
