namespace Broker.Core.Errors;

/// <summary>The thing asked for does not exist.</summary>
public sealed class NotFoundException : BrokerApiException
{
    /// <summary>Makes the exception of an error.</summary>
    public NotFoundException(ApiError error)
        : base(error)
    {
    }
}
