namespace Broker.Testing.Faults;

/// <summary>Whether the call's effect happens.</summary>
public enum FaultPhase
{
    /// <summary>The fault strikes before the effect: nothing was applied (a delayed call is applied after its delay).</summary>
    Before,

    /// <summary>The effect is applied, then the fault strikes: the answer is lost or spoilt.</summary>
    After,
}
