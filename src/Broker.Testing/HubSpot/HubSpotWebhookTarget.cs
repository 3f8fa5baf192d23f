namespace Broker.Testing.HubSpot;

/// <summary>Where an app's webhooks go and how they are sent.</summary>
internal sealed record HubSpotWebhookTarget(Uri Url, string ClientSecret, int MaximumConcurrent, int BatchSize);
