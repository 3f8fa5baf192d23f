using Broker.Core.Monetary;

namespace Broker.Payments.Stripe;

/// <summary>One part of the fee of a movement.</summary>
/// <param name="Type">What it is for, raw, for example <c>stripe_fee</c> or <c>tax</c>.</param>
/// <param name="Amount">How much.</param>
/// <param name="Description">More of it; null for none.</param>
/// <remarks>contracts/payments.md a8.</remarks>
public sealed record StripeFee(string Type, Money Amount, string? Description);
