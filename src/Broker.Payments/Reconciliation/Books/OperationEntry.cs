using Broker.Core.Monetary;

namespace Broker.Payments.Reconciliation.Books;

/// <summary>One operation of ours: what we asked for and what we believe became of it.</summary>
public sealed record OperationEntry : BookEntry
{
    /// <inheritdoc/>
    public override ReconciliationBook Book => ReconciliationBook.Operations;

    /// <summary>The provider it was sent to, for example <c>stripe</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's id of it; null when it never arrived, as after a timeout.</summary>
    public string? ProviderId { get; init; }

    /// <summary>The provider's id of the payment it belongs to: for a refund or a dispute. Default: <see cref="ProviderId"/>.</summary>
    public string? PaymentId { get; init; }

    /// <summary>Our reference that travelled with it: metadata, <c>merchantReference</c>, order id.</summary>
    public string? Reference { get; init; }

    /// <summary>The idempotency key it was sent with.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The client, as an id; only used to offer candidates.</summary>
    public string? Customer { get; init; }

    /// <summary>The payment method, for example <c>card</c>; chooses the settlement window.</summary>
    public string? Method { get; init; }

    /// <summary>The fee we expect; null when we expect none in particular, and then fees are not compared.</summary>
    public Money? Fee { get; init; }

    /// <summary>The id of the confirmation that finance gave; null when it gave none.</summary>
    public string? ConfirmationId { get; init; }

    /// <summary>The account the confirmation was for; null when it named none.</summary>
    public string? Account { get; init; }
}
