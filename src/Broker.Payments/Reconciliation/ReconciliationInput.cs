using Broker.Payments.Reconciliation.Books;

namespace Broker.Payments.Reconciliation;

/// <summary>
/// The books. Each is read once, from the first line to the last, in any order of lines; null leaves out the comparisons it would take part in. A book given as an
/// empty stream is compared: everything on the other side is then missing. Besides entries a book may hold <see cref="UnreadableLine"/>s, as the readers give them.
/// </summary>
public sealed record ReconciliationInput
{
    /// <summary>Our operations, as <see cref="OperationEntry"/>.</summary>
    public IAsyncEnumerable<BookLine>? Operations { get; init; }

    /// <summary>The provider's transactions, as <see cref="ProviderEntry"/>.</summary>
    public IAsyncEnumerable<BookLine>? Provider { get; init; }

    /// <summary>The lines of settlement reports, as <see cref="SettlementEntry"/>.</summary>
    public IAsyncEnumerable<BookLine>? Settlement { get; init; }

    /// <summary>The payouts, as <see cref="PayoutEntry"/>.</summary>
    public IAsyncEnumerable<BookLine>? Payouts { get; init; }

    /// <summary>The lines of our bank statements, as <see cref="BankLine"/>.</summary>
    public IAsyncEnumerable<BookLine>? Bank { get; init; }

    /// <summary>What was applied, as <see cref="AppliedEntry"/>.</summary>
    public IAsyncEnumerable<BookLine>? Applied { get; init; }
}
