using System.Diagnostics.CodeAnalysis;
using Broker.Core.Errors;
using Broker.Core.Results;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>What became of one input of a batch.</summary>
/// <param name="Input">The input.</param>
/// <param name="Result">The written record, or why it was not written.</param>
public sealed record HubSpotUpsertResult(HubSpotUpsert Input, ApiResult<HubSpotWritten> Result)
{
    /// <summary>True when the record was written.</summary>
    [MemberNotNullWhen(true, nameof(Written))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Result.Succeeded;

    /// <summary>The written record; null when it was not written.</summary>
    public HubSpotWritten? Written => Result.Succeeded ? Result.Value : null;

    /// <summary>Why it was not written; its <c>Outcome</c> says whether it may have been. Null when it was written.</summary>
    public ApiError? Error => Result.Error;

    /// <summary>True when the call failed as a whole, so that another input may be to blame.</summary>
    public bool CallFailed { get; init; }
}
