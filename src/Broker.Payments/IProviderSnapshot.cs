using Broker.Core.Boundaries.Finance;

namespace Broker.Payments;

/// <summary>What every snapshot of a thing at a provider tells: whose it is, in which words, how it is known and when.</summary>
/// <remarks>contracts/payments.md c.</remarks>
public interface IProviderSnapshot
{
    /// <summary>The provider, for example <c>stripe</c>.</summary>
    string Provider { get; }

    /// <summary>The provider's id of the thing.</summary>
    string ProviderId { get; }

    /// <summary>Our own reference that travels with it; null when it carries none.</summary>
    string? Reference { get; }

    /// <summary>The provider's own word for the state.</summary>
    string RawState { get; }

    /// <summary>How this is known.</summary>
    PaymentEvidence Evidence { get; }

    /// <summary>When the thing came into this state as far as the provider tells, else when it was made; by the provider's clock.</summary>
    DateTimeOffset ProviderTime { get; }

    /// <summary>When this was read, by our clock.</summary>
    DateTimeOffset ObservedAt { get; }
}
