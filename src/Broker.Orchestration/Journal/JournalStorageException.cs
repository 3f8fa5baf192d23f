namespace Broker.Orchestration.Journal;

/// <summary>The store itself failed: disk full, an I/O error, a damaged, foreign or newer file. The message says which file and what to do.</summary>
public sealed class JournalStorageException(string message, Exception? inner = null) : JournalException(message, inner);
