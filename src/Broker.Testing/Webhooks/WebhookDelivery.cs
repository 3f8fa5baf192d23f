namespace Broker.Testing.Webhooks;

/// <summary>One event sent to one endpoint, as it stood when asked for.</summary>
/// <param name="EventId">The event.</param>
/// <param name="EventType">Its type.</param>
/// <param name="Url">Where it was sent.</param>
/// <param name="Attempts">How often it was sent so far.</param>
/// <param name="Status">The last HTTP status; 0 when there was no answer.</param>
/// <param name="Delivered">Whether a 2xx came back.</param>
public sealed record WebhookDelivery(string EventId, string EventType, Uri Url, int Attempts, int Status, bool Delivered);
