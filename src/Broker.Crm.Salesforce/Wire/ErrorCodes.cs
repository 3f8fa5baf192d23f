using Broker.Core.Errors;
using Broker.Crm.Salesforce.Authentication;

namespace Broker.Crm.Salesforce.Wire;

/// <summary>The error codes that are known, and what each means for the caller and for a repeat (contracts/salesforce.md 3). An open set: others are kept, and not printed.</summary>
internal static class ErrorCodes
{
    internal const string MultipleChoices = "MULTIPLE_CHOICES";
    internal const string InvalidSession = "INVALID_SESSION_ID";
    internal const string RequestLimitExceeded = "REQUEST_LIMIT_EXCEEDED";
    internal const string UnableToLockRow = "UNABLE_TO_LOCK_ROW";
    internal const string EntityIsDeleted = "ENTITY_IS_DELETED";
    internal const string NotFound = "NOT_FOUND";
    internal const string RolledBack = "ALL_OR_NONE_OPERATION_ROLLED_BACK";
    internal const string Halted = "PROCESSING_HALTED";
    internal const string TriggerFailed = "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY";
    internal const string DailyAdvice = "The org's calls of the last 24 hours are used up; they come back bit by bit as the window moves on.";
    private const string ServerUnavailable = "SERVER_UNAVAILABLE";
    private const string InvalidAuthHeader = "INVALID_AUTH_HEADER";

    // The session error of Bulk 1.0, which comes with 400.
    private const string BulkInvalidSession = "InvalidSessionId";

    // The bodies of a 401 that a new token does not cure.
    private static readonly string[] BeyondRenewal = ["Connected app is not attached to Agent", "This session is not valid for use with the REST API", "This session is not valid for use with the API"];

    internal static bool IsListed(string? code) => KindOf(code) is not null;

    /// <summary>True when the session was refused and a new one helps: any 401, and the code itself under another status.</summary>
    internal static bool IsRenewable(ApiFailure failure) =>
        failure.Kind == ErrorKind.Authentication
        && (failure.Status == 401 ? failure.Code != InvalidAuthHeader : failure.Code is InvalidSession or BulkInvalidSession)
        && !IsBeyondRenewal(failure.Text);

    internal static bool IsBeyondRenewal(ProviderText text) => !text.IsEmpty && BeyondRenewal.Any(t => text.Reveal().Contains(t, StringComparison.OrdinalIgnoreCase));

    /// <summary>The class of an error by its code; null for one that is not known.</summary>
    internal static ErrorKind? KindOf(string? code) => code switch
    {
        InvalidSession or BulkInvalidSession or InvalidAuthHeader => ErrorKind.Authentication,
        RequestLimitExceeded or "LIMIT_EXCEEDED" => ErrorKind.RateLimited,
        UnableToLockRow or ServerUnavailable or "UNKNOWN_EXCEPTION" => ErrorKind.Unavailable,
        NotFound or EntityIsDeleted => ErrorKind.NotFound,
        "INSUFFICIENT_ACCESS_OR_READONLY" or "INSUFFICIENT_ACCESS" or "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY" or "API_DISABLED_FOR_ORG" or "API_CURRENTLY_DISABLED" or "FUNCTIONALITY_NOT_ENABLED" => ErrorKind.Permission,
        "DUPLICATE_VALUE" or "DUPLICATES_DETECTED" or "DUPLICATE_EXTERNAL_ID" or MultipleChoices => ErrorKind.Conflict,

        // A query that takes too long is the caller's to change, and says nothing about the health of the org.
        "QUERY_TIMEOUT" or "MALFORMED_QUERY" or "INVALID_FIELD" or "INVALID_TYPE" or "MALFORMED_ID" or "INVALID_QUERY_LOCATOR" or "REQUIRED_FIELD_MISSING" or "FIELD_CUSTOM_VALIDATION_EXCEPTION"
            or "STRING_TOO_LONG" or "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST" or "INVALID_CROSS_REFERENCE_KEY" or TriggerFailed or "JSON_PARSER_ERROR"
            or "INVALID_FIELD_FOR_INSERT_UPDATE" or "INVALID_EMAIL_ADDRESS" or "NUMBER_OUTSIDE_VALID_RANGE" or "FIELD_INTEGRITY_EXCEPTION" or "METHOD_NOT_ALLOWED" or "INVALIDJOBSTATE"
            or "INVALIDJOB" or "INVALIDBATCH" or "EXCEEDED_ID_LIMIT" or "FIELD_FILTER_VALIDATION_EXCEPTION" or "UNSUPPORTED_API_VERSION" or "InvalidVersion" => ErrorKind.Validation,
        RolledBack or Halted or "BATCH_PROCESSING_HALTED" or "OPERATION_TOO_LARGE" or "STORAGE_LIMIT_EXCEEDED" => ErrorKind.Refused,
        _ => OAuthErrors.KindOf(code),
    };

