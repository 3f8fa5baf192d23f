namespace Broker.Payments.Reconciliation.Books;

/// <summary>
/// A provider's payout of our balance to our bank: <see cref="MoneyDirection.In"/>, or <see cref="MoneyDirection.Out"/> when a negative balance is collected.
/// </summary>
public sealed record PayoutEntry : BookEntry
{
    /// <inheritdoc/>
    public override ReconciliationBook Book => ReconciliationBook.Payouts;

    /// <summary>The provider, for example <c>stripe</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The bank-side key. Stripe tells it up to ten days late (<c>contracts/payments.md</c> a8).</summary>
    public string? TraceId { get; init; }

    /// <summary>The text the bank shows.</summary>
    public string? StatementDescriptor { get; init; }

    /// <summary>The settlement batch, where it appears in the bank's remittance text.</summary>
    public string? BatchId { get; init; }

    /// <summary>When it should arrive; null when not told, and then <see cref="BookEntry.Time"/> counts.</summary>
    public DateTimeOffset? ArrivesAt { get; init; }

    /// <summary>True for a payout made by hand: the provider cannot say what is in it.</summary>
    public bool Manual { get; init; }

    /// <summary>True when it had been paid before the present state.</summary>
    public bool PaidBefore { get; init; }
}
