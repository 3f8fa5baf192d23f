namespace Broker.Testing.Faults;

/// <summary>What goes wrong with a call.</summary>
public enum FaultKind
{
    /// <summary>The connection is reset (TCP RST); no answer.</summary>
    Reset,

    /// <summary>No answer ever: the request hangs until the caller gives up or the simulator stops.</summary>
    Timeout,

    /// <summary>The answer is right, but late.</summary>
    Delay,

    /// <summary>The answer announces its full length and ends halfway.</summary>
    TruncatedBody,

    /// <summary>The answer is complete as HTTP but its JSON is cut.</summary>
    MalformedJson,

    /// <summary>The answer is an HTML page with the success status.</summary>
    WrongContentType,

    /// <summary>An HTTP error status, in the vendor's error shape.</summary>
    Status,

    /// <summary>HTTP 429 in the vendor's shape.</summary>
    RateLimit,

    /// <summary>A failure told by the body: on MetaTrader status 201 with a message and a code, elsewhere the vendor's 400.</summary>
    FailureBody,

    /// <summary>The right answer followed by megabytes of white space.</summary>
    OversizeBody,
}
