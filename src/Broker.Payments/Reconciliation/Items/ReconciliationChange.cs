namespace Broker.Payments.Reconciliation.Items;

/// <summary>One item in an earlier and a later report.</summary>
/// <param name="Id">The item's stable id.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Earlier">As it was; null when the earlier report did not have it.</param>
/// <param name="Later">As it is, with the earlier report's first-seen moment when it was open there; null when the later report does not have it.</param>
public sealed record ReconciliationChange(string Id, ReconciliationStanding Standing, ReconciliationMark? Earlier, ReconciliationMark? Later);
