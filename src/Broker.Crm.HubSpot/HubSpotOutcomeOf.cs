using System.Diagnostics.CodeAnalysis;
using Broker.Core.Errors;
using Broker.Core.Results;

namespace Broker.Crm.HubSpot;

/// <summary>What became of one input of a batch.</summary>
/// <typeparam name="TInput">The inputs.</typeparam>
/// <typeparam name="TValue">What is read or made for each.</typeparam>
/// <param name="Input">The input.</param>
/// <param name="Result">The value, or why there is none.</param>
public sealed record HubSpotOutcome<TInput, TValue>(TInput Input, ApiResult<TValue> Result)
{
    /// <summary>True when there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Result.Succeeded;

    /// <summary>The value.</summary>
    /// <exception cref="BrokerApiException">There is none.</exception>
    public TValue Value => Result.Value;

    /// <summary>Why there is no value; its <c>Outcome</c> says whether a write may have been done. Null when there is one.</summary>
    public ApiError? Error => Result.Error;

    /// <summary>True when the call failed as a whole, so that another input may be to blame.</summary>
    public bool CallFailed { get; init; }

    /// <summary>Whether there is a value: the value itself may be personal.</summary>
    public override string ToString() => Succeeded ? "done" : Error.ToString();
}
