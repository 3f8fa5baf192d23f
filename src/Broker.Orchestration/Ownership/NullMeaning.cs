namespace Broker.Orchestration.Ownership;

/// <summary>What it means when the owner stores no value.</summary>
public enum NullMeaning
{
    /// <summary>The owner says that there is none: a phone number that was removed.</summary>
    Cleared = 0,

    /// <summary>The owner cannot say: a balance of an account that is not reachable. Nothing may be concluded from it.</summary>
    Unknown = 1,
}
