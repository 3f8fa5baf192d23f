namespace Broker.Testing.Webhooks;

/// <summary>A registered receiver.</summary>
internal sealed record WebhookTarget(string Id, Uri Url, string Secret, Func<string, bool> Wants);
