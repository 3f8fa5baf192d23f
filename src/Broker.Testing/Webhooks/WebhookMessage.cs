namespace Broker.Testing.Webhooks;

/// <summary>An event on its way out; events with the same key keep their order.</summary>
/// <param name="Id">The event.</param>
/// <param name="Type">Its type.</param>
/// <param name="Key">What it is about.</param>
/// <param name="Body">The body before it is signed.</param>
/// <param name="TargetId">The one receiver it is meant for; all that want its type when there is none.</param>
internal sealed record WebhookMessage(string Id, string Type, string Key, byte[] Body, string? TargetId = null);
