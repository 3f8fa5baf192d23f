namespace Broker.Payments.Reconciliation.Books;

/// <summary>One line of a book, readable or not, with its place in the source so that a person can find it again.</summary>
public abstract record BookLine
{
    /// <summary>The book it belongs to.</summary>
    public abstract ReconciliationBook Book { get; }

    /// <summary>Where it came from, for example a file name; null when it came from nowhere in particular.</summary>
    public string? Source { get; init; }

    /// <summary>The line in <see cref="Source"/>, counted from 1; 0 when there are no lines.</summary>
    public long LineNumber { get; init; }
}
