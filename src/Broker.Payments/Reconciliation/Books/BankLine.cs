namespace Broker.Payments.Reconciliation.Books;

/// <summary>
/// One line of our bank statement. <see cref="BookEntry.Time"/> is the value date. Give only the lines that concern providers: any other would be orphan money.
/// </summary>
public sealed record BankLine : BookEntry
{
    /// <inheritdoc/>
    public override ReconciliationBook Book => ReconciliationBook.Bank;

    /// <summary>The bank account.</summary>
    public string? Account { get; init; }

    /// <summary>The trace id, where the bank has a field for it.</summary>
    public string? TraceId { get; init; }

    /// <summary>The remittance text. Words of it are compared with trace ids, descriptors and batches.</summary>
    public string? RemittanceText { get; init; }
}
