namespace Broker.Core.Errors;

/// <summary>The credential is missing, wrong, expired or lacks a permission. Repeating does not help.</summary>
public sealed class AuthenticationFailedException : BrokerApiException
{
    /// <summary>Makes the exception of an error.</summary>
    public AuthenticationFailedException(ApiError error)
        : base(error)
    {
    }
}
