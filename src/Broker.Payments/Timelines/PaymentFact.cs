using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments.Timelines;

/// <summary>One thing that a verified event, an answer or a report told about a payment. Facts are only ever added; see <see cref="PaymentTimeline"/>.</summary>
public sealed record PaymentFact
{
    /// <summary>
    /// What makes it the same fact when it is told again: by a repeated delivery, or by a report that tells what an event told. Two facts with one id count once.
    /// </summary>
    public required string FactId { get; init; }

    /// <summary>The provider, for example <c>adyen</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The payment.</summary>
    public required PaymentId Payment { get; init; }

    /// <summary>What it says.</summary>
    public required PaymentFactKind Kind { get; init; }

    /// <summary>The provider's id of the refund, capture, dispute or settlement line it is about; empty when it is about the payment itself.</summary>
    public string SubjectId { get; init; } = string.Empty;

    /// <summary>When it happened, by the provider's clock.</summary>
    public required DateTimeOffset ProviderTime { get; init; }

    /// <summary>
    /// Where the fact stands in the life of its subject, where that is known better than by time: goes before <see cref="ProviderTime"/>. Default 0 for all facts:
    /// time decides. Adyen does not sign its times, so its facts go by step.
    /// </summary>
    public int Step { get; init; }

    /// <summary>The provider's own word for what happened.</summary>
    public required string RawState { get; init; }

    /// <summary>The state of the whole payment; for <see cref="PaymentFactKind.StateChanged"/>.</summary>
    public PaymentState State { get; init; }

    /// <summary>The state of the refund; for <see cref="PaymentFactKind.RefundChanged"/>.</summary>
    public RefundState Refund { get; init; }

    /// <summary>The state of the dispute; for <see cref="PaymentFactKind.DisputeChanged"/>.</summary>
    public DisputeState Dispute { get; init; }

    /// <summary>How much: asked for, authorised, captured, refunded, disputed, moved or settled, as the kind says; null when it was not told.</summary>
    public Money? Amount { get; init; }

    /// <summary>How much was received in all; for <see cref="PaymentFactKind.StateChanged"/>.</summary>
    public Money? Received { get; init; }

    /// <summary>Our own reference; null when the fact carries none.</summary>
    public string? Reference { get; init; }

    /// <summary>Who pays, as the provider or the application knows them; null when nobody said.</summary>
    public PayerId? Payer { get; init; }

    /// <summary>The event that told it; null for an answer or a report.</summary>
    public string? EventId { get; init; }

    /// <summary>How it is known.</summary>
    public required PaymentEvidence Evidence { get; init; }
}
