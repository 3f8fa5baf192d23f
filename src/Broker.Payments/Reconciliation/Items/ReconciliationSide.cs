using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Books;

namespace Broker.Payments.Reconciliation.Items;

/// <summary>One side of an item.</summary>
/// <param name="Book">The book.</param>
/// <param name="Entries">The entries, earliest first; at most as many as the rules allow for an item.</param>
/// <param name="Count">How many entries there are in all.</param>
/// <param name="Totals">The sum of all of them, whatever their state, with sign; one amount for each currency.</param>
public sealed record ReconciliationSide(ReconciliationBook Book, IReadOnlyList<BookEntry> Entries, long Count, IReadOnlyList<Money> Totals);
