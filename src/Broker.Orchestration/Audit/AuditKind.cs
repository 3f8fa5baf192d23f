namespace Broker.Orchestration.Audit;

/// <summary>The kinds of audit records.</summary>
public enum AuditKind
{
    /// <summary>An event was decided.</summary>
    Decision = 0,

    /// <summary>A command was refused.</summary>
    Refusal = 1,

    /// <summary>A call is about to be made.</summary>
    Intent = 2,

    /// <summary>What came of a call.</summary>
    Outcome = 3,

    /// <summary>A delivery or a write was refused for security.</summary>
    Security = 4,

    /// <summary>A case was opened or an id linked.</summary>
    Identity = 5,

    /// <summary>Values were copied outwards.</summary>
    Projection = 6,

    /// <summary>A fact was written by its owner's adapter.</summary>
    FactWritten = 7,

    /// <summary>An operator acted on an exception item.</summary>
    Operator = 8,

    /// <summary>A change of a fact was proposed to its owner, accepted, declined, or ran out.</summary>
    Proposal = 9,
}
