namespace Broker.Payments.Stripe.Wire;

/// <summary>One page as Stripe sends it.</summary>
/// <param name="Items">The items.</param>
/// <param name="HasMore">True when there are further pages.</param>
/// <param name="NextPage">Where a search goes on; null for plain lists and at the end.</param>
internal sealed record StripeList<T>(List<T> Items, bool HasMore, string? NextPage = null);
