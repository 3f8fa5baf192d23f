using Broker.Core.Monetary;

namespace Broker.Payments.Reconciliation.Books;

/// <summary>One transaction as the provider knows it.</summary>
/// <remarks>
/// Two entries with one id and different states are the history of one transaction: the later one counts. Two with one id and one state are a duplicate.
/// </remarks>
public sealed record ProviderEntry : BookEntry
{
    /// <inheritdoc/>
    public override ReconciliationBook Book => ReconciliationBook.Provider;

    /// <summary>The provider, for example <c>stripe</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The payment it belongs to: for captures, refunds and disputes. Null when it is the payment itself.</summary>
    public string? PaymentId { get; init; }

    /// <summary>Our reference that came back with it.</summary>
    public string? Reference { get; init; }

    /// <summary>The idempotency key, where the provider tells it.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The client, as an id of ours; only used to offer candidates.</summary>
    public string? Customer { get; init; }

    /// <summary>The payment method, for example <c>card</c>; chooses the settlement window.</summary>
    public string? Method { get; init; }

    /// <summary>The balance transaction or modification reference under which it settles.</summary>
    public string? BalanceTransactionId { get; init; }

    /// <summary>The provider's fee, positive when it costs us; null when not told.</summary>
    public Money? Fee { get; init; }

    /// <summary>What the payer was really charged, where it may differ from the amount (<c>contracts/payments.md</c> b); null when it cannot.</summary>
    public Money? ChargeAmount { get; init; }

    /// <summary>True when the provider had reported success before the present state.</summary>
    public bool PaidBefore { get; init; }
}
