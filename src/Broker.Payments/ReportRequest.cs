namespace Broker.Payments;

/// <summary>A report to be made.</summary>
/// <param name="Type">The provider's word for the kind of report, for example <c>payout_reconciliation.itemized.5</c>.</param>
/// <param name="From">The start of the interval, included.</param>
/// <param name="To">The end of the interval, excluded.</param>
public sealed record ReportRequest(string Type, DateTimeOffset From, DateTimeOffset To);
