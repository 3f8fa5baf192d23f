namespace Broker.Payments.Reconciliation.Books;

/// <summary>A line that could not be read. It becomes an item of the report, so that nothing is lost silently.</summary>
/// <remarks>The text of the line is not kept: it may hold data of clients. Source and line number lead back to it.</remarks>
public sealed record UnreadableLine : BookLine
{
    /// <summary>Makes one.</summary>
    /// <param name="book">The book it was meant for.</param>
    /// <param name="reason">Why it could not be read: the column, what was found and what is allowed.</param>
    public UnreadableLine(ReconciliationBook book, string reason)
    {
        Book = book;
        Reason = reason;
    }

    /// <inheritdoc/>
    public override ReconciliationBook Book { get; }

    /// <summary>Why it could not be read: the column, what was found and what is allowed.</summary>
    public string Reason { get; }
}
