using Broker.Core.Identity;

namespace Broker.Payments.Stripe;

/// <summary>The saving of an instrument to be started.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripeSetupIntentRequest
{
    /// <summary>Whose instrument.</summary>
    public required PayerId Payer { get; init; }

    /// <summary>The id of the instrument; null lets the payer choose.</summary>
    public string? PaymentMethod { get; init; }

    /// <summary>Try at once instead of waiting for the payer. Default false.</summary>
    public bool Confirm { get; init; }

    /// <summary>Where the payer comes back to after a redirect; null with <see cref="Confirm"/> excludes methods that redirect.</summary>
    public Uri? ReturnAddress { get; init; }

    /// <summary>True when the instrument will be used only while the payer is present. Default false: also without the payer.</summary>
    public bool OnSession { get; init; }

    /// <summary>Our own reference; it comes back with every read and event. Null for none.</summary>
    public string? Reference { get; init; }

    /// <summary>Further name and value pairs to travel with it. No secrets and no card data.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
