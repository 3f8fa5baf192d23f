namespace Broker.Testing.Webhooks;

/// <summary>How a simulator delivers its webhooks.</summary>
public enum WebhookMode
{
    /// <summary>In order for each object, once, retried until accepted. Setting it ends every other mode and sends what was held.</summary>
    Normal,

    /// <summary>Kept back until released.</summary>
    Hold,

    /// <summary>Each event is delivered twice; adds to the mode that is set, until the normal mode is set.</summary>
    Duplicate,

    /// <summary>Events are gathered for a moment and delivered in the opposite order.</summary>
    Reverse,
}
