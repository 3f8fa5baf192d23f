using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Books;

namespace Broker.Payments.Reconciliation.Rules;

/// <summary>Opening and closing balance of one book in one currency: opening plus movements within the period must be closing.</summary>
/// <remarks>
/// Movements are what moved (<see cref="EntryState.Succeeded"/>), with sign: operations, bank lines and applied entries by amount; provider transactions by
/// amount less fee; settlement lines by net less the payouts, when the payouts are given, so that their balance is what the provider still owes.
/// </remarks>
/// <param name="Book">The book.</param>
/// <param name="Opening">The balance at the start of the period; its currency is the currency checked.</param>
/// <param name="Closing">The balance at the end of the period, in the same currency.</param>
public sealed record BookBalance(ReconciliationBook Book, Money Opening, Money Closing);
