namespace Broker.Payments.Reconciliation.Books;

/// <summary>What the application made of a confirmation. A deposit of a client is <see cref="MoneyDirection.In"/>, what leaves the client's account is out.</summary>
public sealed record AppliedEntry : BookEntry
{
    /// <inheritdoc/>
    public override ReconciliationBook Book => ReconciliationBook.Applied;

    /// <summary>The confirmation it stands for; null when it names none.</summary>
    public string? ConfirmationId { get; init; }

    /// <summary>The account it was applied to.</summary>
    public string? Account { get; init; }
}
