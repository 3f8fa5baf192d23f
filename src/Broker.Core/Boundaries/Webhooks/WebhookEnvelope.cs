namespace Broker.Core.Boundaries.Webhooks;

/// <summary>What is read cheaply from a verified delivery: enough to deduplicate it and to know what to read back. An event informs, it never decides.</summary>
public sealed record WebhookEnvelope
{
    /// <summary>The source, for example <c>stripe</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The provider's id of the event.</summary>
    public required string EventId { get; init; }

    /// <summary>The provider's type, raw; unknown types are kept.</summary>
    public required string Type { get; init; }

    /// <summary>What the event is about, so that it can be read back.</summary>
    public required EventSubject Subject { get; init; }

    /// <summary>A second key by business meaning (object, type, time), for providers that send one fact under two ids; null when there is none.</summary>
    public string? BusinessKey { get; init; }

    /// <summary>When it happened, by the provider's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The raw body, for the typed event. Not stored by default.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }
}
