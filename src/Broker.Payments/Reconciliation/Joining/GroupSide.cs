using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Items;

namespace Broker.Payments.Reconciliation.Joining;

/// <summary>The entries of one side of a group: the first ones themselves, of all of them count and sums.</summary>
internal sealed class GroupSide(int limit)
{
    private readonly List<BookEntry> entries = new(1);

    internal IReadOnlyList<BookEntry> Entries => entries;

    internal long Count { get; private set; }

    /// <summary>True when there are more entries than are kept.</summary>
    internal bool IsCut => Count > entries.Count;

    /// <summary>The sum of all entries, whatever their state.</summary>
    internal CurrencySums Totals { get; } = new();

    /// <summary>The sum of what counts in the comparison.</summary>
    internal CurrencySums Weights { get; } = new();

    /// <summary>The first entry that contradicts itself; null when none does.</summary>
    internal BookEntry? Odd { get; private set; }

    internal DateTimeOffset Latest { get; private set; } = DateTimeOffset.MinValue;

    internal DateTimeOffset Earliest { get; private set; } = DateTimeOffset.MaxValue;

    internal void Add(BookEntry entry, Money weight, bool odd)
    {
        if (entries.Count < limit)
        {
            entries.Add(entry);
        }

        Count++;
        Totals.Add(entry.SignedAmount);
        Weights.Add(weight);
        Odd ??= odd ? entry : null;
        Latest = entry.Time > Latest ? entry.Time : Latest;
        Earliest = entry.Time < Earliest ? entry.Time : Earliest;
    }

    internal ReconciliationSide ToSide(ReconciliationBook book) => new(book, entries, Count, Totals.ToList());
}
