namespace Broker.Core.Errors;

/// <summary>The words of error messages: what happened, and what to do next.</summary>
internal static class ErrorWords
{
    internal static string What(ErrorKind kind) => kind switch
    {
        ErrorKind.Connection => "no connection could be made",
        ErrorKind.Transport => "the connection broke before the answer was complete",
        ErrorKind.Timeout => "no complete answer within the time limit",
        ErrorKind.Unavailable => "the system is overloaded or down",
        ErrorKind.Protocol => "the answer could not be read",
        ErrorKind.RateLimited => "too many calls",
        ErrorKind.Authentication => "the credential was refused",
        ErrorKind.Permission => "the credential is not allowed to do this",
        ErrorKind.Validation => "the request was refused as invalid",
        ErrorKind.Conflict => "the request collides with the present state",
        ErrorKind.NotFound => "not found",
        ErrorKind.Refused => "refused",
        ErrorKind.CircuitOpen => "not sent, the circuit breaker is open after many failures",
        _ => "failed",
    };

    internal static string Advice(ErrorKind kind, Outcome outcome) => outcome == Outcome.Unknown
        ? "It may have been applied: look it up before anything is sent again."
        : kind switch
        {
            ErrorKind.Connection => "Check the base address, DNS, proxy and firewall.",
            ErrorKind.Authentication => "Check the credential, and that it belongs to this environment.",
            ErrorKind.Permission => "Give the credential the missing scope or permission.",
            ErrorKind.Protocol => "Check that the base address points at the API and not at a proxy or web page.",
            _ => string.Empty,
        };
}
