namespace Broker.Core.Errors;

/// <summary>The class of a failure, by what a caller does next.</summary>
public enum ErrorKind
{
    /// <summary>A failure of no other kind; see the provider's code.</summary>
    Other = 0,

    /// <summary>No connection could be made.</summary>
    Connection = 1,

    /// <summary>The connection broke after the request was sent.</summary>
    Transport = 2,

    /// <summary>No complete answer within the time limit.</summary>
    Timeout = 3,

    /// <summary>The system is overloaded or down (5xx and their like).</summary>
    Unavailable = 4,

    /// <summary>The answer cannot be read: malformed, of the wrong type or beyond a size limit.</summary>
    Protocol = 5,

    /// <summary>Too many calls; wait for the stated delay.</summary>
    RateLimited = 6,

    /// <summary>The credential is missing, wrong or expired.</summary>
    Authentication = 7,

    /// <summary>The credential is valid but not allowed to do this.</summary>
    Permission = 8,

    /// <summary>The request itself is wrong; see the field errors.</summary>
    Validation = 9,

    /// <summary>The request collides with the present state, for example a unique value that is taken.</summary>
    Conflict = 10,

    /// <summary>The thing asked for does not exist.</summary>
    NotFound = 11,

    /// <summary>A business refusal: a declined card, a refused order, a disabled account.</summary>
    Refused = 12,

    /// <summary>The circuit breaker is open after many failures; nothing was sent.</summary>
    CircuitOpen = 13,
}
