namespace Broker.Core.Pipeline;

/// <summary>May this operation be sent again? Declared per operation, never guessed from the HTTP verb: MetaTrader trades are GETs.</summary>
public enum RetrySafety
{
    /// <summary>Never repeated after the request may have left. A failure to connect at all is still repeatable.</summary>
    Once = 0,

    /// <summary>Only reads: repeated freely.</summary>
    Read = 1,

    /// <summary>Repeated freely: carries an idempotency key the caller owns, or writes by a unique key, so that twice is once.</summary>
    Idempotent = 2,

    /// <summary>Makes or checks a session: repeated unless the credentials were refused (repeated bad logins lock accounts).</summary>
    Session = 3,
}
