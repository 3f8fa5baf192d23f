using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments;

/// <summary>A change to a payment that exists: a capture, a cancellation, a reversal, another amount.</summary>
/// <remarks>
/// Some providers answer with the changed payment (Stripe), others only that they took the request (Adyen: <c>received</c>, contracts/payments.md b): then
/// the state is <see cref="PaymentModificationState.Pending"/> and only a verified event tells the result.
/// </remarks>
public sealed record PaymentModification : IProviderSnapshot
{
    /// <summary>The provider's id of the change; the payment's own id where the provider gives it none.</summary>
    public required string Id { get; init; }

    /// <inheritdoc/>
    public required string Provider { get; init; }

    /// <summary>What was asked for.</summary>
    public required PaymentModificationKind Kind { get; init; }

    /// <summary>The payment; null when it was named by our reference only.</summary>
    public PaymentId? Payment { get; init; }

    /// <summary>What became of it.</summary>
    public required PaymentModificationState State { get; init; }

    /// <inheritdoc/>
    public required string RawState { get; init; }

    /// <summary>How much; null when the change has no amount.</summary>
    public Money? Amount { get; init; }

    /// <summary>The payment after the change; null when the provider does not tell.</summary>
    public Payment? Result { get; init; }

    /// <inheritdoc/>
    public string? Reference { get; init; }

    /// <inheritdoc/>
    public PaymentEvidence Evidence { get; init; }

    /// <inheritdoc/>
    public required DateTimeOffset ProviderTime { get; init; }

    /// <inheritdoc/>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <inheritdoc/>
    string IProviderSnapshot.ProviderId => Id;
}
