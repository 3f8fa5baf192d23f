namespace Broker.Core.Errors;

/// <summary>What is known about the effect of a call that failed. Decides what the caller may do next.</summary>
public enum Outcome
{
    /// <summary>The request may have been applied. Look it up; never send it again unseen.</summary>
    Unknown = 0,

    /// <summary>The request never left this machine. It may be sent again.</summary>
    NotSent = 1,

    /// <summary>The system answered and did not apply the request, or the operation only reads.</summary>
    Refused = 2,

    /// <summary>The request was applied, although something about the answer failed.</summary>
    Confirmed = 3,
}
