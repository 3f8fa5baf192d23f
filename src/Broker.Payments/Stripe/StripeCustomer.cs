using Broker.Core.Identity;

namespace Broker.Payments.Stripe;

/// <summary>A paying customer as Stripe knows it. Name and mail address are owned by others: they are projected here, never read back as facts.</summary>
/// <param name="Id">Stripe's id of it, <c>cus_...</c>.</param>
/// <param name="Reference">Our own reference; null when it carries none.</param>
/// <param name="IsDeleted">True when it was deleted at Stripe: only the id is left.</param>
/// <param name="LiveMode">True for real money.</param>
/// <param name="Metadata">All name and value pairs that travel with it.</param>
public sealed record StripeCustomer(PayerId Id, string? Reference, bool IsDeleted, bool LiveMode, IReadOnlyDictionary<string, string> Metadata);
