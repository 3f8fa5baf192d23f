namespace Broker.Orchestration.Journal;

/// <summary>How much is in the journal.</summary>
/// <param name="Cases">Customer cases.</param>
/// <param name="AuditRecords">Audit records.</param>
/// <param name="OpenExceptions">Exception items that are open.</param>
/// <param name="PendingInbox">Inbox items not yet decided.</param>
/// <param name="ParkedInbox">Inbox items whose subject is not known.</param>
/// <param name="PendingEffects">Effects not finished.</param>
/// <param name="Duplicates">Deliveries that were seen before.</param>
public sealed record JournalCounts(
    long Cases, long AuditRecords, long OpenExceptions, long PendingInbox, long ParkedInbox, long PendingEffects, long Duplicates);
