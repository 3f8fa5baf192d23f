namespace Broker.Core.Boundaries.Webhooks;

/// <summary>Finds a header of a delivery by name, without regard to case; null when it is missing. Also asked for the names of <see cref="WebhookRequestLine"/>.</summary>
public delegate string? WebhookHeaders(string name);
