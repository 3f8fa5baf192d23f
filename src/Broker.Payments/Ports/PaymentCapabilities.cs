using System.Collections.Frozen;

namespace Broker.Payments.Ports;

/// <summary>What an adapter can do, and the limits that differ between providers. Immutable.</summary>
/// <remarks>contracts/payments.md 0, a4, b.</remarks>
public sealed class PaymentCapabilities
{
    private readonly FrozenSet<PaymentCapability> supported;

    /// <summary>Lists what an adapter can do.</summary>
    public PaymentCapabilities(params IEnumerable<PaymentCapability> supported) => this.supported = supported.ToFrozenSet();

    /// <summary>All that it can do, in the order of their numbers.</summary>
    public IReadOnlyList<PaymentCapability> Supported => [.. supported.Order()];

    /// <summary>
    /// True when a payment can be read back. When false, state is what verified events built, corrected by reports, so the store of events must survive.
    /// </summary>
    public bool CanReadBack => Has(PaymentCapability.ReadPayments);

    /// <summary>The longest idempotency key the provider takes, in characters; 0 when it takes none. Ours never exceed 64.</summary>
    public int MaxIdempotencyKeyLength { get; init; }

    /// <summary>How long the provider remembers a key, to rely on; null when it knows none. After that a repeat is a new request: look first.</summary>
    public TimeSpan? IdempotencyKeyLifetime { get; init; }

    /// <summary>True when the adapter can do this.</summary>
    public bool Has(PaymentCapability capability) => supported.Contains(capability);

    /// <summary>The names, in order.</summary>
    public override string ToString() => string.Join(", ", Supported);
}
