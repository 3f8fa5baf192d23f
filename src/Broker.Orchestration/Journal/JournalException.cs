namespace Broker.Orchestration.Journal;

/// <summary>The base of what a journal throws.</summary>
public abstract class JournalException : Exception
{
    private protected JournalException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
