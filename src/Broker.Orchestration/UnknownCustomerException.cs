using Broker.Core.Identity;

namespace Broker.Orchestration;

/// <summary>There is no case for the customer. Open one first; a case is never made from a payment or trading event.</summary>
public sealed class UnknownCustomerException(CustomerId customer)
    : Exception($"There is no case for customer {customer}. Open it with OpenCaseAsync first.")
{
    /// <summary>The customer.</summary>
    public CustomerId Customer { get; } = customer;
}
