using System.Diagnostics.CodeAnalysis;
using Broker.Core.Errors;

namespace Broker.Crm.HubSpot;

/// <summary>What became of one input of a batch that writes without giving anything back.</summary>
/// <typeparam name="TInput">The inputs.</typeparam>
/// <param name="Input">The input.</param>
/// <param name="Error">Why it was not done; its <c>Outcome</c> says whether it may have been. Null when it was done.</param>
public sealed record HubSpotOutcome<TInput>(TInput Input, ApiError? Error)
{
    /// <summary>True when it was done.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <summary>True when the call failed as a whole, so that another input may be to blame.</summary>
    public bool CallFailed { get; init; }
}
