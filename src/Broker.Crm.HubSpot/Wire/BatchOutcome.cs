using Broker.Core.Errors;
using Broker.Core.Results;

namespace Broker.Crm.HubSpot.Wire;

/// <summary>What became of one input, before it is put into words of its area.</summary>
/// <param name="Input">The input.</param>
/// <param name="Item">What the answer holds for it; null when it was done without being mentioned.</param>
/// <param name="Error">Why it was not done; null when it was.</param>
/// <param name="CallFailed">True when the call failed as a whole.</param>
/// <param name="RequestId">The id of the call.</param>
internal sealed record BatchOutcome<TInput, TItem>(TInput Input, TItem? Item, ApiError? Error, bool CallFailed, string? RequestId)
    where TItem : class
{
    internal HubSpotOutcome<TInput> WithoutValue() => new(Input, Error) { CallFailed = CallFailed };

    internal HubSpotOutcome<TInput, TValue> With<TValue>(Func<TItem?, TValue> value) =>
        new(Input, Error is null ? new ApiResult<TValue>(value(Item), RequestId) : new ApiResult<TValue>(Error)) { CallFailed = CallFailed };
}
