namespace Broker.Testing.Webhooks;

/// <summary>Signs a message for a receiver; called again for every try.</summary>
internal delegate SignedWebhook WebhookSigner(WebhookMessage message, WebhookTarget target, DateTimeOffset time);
