namespace Broker.Orchestration.Ownership;

/// <summary>What happens when someone else edits a copy of a fact (domain/onboarding.md 3.9). The last writer never wins silently.</summary>
public enum ConflictAction
{
    /// <summary>The edit is refused and the owner's value is written back, a few times a day.</summary>
    Repair = 0,

    /// <summary>As <see cref="Repair"/>, and people are told that the change was asked for.</summary>
    AcceptAsRequest = 1,

    /// <summary>The edit stands in the copy until the owner's value changes; it is audited.</summary>
    Accept = 2,

    /// <summary>The edit stands in the copy until the owner's value changes or a person decides; people are told.</summary>
    Review = 3,
}
