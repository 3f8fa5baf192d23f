using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Identity;

namespace Broker.Orchestration.Journal;

/// <summary>A verified event that waits to be decided. A hint: what it is about is read back from its owner first.</summary>
public sealed record InboxItem
{
    /// <summary>Our id of it.</summary>
    public required string Id { get; init; }

    /// <summary>Where it came from, for example <c>stripe</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The source's id of the event: the first deduplication key.</summary>
    public required string EventId { get; init; }

    /// <summary>A second deduplication key by business meaning; null for none.</summary>
    public string? BusinessKey { get; init; }

    /// <summary>The source's type, raw.</summary>
    public required string Type { get; init; }

    /// <summary>What it is about.</summary>
    public required EventSubjectKind SubjectKind { get; init; }

    /// <summary>The owner's id of it.</summary>
    public required string SubjectId { get; init; }

    /// <summary>The customer, where the sender of a command named one.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>When it happened, by the source's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When it was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>SHA-256 of the raw body, so that a stored delivery can be matched with a log of the sender.</summary>
    public required string BodyHash { get; init; }

    /// <summary>Where it stands.</summary>
    public InboxStatus Status { get; init; }

    /// <summary>Not looked at again before this time.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }
}
