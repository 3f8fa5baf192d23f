namespace Broker.Core.Errors;

/// <summary>A call to an external system failed. Subclasses exist where the caller's next step differs.</summary>
/// <remarks>The message never holds a URL, a body, provider text or a secret.</remarks>
public class BrokerApiException : Exception
{
    /// <summary>Makes the exception of an error.</summary>
    public BrokerApiException(ApiError error)
        : base(Describe(error), error?.Cause) => Error = error!;

    /// <summary>Everything known about the failure.</summary>
    public ApiError Error { get; }

    /// <summary>The system that was called.</summary>
    public string System => Error.System;

    /// <summary>The operation.</summary>
    public string Operation => Error.Operation;

    /// <summary>The HTTP status; null when there was no answer.</summary>
    public int? Status => Error.Status;

    /// <summary>The provider's code, raw.</summary>
    public string? ProviderCode => Error.Code;

    /// <summary>The provider's id of the request.</summary>
    public string? RequestId => Error.RequestId;

    /// <summary>True when the same call may succeed later without a change.</summary>
    public bool IsTransient => Error.IsTransient;

    /// <summary>What is known about the effect.</summary>
    public Outcome Outcome => Error.Outcome;

    private static string Describe(ApiError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error.ToString();
    }
}
