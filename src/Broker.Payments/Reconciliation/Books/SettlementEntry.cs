using Broker.Core.Monetary;

namespace Broker.Payments.Reconciliation.Books;

/// <summary>One line of a settlement report. <see cref="BookEntry.Amount"/> is the gross in the settlement currency; gross less fee is net, with signs.</summary>
public sealed record SettlementEntry : BookEntry
{
    /// <inheritdoc/>
    public override ReconciliationBook Book => ReconciliationBook.Settlement;

    /// <summary>The provider, for example <c>stripe</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's transaction it settles: charge, refund, modification reference.</summary>
    public string? TransactionId { get; init; }

    /// <summary>The payout or batch it was paid in; null while it was not paid.</summary>
    public string? PayoutId { get; init; }

    /// <summary>The payment method; chooses the settlement window.</summary>
    public string? Method { get; init; }

    /// <summary>The fee in the settlement currency, positive when it costs us.</summary>
    public required Money Fee { get; init; }

    /// <summary>What remains, with its sign: negative when it is taken from us.</summary>
    public required Money Net { get; init; }

    /// <summary>The amount in the currency the client paid in, without sign; null when there was no conversion.</summary>
    public Money? Presentment { get; init; }

    /// <summary>Settlement currency for one unit of the presentment currency; null when there was no conversion or it is not told.</summary>
    public decimal? ExchangeRate { get; init; }
}
