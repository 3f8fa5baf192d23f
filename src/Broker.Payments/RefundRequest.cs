using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments;

/// <summary>A refund to be made.</summary>
public sealed record RefundRequest
{
    /// <summary>The payment to refund.</summary>
    public required PaymentId Payment { get; init; }

    /// <summary>How much; null for all that is left.</summary>
    public Money? Amount { get; init; }

    /// <summary>
    /// Why, as a neutral code such as <c>requested_by_customer</c>; null for none. A code that the provider does not know travels as metadata
    /// <c>broker_reason</c>.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>Further name and value pairs to travel with the refund.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
