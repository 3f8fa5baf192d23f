namespace Broker.Testing.Webhooks;

/// <summary>A delivery as one receiver gets it.</summary>
internal sealed record SignedWebhook(byte[] Body, IReadOnlyList<KeyValuePair<string, string>> Headers);
