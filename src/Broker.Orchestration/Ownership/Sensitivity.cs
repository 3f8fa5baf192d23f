namespace Broker.Orchestration.Ownership;

/// <summary>How much harm a fact does in the wrong place.</summary>
public enum Sensitivity
{
    /// <summary>P0: public inside the firm.</summary>
    Internal = 0,

    /// <summary>P1: personal.</summary>
    Personal = 1,

    /// <summary>P2: sensitive personal; only coarse values leave their owner.</summary>
    SensitivePersonal = 2,

    /// <summary>P3: secret; never projected anywhere.</summary>
    Secret = 3,
}
