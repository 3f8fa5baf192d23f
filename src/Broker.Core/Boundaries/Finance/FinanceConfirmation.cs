using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Core.Boundaries.Finance;

/// <summary>
/// What finance accepts about one payment: made from a verified event or a sweep plus a read-back where the provider has one. It names no account, login or
/// platform balance; the application decides what it unlocks. Reversals are confirmations of their own, never edits.
/// </summary>
public sealed record FinanceConfirmation
{
    /// <summary>The stable id: the same facts about the same payment give the same id.</summary>
    public required string ConfirmationId { get; init; }

    /// <summary>The provider, for example <c>stripe</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The payment.</summary>
    public required PaymentId Payment { get; init; }

    /// <summary>Our own reference that travelled with the payment; null when it carried none.</summary>
    public string? Reference { get; init; }

    /// <summary>Who paid, as the provider knows them; null when it did not say.</summary>
    public PayerId? Payer { get; init; }

    /// <summary>The neutral state.</summary>
    public required PaymentState State { get; init; }

    /// <summary>The provider's own word for the state.</summary>
    public required string RawState { get; init; }

    /// <summary>The amount asked for.</summary>
    public required Money Requested { get; init; }

    /// <summary>The amount received.</summary>
    public required Money Received { get; init; }

    /// <summary>The part of it that was given back.</summary>
    public required Money Refunded { get; init; }

    /// <summary>Where a dispute about it stands.</summary>
    public DisputeStanding Dispute { get; init; }

    /// <summary>How this is known.</summary>
    public required PaymentEvidence Evidence { get; init; }

    /// <summary>The events that led here.</summary>
    public IReadOnlyList<string> EventIds { get; init; } = [];

    /// <summary>When the payment was made, by the provider's clock.</summary>
    public required DateTimeOffset ProviderTime { get; init; }

    /// <summary>When this was read, by our clock.</summary>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>What is held now: received less refunded.</summary>
    public Money Held => Received - Refunded;
}
