namespace Broker.Orchestration.Audit;

/// <summary>The kinds of actors.</summary>
public enum ActorKind
{
    /// <summary>The family's own automation.</summary>
    Automation = 0,

    /// <summary>A person.</summary>
    Person = 1,

    /// <summary>An outside system.</summary>
    System = 2,
}
