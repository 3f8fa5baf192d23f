namespace Broker.Orchestration.Journal;

/// <summary>The case, or an id of it, changed since it was read. Nothing was stored: read again, decide again.</summary>
public sealed class CaseConflictException(string message) : JournalException(message);
