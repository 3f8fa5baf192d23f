namespace Broker.Orchestration.Tool.Comparing;

/// <summary>The kinds of changes, the gravest first. From <see cref="Added"/> on they are told and need no attention by themselves.</summary>
internal enum OwnershipChangeKind
{
    /// <summary>A fact without an owner.</summary>
    Unowned,

    /// <summary>A fact with two owners.</summary>
    DoublyOwned,

    /// <summary>Another system decides the value now.</summary>
    OwnerChanged,

    /// <summary>The fact is gone.</summary>
    Removed,

    /// <summary>A P3 fact has a copy.</summary>
    SecretProjected,

    /// <summary>A P1 or P2 fact has a copy that it had not.</summary>
    PersonalProjected,

    /// <summary>A system that must never see the fact may see it now.</summary>
    NeverLifted,

    /// <summary>The fact counts as less sensitive.</summary>
    ClassLowered,

    /// <summary>An edit of a copy is met with less than before.</summary>
    ConflictWeakened,

    /// <summary>A type may write that could not.</summary>
    WriterAdded,

    /// <summary>A new fact.</summary>
    Added,

    /// <summary>A P0 fact has a copy that it had not.</summary>
    ProjectionAdded,

    /// <summary>A copy is no longer made.</summary>
    ProjectionRemoved,

    /// <summary>The fact counts as more sensitive.</summary>
    ClassRaised,

    /// <summary>An edit of a copy is met with more than before.</summary>
    ConflictStrengthened,

    /// <summary>A type no longer writes.</summary>
    WriterRemoved,

    /// <summary>The value's type.</summary>
    TypeChanged,

    /// <summary>Anything else on the line.</summary>
    Other,
}
