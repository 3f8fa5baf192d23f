using System.Globalization;
using Broker.Testing.Salesforce.Data;
using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce.Rows;

/// <summary>Conditional requests on a record: by date on all, by ETag on Account only.</summary>
internal static class Preconditions
{
    /// <summary>The answer of a request whose condition fails.</summary>
    public static SalesforceAnswer? Check(OrgType type, OrgRecord record, SalesforceCall call, bool write)
    {
        if (type.Name == "Account")
        {
            if (call.Header("If-Match") is { } match && !Matches(match, type, record, call))
            {
                return Failed();
            }

            if (call.Header("If-None-Match") is { } none && Matches(none, type, record, call))
            {
                return write ? Failed() : SalesforceAnswer.Empty(304);
            }
        }

        // HTTP dates know no milliseconds.
        var modified = record.ModifiedTicks / TimeSpan.TicksPerSecond;
        if (Date(call.Header("If-Unmodified-Since")) is { } unmodified && modified > unmodified)
        {
            return Failed();
        }

        return !write && Date(call.Header("If-Modified-Since")) is { } since && modified <= since ? SalesforceAnswer.Empty(304) : null;
    }

    public static bool Zipped(SalesforceCall call) => call.Header("Accept-Encoding")?.Contains("gzip", StringComparison.OrdinalIgnoreCase) == true;

    public static long? Date(string? header) =>
        DateTimeOffset.TryParseExact(header, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date.UtcTicks / TimeSpan.TicksPerSecond : null;

    private static SalesforceAnswer Failed() => new SalesforceError(412, "PRECONDITION_FAILED", "The precondition of the request is not met by the record.").ToAnswer();

    private static bool Matches(string header, OrgType type, OrgRecord record, SalesforceCall call)
    {
        foreach (var tag in header.Split(',', StringSplitOptions.TrimEntries))
        {
            if (tag == "*" || tag == RowJson.ETag(type, record, zipped: false) || tag == RowJson.ETag(type, record, zipped: true))
            {
                return true;
            }

            if (tag.Length < 2 || tag[^1] != '"' || !(tag[0] == '"' || tag.StartsWith("W/\"", StringComparison.Ordinal)))
            {
                throw SalesforceError.Bad("INVALID_FIELD", $"The ETag {tag} of {call.Method} is not a quoted text.");
            }
        }

        return false;
    }
}
