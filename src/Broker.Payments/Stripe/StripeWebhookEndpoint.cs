using Broker.Core.Secrets;

namespace Broker.Payments.Stripe;

/// <summary>A place that Stripe delivers events to.</summary>
/// <param name="Id">Its id, <c>we_...</c>.</param>
/// <param name="Address">Where it delivers to.</param>
/// <param name="EventTypes">The types it delivers; <c>*</c> for all.</param>
/// <param name="IsEnabled">False when Stripe or a person switched it off.</param>
/// <param name="ApiVersion">The version its snapshots are written in; null for the account's default.</param>
/// <param name="Secret">The signing secret. Told once, when the endpoint is made; null ever after.</param>
public sealed record StripeWebhookEndpoint(string Id, Uri Address, IReadOnlyList<string> EventTypes, bool IsEnabled, string? ApiVersion, Secret? Secret);
