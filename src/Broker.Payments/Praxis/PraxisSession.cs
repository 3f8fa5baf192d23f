using Broker.Core.Secrets;

namespace Broker.Payments.Praxis;

/// <summary>A visit to the cashier page that was opened, or an order that was there already.</summary>
public sealed record PraxisSession
{
    /// <summary>Our order id.</summary>
    public required string Order { get; init; }

    /// <summary>The page for the client's browser; it logs the client in, so it is a secret. Null when the order was there already: Praxis tells it once.</summary>
    public Secret? Page { get; init; }

    /// <summary>The order as it was found; null when it was opened by this call.</summary>
    public PraxisOrder? Known { get; init; }

    /// <summary>The order id only.</summary>
    public override string ToString() => Order;
}
