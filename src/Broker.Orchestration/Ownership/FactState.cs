namespace Broker.Orchestration.Ownership;

/// <summary>What is known of a fact.</summary>
public enum FactState
{
    /// <summary>Its owner never said anything.</summary>
    NeverObserved = 0,

    /// <summary>There is a value.</summary>
    Known = 1,

    /// <summary>The owner says that there is no value (<see cref="NullMeaning.Cleared"/>).</summary>
    Cleared = 2,

    /// <summary>The owner cannot say (<see cref="NullMeaning.Unknown"/>).</summary>
    Unknown = 3,

    /// <summary>A value is stored that this version cannot read, for example an enum name of a newer one. Its text is kept.</summary>
    Unreadable = 4,
}
