using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments;

/// <summary>A payment to be made.</summary>
public sealed record PaymentRequest
{
    /// <summary>How much.</summary>
    public required Money Amount { get; init; }

    /// <summary>Who pays; null for a guest.</summary>
    public PayerId? Payer { get; init; }

    /// <summary>Our own reference; it comes back with every read and event of the payment.</summary>
    public string? Reference { get; init; }

    /// <summary>The provider's id of the instrument, for example <c>pm_...</c>; null lets the payer choose.</summary>
    public string? PaymentMethod { get; init; }

    /// <summary>Try the payment at once instead of waiting for the payer. Default false.</summary>
    public bool Confirm { get; init; }

    /// <summary>Where the payer comes back to after a redirect; null with <see cref="Confirm"/> excludes methods that redirect.</summary>
    public Uri? ReturnAddress { get; init; }

    /// <summary>Only authorise; the money is captured later. Default false.</summary>
    public bool CaptureLater { get; init; }

    /// <summary>A text the payer may see; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>Further name and value pairs to travel with the payment. No secrets and no card data.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
