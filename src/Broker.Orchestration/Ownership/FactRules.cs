namespace Broker.Orchestration.Ownership;

/// <summary>The rarer rules of a fact. All are optional.</summary>
public sealed record FactRules
{
    /// <summary>No rules but the defaults.</summary>
    public static FactRules Default { get; } = new();

    /// <summary>How old a value may be before it counts as stale. Above zero; null for never. Default null.</summary>
    public TimeSpan? Freshness { get; init; }

    /// <summary>What it means when the owner stores no value. Default <see cref="NullMeaning.Cleared"/>.</summary>
    public NullMeaning NullMeaning { get; init; }

    /// <summary>Where the owner's value is read. These fields are the owner's: nothing is projected to them.</summary>
    public IReadOnlyList<FactSource> ReadFrom { get; init; } = [];

    /// <summary>Systems that must never see it, for example <c>crm</c>: a projection there is refused, also one that is added later.</summary>
    public IReadOnlyList<string> NeverProjectedTo { get; init; } = [];

    /// <summary>True for facts that follow from decisions on what the owner was read to say. An adapter does not write them.</summary>
    internal bool FollowsFromDecisions { get; init; }
}
