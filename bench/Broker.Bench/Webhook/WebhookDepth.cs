namespace Broker.Bench.Webhook;

/// <summary>How far a delivery is read.</summary>
internal enum WebhookDepth
{
    /// <summary>The signature only.</summary>
    Verify,

    /// <summary>The signature, then id and type.</summary>
    Envelope,

    /// <summary>The signature, then every member of the event and its object.</summary>
    FullEvent,
}
