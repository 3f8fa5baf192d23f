using Broker.Core.Errors;

namespace Broker.Core.Pipeline;

/// <summary>Tells a failed call completely: what the protocol read, and which call it was.</summary>
internal static class FailedCall
{
    internal static ApiError Tell(string system, in ApiCall call, ApiFailure failure, string? requestId, int sends, bool inDoubt) => new()
    {
        System = system,
        Operation = call.Operation.Name,
        Kind = failure.Kind,
        Outcome = call.Operation.OutcomeOf(failure, inDoubt, call.IdempotencyKey is not null),
        Status = failure.Status,
        Code = failure.Code,
        CodeIsListed = failure.CodeIsListed,
        RequestId = requestId,
        IsTransient = failure.IsTransient,
        RetryAfter = failure.RetryAfter,
        IsQuotaExhausted = failure.IsQuotaExhausted,
        ResetsAt = failure.ResetsAt,
        RequestIdentity = call.RequestIdentity,
        RelatedId = failure.RelatedId,
        Fields = failure.Fields,
        Text = failure.Text,
        Advice = failure.Advice ?? string.Empty,
        Attempts = sends,
        Cause = failure.Cause,
    };
}
