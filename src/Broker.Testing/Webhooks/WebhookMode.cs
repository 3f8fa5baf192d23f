namespace Broker.Testing.Webhooks;

/// <summary>How a simulator delivers its webhooks.</summary>
public enum WebhookMode
{
    /// <summary>In order for each object, once, retried until accepted.</summary>
    Normal,

    /// <summary>Kept back until released.</summary>
    Hold,

    /// <summary>Each event is delivered twice.</summary>
    Duplicate,

    /// <summary>Events are gathered for a moment and delivered in the opposite order.</summary>
    Reverse,
}
