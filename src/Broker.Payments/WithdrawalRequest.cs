using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments;

/// <summary>A withdrawal to a client. It goes to an instrument the provider already knows: bank and card data do not pass through here.</summary>
public sealed record WithdrawalRequest
{
    /// <summary>How much.</summary>
    public required Money Amount { get; init; }

    /// <summary>The provider's id of the instrument it goes to, for example a transfer instrument or stored method.</summary>
    public required string Destination { get; init; }

    /// <summary>Our own reference; it comes back with every read and event of the withdrawal.</summary>
    public required string Reference { get; init; }

    /// <summary>Who receives it, as the provider knows them; null where the destination says enough.</summary>
    public PayerId? Payer { get; init; }

    /// <summary>The payment whose instrument it goes back to, since money goes back to its source first; null when it goes elsewhere.</summary>
    public PaymentId? Source { get; init; }

    /// <summary>A text the client's bank may show; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>Further name and value pairs to travel with it, where the provider takes any. No secrets, no bank and no card data.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
