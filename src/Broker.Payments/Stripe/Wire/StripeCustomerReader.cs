using Broker.Core.Identity;

namespace Broker.Payments.Stripe.Wire;

/// <summary>Reads a Customer, or what is left of a deleted one.</summary>
internal static class StripeCustomerReader
{
    internal static StripeCustomer Read(StripeObject customer, StripeContext context)
    {
        IReadOnlyDictionary<string, string> metadata = customer.Map("metadata");
        return new StripeCustomer(
            new PayerId(customer.NeededText("id")), context.ReferenceIn(metadata), customer.Flag("deleted") ?? false, customer.Flag("livemode") ?? false, metadata);
    }
}
