namespace Broker.Payments.Stripe.Wire;

/// <summary>One page as Stripe sends it.</summary>
internal sealed record StripeList<T>(List<T> Items, bool HasMore);
