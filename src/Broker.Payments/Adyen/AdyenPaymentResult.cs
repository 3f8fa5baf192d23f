using Broker.Core.Boundaries.Finance;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments.Adyen;

/// <summary>The answer to a payment. A refusal is an answer with status 200, not a failed call (contracts/payments.md b).</summary>
public sealed record AdyenPaymentResult
{
    /// <summary>Adyen's reference; null while the payer still has to act, then it comes with the details.</summary>
    public PaymentId? Payment { get; init; }

    /// <summary>The neutral state. <see cref="PaymentState.Authorized"/> at most: money counts by a verified event only.</summary>
    public required PaymentState State { get; init; }

    /// <summary>The result code, raw.</summary>
    public required string RawState { get; init; }

    /// <summary>What was authorised; null when it was not told.</summary>
    public Money? Amount { get; init; }

    /// <summary>Our own reference; null when it was not told.</summary>
    public string? Reference { get; init; }

    /// <summary>Why it was refused, in Adyen's code; null when it was not.</summary>
    public string? RefusalReasonCode { get; init; }

    /// <summary>Why it was refused, in Adyen's words.</summary>
    public ProviderText RefusalReason { get; init; }

    /// <summary>What the payer's browser must do next, as one JSON object for Adyen's component; empty when there is nothing to do. It may hold tokens.</summary>
    public ReadOnlyMemory<byte> Action { get; init; }

    /// <summary>Result code and reference only.</summary>
    public override string ToString() => $"{RawState} {Payment}";
}
