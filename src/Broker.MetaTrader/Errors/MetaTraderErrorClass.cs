namespace Broker.MetaTrader.Errors;

/// <summary>What a MetaTrader error code means for the caller's next step. Source: contracts/metatrader.md 3.3 and 4.4.</summary>
public enum MetaTraderErrorClass
{
    /// <summary>A known code without a rule of its own. Effect unknown, not worth repeating.</summary>
    Unclassified = 0,

    /// <summary>The API itself failed (<c>DONE</c> on MetaTrader 5, <c>INTERNAL_ERROR</c> on MetaTrader 4). Effect unknown.</summary>
    ApiFault = 1,

    /// <summary>The trade server refused login or password, or the account is disabled. Certain, and never repeated: bad logins lock accounts out.</summary>
    CredentialsRefused = 2,

    /// <summary>The trade server's name is not known. Certain.</summary>
    ServerUnknown = 3,

    /// <summary>Too many calls, refused before anything was done. May be repeated after a wait.</summary>
    Throttled = 4,

    /// <summary>Too many failed or frequent logins. Refused before anything was done; a person should look before it is tried again.</summary>
    LoginThrottled = 5,

    /// <summary>No connection to the trade server. Effect unknown; a read may be repeated.</summary>
    ConnectionLost = 6,

    /// <summary>The trade server did not confirm in time. Effect unknown; a read may be repeated.</summary>
    TimedOut = 7,

    /// <summary>A server is busy, shutting down or not ready. Effect unknown; a read may be repeated.</summary>
    Busy = 8,

    /// <summary>The session or account id is not known: dropped, expired or never made. Effect unknown for calls that were in flight.</summary>
    SessionLost = 9,

    /// <summary>The request itself is wrong. Nothing was done.</summary>
    CallerError = 10,

    /// <summary>What was asked for does not exist. Nothing was done.</summary>
    NotFound = 11,

    /// <summary>It exists already. Nothing was done by this request.</summary>
    AlreadyExists = 12,

    /// <summary>The same request is being, or was, worked on. Effect unknown.</summary>
    Duplicate = 13,

    /// <summary>The market or the account's rules refused it before execution.</summary>
    MarketRefusal = 14,

    /// <summary>A limit of sessions, users or licences is reached. Nothing was done.</summary>
    LimitReached = 15,

    /// <summary>A word of success or progress that came in a failure body. Effect unknown.</summary>
    Progress = 16,
}
