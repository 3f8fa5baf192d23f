namespace Broker.Orchestration.Tool.Comparing;

/// <summary>One thing that differs between two listings.</summary>
/// <param name="Kind">What kind of change.</param>
/// <param name="Fact">The fact.</param>
/// <param name="Detail">What it was and what it is, in words.</param>
internal sealed record OwnershipChange(OwnershipChangeKind Kind, string Fact, string Detail)
{
    /// <summary>True for what a reviewer must not miss: who decides a value, who may write it, who gets to see it.</summary>
    internal bool NeedsAttention => Kind < OwnershipChangeKind.Added;

    /// <summary>The kind in words.</summary>
    internal string Title => Kind switch
    {
        OwnershipChangeKind.Unowned => "newly unowned",
        OwnershipChangeKind.DoublyOwned => "owned twice",
        OwnershipChangeKind.OwnerChanged => "owner changed",
        OwnershipChangeKind.Removed => "removed",
        OwnershipChangeKind.SecretProjected => "secret is projected",
        OwnershipChangeKind.PersonalProjected => "newly projected personal field",
        OwnershipChangeKind.NeverLifted => "no longer kept from a system",
        OwnershipChangeKind.ClassLowered => "class lowered",
        OwnershipChangeKind.ConflictWeakened => "conflict action weakened",
        OwnershipChangeKind.WriterAdded => "writer added",
        OwnershipChangeKind.Added => "added",
        OwnershipChangeKind.ProjectionAdded => "projection added",
        OwnershipChangeKind.ProjectionRemoved => "projection removed",
        OwnershipChangeKind.ClassRaised => "class raised",
        OwnershipChangeKind.ConflictStrengthened => "conflict action strengthened",
        OwnershipChangeKind.WriterRemoved => "writer removed",
        OwnershipChangeKind.TypeChanged => "type changed",
        _ => "other",
    };
}
