namespace Broker.Core.Errors;

/// <summary>Too many calls. Wait for <see cref="RetryAfter"/>, then repeat.</summary>
public sealed class RateLimitedException : BrokerApiException
{
    /// <summary>Makes the exception of an error.</summary>
    public RateLimitedException(ApiError error)
        : base(error)
    {
    }

    /// <summary>How long the provider asks to wait; null when it did not say.</summary>
    public TimeSpan? RetryAfter => Error.RetryAfter;
}