    /// <summary>True when the same write may succeed a moment later: the row or its parent was held by another transaction, and was not written.</summary>
    internal static bool IsLock(SalesforceErrorItem item) => IsLock(item.Code, item.Message);

    /// <inheritdoc cref="IsLock(SalesforceErrorItem)"/>
    internal static bool IsLock(string? code, string? message) =>
        code == UnableToLockRow || (code == TriggerFailed && message?.Contains(UnableToLockRow, StringComparison.Ordinal) == true);

    /// <summary>Refines what the status said by what the body says.</summary>
    internal static ApiFailure Apply(ApiFailure failure, IReadOnlyList<SalesforceErrorItem> items)
    {
        // The one that says most comes first: a rolled-back part names no cause.
        SalesforceErrorItem item = items.FirstOrDefault(static i => i.Code is not (RolledBack or Halted or null)) ?? items[0];
        failure = failure with
        {
            Code = item.Code,
            CodeIsListed = IsListed(item.Code),
            Text = new ProviderText(item.Message),
            Kind = failure.Status is >= 500 ? failure.Kind : KindOf(item.Code) ?? failure.Kind,
            Fields = [.. items.SelectMany(static i => i.Fields.Select(f => new FieldError(f, i.Code ?? string.Empty)))],
            RelatedId = item.RelatedId,
        };
        if (IsLock(item))
        {
            return failure with { Kind = ErrorKind.Unavailable, IsTransient = true, NotApplied = true, Advice = "Another transaction holds the row or its parent; the row was not written." };
        }

        return item.Code switch
        {
            RequestLimitExceeded when IsDaily(item.Message) =>
                failure with { Kind = ErrorKind.RateLimited, IsTransient = false, NotApplied = true, IsQuotaExhausted = true, Advice = DailyAdvice },
            RequestLimitExceeded => failure with { Kind = ErrorKind.RateLimited, IsTransient = true, NotApplied = true, Advice = "Too many long calls run at once; the work did not start." },
            "LIMIT_EXCEEDED" => failure with
            {
                Kind = ErrorKind.RateLimited,
                IsTransient = false,
                IsQuotaExhausted = true,
                Advice = "An allocation of the org, such as events in an hour, is used up; try again when it comes back.",
            },
            InvalidSession or BulkInvalidSession => failure with { Kind = ErrorKind.Authentication, IsTransient = false, NotApplied = true },

            // Where in the work it stopped is not said: only what may run twice goes again.
            ServerUnavailable => failure with { Kind = ErrorKind.Unavailable, IsTransient = true, NotApplied = false },
            "QUERY_TIMEOUT" => failure with { Kind = ErrorKind.Validation, IsTransient = false, NotApplied = true, Advice = "The query takes longer than Salesforce allows; make it more selective." },
            "INVALID_QUERY_LOCATOR" => failure with { Advice = "The place in the result is not kept any more (2 days) or is wrong: start the query again." },
            "STORAGE_LIMIT_EXCEEDED" => failure with { Advice = "The org's storage is full: delete records or files, or buy storage, and try again." },
            "API_DISABLED_FOR_ORG" or "API_CURRENTLY_DISABLED" => failure with { Advice = "The org's edition or the user's profile has no access to the API." },
            "DUPLICATE_VALUE" => failure with { Advice = "A unique value is taken. After a lost answer it can mean that the first try was applied: read the record before doing anything else." },
            RolledBack or Halted => failure with { Advice = "Another part of the call failed and this one was not kept: look at the part that failed." },
            _ => failure,
        };
    }

    private static bool IsDaily(string? message) => message?.Contains("TotalRequests", StringComparison.OrdinalIgnoreCase) == true;
}
