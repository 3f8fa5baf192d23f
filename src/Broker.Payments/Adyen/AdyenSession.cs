using Broker.Core.Boundaries.Finance;
using Broker.Core.Secrets;

namespace Broker.Payments.Adyen;

/// <summary>A payment session. It never updates and is not polled: the result comes by webhook (contracts/payments.md b).</summary>
public sealed record AdyenSession
{
    /// <summary>Adyen's id of it.</summary>
    public required string Id { get; init; }

    /// <summary>What the payer's browser needs to go on; null when it was not told.</summary>
    public Secret? SessionData { get; init; }

    /// <summary>The hosted page; null when there is none.</summary>
    public Uri? Page { get; init; }

    /// <summary>When it expires; null when it was not told.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The neutral state; at most <see cref="PaymentState.Processing"/> for what succeeded, since this is no verified event.</summary>
    public required PaymentState State { get; init; }

    /// <summary>Adyen's own word; empty right after the creation.</summary>
    public required string RawState { get; init; }

    /// <summary>Our own reference; null when it was not told.</summary>
    public string? Reference { get; init; }
}
