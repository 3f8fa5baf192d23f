using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Books;

namespace Broker.Payments.Reconciliation;

/// <summary>What was read of one book in one currency.</summary>
/// <param name="Book">The book.</param>
/// <param name="Lines">How many entries.</param>
/// <param name="Total">The sum of all entries with sign, whatever their state or period.</param>
/// <param name="Moved">The sum of what moved within the period, with sign; what counts in the balance of the book.</param>
public sealed record BookTotal(ReconciliationBook Book, long Lines, Money Total, Money Moved);
