namespace Broker.Orchestration.Decisions;

/// <summary>The actions that have gates.</summary>
public enum GatedAction
{
    /// <summary>Register a trading account.</summary>
    RegisterAccount = 0,

    /// <summary>Activate a registered account.</summary>
    Activate = 1,
}
