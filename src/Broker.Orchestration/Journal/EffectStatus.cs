namespace Broker.Orchestration.Journal;

/// <summary>Where an effect stands.</summary>
public enum EffectStatus
{
    /// <summary>To be done.</summary>
    Pending = 0,

    /// <summary>The intent is stored; the call may be under way or may have happened.</summary>
    Intended = 1,

    /// <summary>The outcome is stored.</summary>
    Done = 2,

    /// <summary>Given up; an exception item tells why.</summary>
    Abandoned = 3,
}
