using System.Text.Json;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Composite;

/// <summary>Tells the failure of one part of an answer in the family's terms.</summary>
internal static class PartErrors
{
    /// <summary>Why a part failed; null when it succeeded. A success whose own list holds a record that failed is a failure too.</summary>
    internal static ApiError? Of(ApiOperation operation, string identity, int status, JsonElement? body)
    {
        if (status is (>= 200 and <= 299) or 304)
        {
            return body is { } answer && FailedInside(answer) is { } inside ? Tell(operation, identity, status, ErrorItems.Read(inside)) : null;
        }

        if (status == 300)
        {
            return Tell(operation, identity, new ApiFailure
            {
                Kind = ErrorKind.Conflict,
                Status = status,
                NotApplied = true,
                Code = ErrorCodes.MultipleChoices,
                CodeIsListed = true,
                Advice = "Several records have this external id. Nothing was written: merge them, or make the field unique.",
            });
        }

        return Tell(operation, identity, status, body is { } errors ? ErrorItems.Read(errors) : []);
    }

    internal static ApiError Tell(ApiOperation operation, string identity, int status, IReadOnlyList<SalesforceErrorItem> items)
    {
        ApiFailure failure = status is >= 200 and <= 299 ? new ApiFailure { Kind = ErrorKind.Refused, Status = status } : ApiFailure.FromStatus(status);
        failure = items.Count > 0 ? ErrorCodes.Apply(failure, items) : failure;

        // The part was answered in an answer that is whole: what it says failed was not written.
        return Tell(operation, identity, failure with { NotApplied = true });
    }

    internal static ApiError Tell(ApiOperation operation, string identity, ApiFailure failure) => new()
    {
        System = SalesforceProtocol.SystemName,
        Operation = operation.Name,
        Kind = failure.Kind,
        Outcome = Outcome.Refused,
        Status = failure.Status,
        Code = failure.Code,
        CodeIsListed = failure.CodeIsListed,
        IsTransient = failure.IsTransient,
        IsQuotaExhausted = failure.IsQuotaExhausted,
        RequestIdentity = identity,
        RelatedId = failure.RelatedId,
        Fields = failure.Fields,
        Text = failure.Text,
        Advice = failure.Advice ?? string.Empty,
        Attempts = 1,
    };

    /// <summary>The answer came and does not tell of this part.</summary>
    internal static ApiError Silent(ApiOperation operation, string identity, bool isRead) => new()
    {
        System = SalesforceProtocol.SystemName,
        Operation = operation.Name,
        Kind = ErrorKind.Protocol,
        Outcome = isRead ? Outcome.Refused : Outcome.Unknown,
        RequestIdentity = identity,
        Attempts = 1,
        Advice = "The answer does not tell what became of this part. Look it up before anything is sent again.",
    };

    /// <summary>The error of a whole call, as one part has it: a part that only reads has changed nothing in any case.</summary>
    internal static ApiError OfCall(ApiError error, string identity, bool isRead) =>
        error with { RequestIdentity = identity, Outcome = isRead && error.Outcome == Outcome.Unknown ? Outcome.Refused : error.Outcome };

    /// <summary>A call that was not made because one before it says that it cannot succeed.</summary>
    internal static ApiError NotSent(ApiError stop) => stop with { Outcome = Outcome.NotSent, Attempts = 0 };

    /// <summary>Does the failure of one call say that the next one fails too?</summary>
    internal static bool Stops(ApiError error) => error.Kind is ErrorKind.Authentication or ErrorKind.Permission or ErrorKind.RateLimited or ErrorKind.CircuitOpen;

    private static JsonElement? FailedInside(JsonElement body) => body.ValueKind switch
    {
        JsonValueKind.Object when WireElements.Flag(body, "success") == false => body,
        JsonValueKind.Array => Failed(body),
        _ => null,
    };

    private static JsonElement? Failed(JsonElement list)
    {
        foreach (JsonElement item in list.EnumerateArray())
        {
            if (WireElements.Flag(item, "success") == false)
            {
                return item;
            }
        }

        return null;
    }
}
