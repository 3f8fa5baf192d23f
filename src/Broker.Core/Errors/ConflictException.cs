namespace Broker.Core.Errors;

/// <summary>The request collides with the present state, for example a unique value that is taken. Read, then decide.</summary>
public sealed class ConflictException : BrokerApiException
{
    /// <summary>Makes the exception of an error.</summary>
    public ConflictException(ApiError error)
        : base(error)
    {
    }
}
