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

    /// <summary>A principal of the CRM: its workflow, its integration user, someone who acts there. Never registers and never trades.</summary>
    Crm = 3,

    /// <summary>A program that a language model steers. Never trades and never approves.</summary>
    Agent = 4,
}
