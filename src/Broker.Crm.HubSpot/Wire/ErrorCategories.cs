using Broker.Core.Errors;

namespace Broker.Crm.HubSpot.Wire;

/// <summary>The error categories and policy names that are known (contracts/hubspot.md 11). An open set: others are kept, and not printed.</summary>
internal static class ErrorCategories
{
    internal const string NotFound = "OBJECT_NOT_FOUND";
    internal const string Validation = "VALIDATION_ERROR";
    internal const string Conflict = "CONFLICT";

    internal static bool IsListed(string? code) => KindOf(code) is not null || code is Throttling.TenSecondly or Throttling.Secondly or Throttling.Daily;

    internal static ErrorKind? KindOf(string? category) => category switch
    {
        Validation => ErrorKind.Validation,
        NotFound => ErrorKind.NotFound,
        Conflict => ErrorKind.Conflict,
        "RATE_LIMITS" or "RATE_LIMIT" => ErrorKind.RateLimited,
        "INVALID_AUTHENTICATION" or "EXPIRED_AUTHENTICATION" => ErrorKind.Authentication,
        "MISSING_SCOPES" or "BANNED" => ErrorKind.Permission,
        "INTERNAL_ERROR" => ErrorKind.Unavailable,
        _ => null,
    };
}
