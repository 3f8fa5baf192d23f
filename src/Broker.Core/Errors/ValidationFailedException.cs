namespace Broker.Core.Errors;

/// <summary>The request itself is wrong.</summary>
public sealed class ValidationFailedException : BrokerApiException
{
    /// <summary>Makes the exception of an error.</summary>
    public ValidationFailedException(ApiError error)
        : base(error)
    {
    }

    /// <summary>The fields that were refused, where the provider named them.</summary>
    public IReadOnlyList<FieldError> Fields => Error.Fields;
}
