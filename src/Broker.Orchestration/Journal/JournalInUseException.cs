namespace Broker.Orchestration.Journal;

/// <summary>Another live process uses the journal. The message says which file and what to do.</summary>
public sealed class JournalInUseException(string message, Exception? inner = null) : JournalException(message, inner);
