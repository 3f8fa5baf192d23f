using Broker.Core.Errors;
using Broker.Core.Results;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>The failures of single inputs of a batch.</summary>
/// <param name="plan">The batch.</param>
/// <param name="operation">The operation's name.</param>
/// <param name="names">The property names that were sent; others are not printed.</param>
/// <param name="status">The status of the answer; null without one.</param>
/// <param name="requestId">The provider's id of the request.</param>
internal sealed class BatchFaults<TInput, TValue>(BatchPlan<TInput, TValue> plan, string operation, IReadOnlyCollection<string> names, int? status, string? requestId)
{
    internal string? RequestId => requestId;

    /// <summary>HubSpot refused this input.</summary>
    /// <param name="input">The input.</param>
    /// <param name="error">What HubSpot said.</param>
    /// <param name="writtenId">The id of the record when it was written all the same; empty if it is not known; null when it was not written.</param>
    internal HubSpotOutcome<TInput, TValue> Refused(TInput input, ErrorEnvelope error, string? writtenId = null)
    {
        ErrorKind kind = ErrorCategories.KindOf(error.Code) ?? ErrorKind.Other;
        return Failed(input, Error(input, kind, writtenId is not null ? Outcome.Confirmed : kind == ErrorKind.Unavailable ? InDoubt : Outcome.Refused) with
        {
            IsTransient = kind is ErrorKind.Unavailable or ErrorKind.RateLimited,
            Code = error.Code,
            CodeIsListed = ErrorCategories.IsListed(error.Code),
            RelatedId = string.IsNullOrEmpty(writtenId) ? error.ExistingId : writtenId,
            Fields = HubSpotApi.OnlySent(error.Fields, names),
            Text = new ProviderText(error.Message),
            Advice = writtenId is null ? string.Empty : "The record was written, and HubSpot complains about a part of it: read the record that RelatedId names.",
        });
    }

    /// <summary>The answer has neither a record nor an error for this input.</summary>
    internal HubSpotOutcome<TInput, TValue> Unmentioned(TInput input) => Failed(input, Error(input, ErrorKind.Protocol, InDoubt) with
    {
        IsTransient = true,
        Advice = plan.IsRead
            ? "The answer does not mention this input: read it again on its own. A record that was merged into another one answers under another id."
            : "The answer does not mention this input: look the record up before anything is sent again.",
    });

    /// <summary>As many records were created as were sent, but nothing says which of them is this input's.</summary>
    internal HubSpotOutcome<TInput, TValue> Nameless(TInput input) => Failed(input, Error(input, ErrorKind.Protocol, Outcome.Confirmed) with
    {
        Advice = "The record was created, but the answer does not say which of the created ones it is: look it up by its properties.",
    });

    /// <summary>The answer has two different records for this input.</summary>
    internal HubSpotOutcome<TInput, TValue> Contradicted(TInput input) => Failed(input, Error(input, ErrorKind.Protocol, InDoubt) with
    {
        Advice = "The answer holds two different records for this input: look them up.",
    });

    /// <summary>The record is there but cannot be read into what the caller wants.</summary>
    internal HubSpotOutcome<TInput, TValue> Unfit(TInput input, string? id) => Failed(input, Error(input, ErrorKind.Protocol, plan.IsRead ? Outcome.Refused : Outcome.Confirmed) with
    {
        RelatedId = id,
        Advice = "The record is there, but a value of it does not fit the class it is read into: read it as a map of text, or correct the class.",
    });

    /// <summary>The caller cancelled while the call was under way, or before it.</summary>
    internal HubSpotOutcome<TInput, TValue> Cancelled(TInput input, bool underWay) => Failed(input, Error(input, ErrorKind.Other, underWay ? InDoubt : Outcome.NotSent) with
    {
        IsTransient = true,
        Attempts = underWay ? 1 : 0,
        Advice = underWay ? "The caller cancelled while the call was under way." : "The caller cancelled before this input was sent.",
    }, callFailed: true);

    /// <summary>The call failed as a whole.</summary>
    internal static HubSpotOutcome<TInput, TValue> CallFailed(BatchPlan<TInput, TValue> plan, TInput input, ApiError error) =>
        Failed(input, error with { RequestIdentity = plan.KeyOf(input)?.Value }, callFailed: true);

    private Outcome InDoubt => plan.IsRead ? Outcome.Refused : Outcome.Unknown;

    private static HubSpotOutcome<TInput, TValue> Failed(TInput input, ApiError error, bool callFailed = false) =>
        new(input, new ApiResult<TValue>(error)) { CallFailed = callFailed };

    private ApiError Error(TInput input, ErrorKind kind, Outcome outcome) => new()
    {
        System = HubSpotProtocol.SystemName,
        Operation = operation,
        Kind = kind,
        Outcome = outcome,
        Status = status,
        RequestId = requestId,
        RequestIdentity = plan.KeyOf(input)?.Value,
        Attempts = 1,
    };
}
