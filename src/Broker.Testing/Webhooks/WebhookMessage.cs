namespace Broker.Testing.Webhooks;

/// <summary>An event on its way out; events with the same key keep their order.</summary>
internal sealed record WebhookMessage(string Id, string Type, string Key, byte[] Body);
