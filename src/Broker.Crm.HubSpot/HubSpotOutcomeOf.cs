using System.Diagnostics.CodeAnalysis;
using Broker.Core.Errors;
using Broker.Core.Results;

namespace Broker.Crm.HubSpot;

/// <summary>What became of one input of a batch.</summary>
/// <typeparam name="TInput">The input: an id, or what to write.</typeparam>
/// <typeparam name="TValue">What a success yields.</typeparam>
/// <param name="Input">The input.</param>
/// <param name="Result">The value, or why there is none. The error's <c>Outcome</c> says whether the input may have been applied.</param>
public sealed record HubSpotOutcome<TInput, TValue>(TInput Input, ApiResult<TValue> Result)
{
    /// <summary>True when this input succeeded.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Result.Succeeded;

    /// <summary>The value of a success; null (or the type's default) without one.</summary>
    public TValue? Value => Result.Succeeded ? Result.Value : default;

    /// <summary>
    /// Why it did not succeed; null when it did. <see cref="Outcome.Unknown"/>: it may have been applied. <see cref="Outcome.NotSent"/>: the call was not made.
    /// <see cref="Outcome.Confirmed"/>: it was applied, but the answer lacks the record or complains about it; <see cref="ApiError.RelatedId"/> is its id, if
    /// the answer named one.
    /// </summary>
    public ApiError? Error => Result.Error;

    /// <summary>True when the call failed as a whole, so that another input may be to blame.</summary>
    public bool CallFailed { get; init; }

    /// <summary>Success or the error; neither input nor value, which may be personal data.</summary>
    public override string ToString() => Result.Error?.ToString() ?? "HubSpot batch input succeeded";
}
