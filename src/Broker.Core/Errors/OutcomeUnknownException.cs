namespace Broker.Core.Errors;

/// <summary>The request may have been applied and nobody knows. Look it up by <see cref="RequestIdentity"/>; never send it again unseen.</summary>
public sealed class OutcomeUnknownException : BrokerApiException
{
    /// <summary>Makes the exception of an error.</summary>
    public OutcomeUnknownException(ApiError error)
        : base(error)
    {
    }

    /// <summary>What identifies the request, for example an idempotency key or <c>login@server</c>.</summary>
    public string? RequestIdentity => Error.RequestIdentity;
}
