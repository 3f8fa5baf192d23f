using Broker.Core.Errors;

namespace Broker.Core.Pipeline;

/// <summary>The result of one attempt.</summary>
internal readonly struct Attempt<T>(T? value, ApiFailure? failure, string? requestId)
{
    internal T? Value { get; } = value;

    internal ApiFailure? Failure { get; } = failure;

    internal string? RequestId { get; } = requestId;
}
