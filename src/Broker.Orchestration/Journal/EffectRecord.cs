using Broker.Core.Identity;

namespace Broker.Orchestration.Journal;

/// <summary>One thing to be done outside. Its intent is stored before the call and its outcome after it.</summary>
public sealed record EffectRecord
{
    /// <summary>The stable key of the operation; every try has the same.</summary>
    public required string Key { get; init; }

    /// <summary>The customer.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>What is to be done.</summary>
    public required EffectKind Kind { get; init; }

    /// <summary>What it concerns, for example a payment id or <c>login@server</c>. Never a secret.</summary>
    public required string Subject { get; init; }

    /// <summary>Further arguments as text. Never a secret.</summary>
    public string? Argument { get; init; }

    /// <summary>Where it stands.</summary>
    public EffectStatus Status { get; init; }

    /// <summary>Grows when the same key is asked for again; a finished effect whose generation has grown meanwhile runs again.</summary>
    public int Generation { get; init; } = 1;

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>Not before this time.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The epoch under which the last intent was written.</summary>
    public long IntentEpoch { get; init; }

    /// <summary>When the last intent was written.</summary>
    public DateTimeOffset? IntentAt { get; init; }

    /// <summary>What came of it: an outcome and a listed code.</summary>
    public string? Outcome { get; init; }
}
