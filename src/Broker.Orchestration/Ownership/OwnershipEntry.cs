namespace Broker.Orchestration.Ownership;

/// <summary>One line of an ownership listing, read back. What the line does not have is null or empty: listings of earlier versions have fewer columns.</summary>
#if BROKER_OWNERSHIP_TOOL
internal
#else
public
#endif
sealed record OwnershipEntry
{
    /// <summary>What stands among the writers of a fact that follows from decisions and is written by no adapter.</summary>
    public const string Decisions = "(decisions)";

    /// <summary>The line's number in its listing, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The fact's name.</summary>
    public required string Fact { get; init; }

    /// <summary>The system that owns it; null when the line names none.</summary>
    public string? Owner { get; init; }

    /// <summary>The value's type.</summary>
    public string? ValueType { get; init; }

    /// <summary>Its sensitivity class, 0 to 3.</summary>
    public int? Class { get; init; }

    /// <summary>Where it is copied to.</summary>
    public IReadOnlyList<OwnershipCopy> Copies { get; init; } = [];

    /// <summary>Where the owner's value is read, for example <c>crm:Customer.email</c>.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>The systems that must never see it.</summary>
    public IReadOnlyList<string> NeverIn { get; init; } = [];

    /// <summary>True when the line has a column of writers. Without it nobody knows who writes.</summary>
    public bool ListsWriters { get; init; }

    /// <summary>The types that act as its owner.</summary>
    public IReadOnlyList<string> Writers { get; init; } = [];

    /// <summary>Columns that this version gives no meaning, as they stand.</summary>
    public IReadOnlyList<string> OtherColumns { get; init; } = [];

    /// <summary>Why this system owns it.</summary>
    public string? Reason { get; init; }
}
