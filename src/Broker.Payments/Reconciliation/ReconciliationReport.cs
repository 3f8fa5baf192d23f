using Broker.Payments.Reconciliation.Items;

namespace Broker.Payments.Reconciliation;

/// <summary>A whole report in memory.</summary>
/// <param name="Items">Every item, in the order of the run.</param>
/// <param name="Summary">The sums and checks.</param>
public sealed record ReconciliationReport(IReadOnlyList<ReconciliationItem> Items, ReconciliationSummary Summary);
