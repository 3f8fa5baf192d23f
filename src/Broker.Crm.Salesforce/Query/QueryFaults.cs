using System.Text.Json;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Query;

/// <summary>Faults of a query that are found after the pipeline has handed over the answer.</summary>
internal static class QueryFaults
{
    private const string LocatorExpired = "INVALID_QUERY_LOCATOR";

    /// <summary>The exception of a failed call: an ended locator has a type of its own.</summary>
    internal static BrokerApiException ToException(ApiError error) => error.Code == LocatorExpired
        ? new QueryLocatorExpiredException(error with
        {
            CodeIsListed = true,
            IsTransient = false,
            Advice = "The place in the query's result is not known any more; Salesforce keeps it for two days. Start the query again.",
        })
        : error.ToException();

    internal static BrokerApiException Unreadable(ApiOperation operation, string why) => new(new ApiError
    {
        System = SalesforceProtocol.SystemName,
        Operation = operation.Name,
        Kind = ErrorKind.Protocol,
        Outcome = Outcome.Refused,
        Attempts = 1,
        Advice = why,
    });

    /// <summary>Only the place of the fault: the platform's text may repeat the answer.</summary>
    internal static BrokerApiException Unreadable(ApiOperation operation, Exception exception) => Unreadable(operation, exception is JsonException { BytePositionInLine: { } position, LineNumber: { } line }
        ? FormattableString.Invariant($"A row of the answer is not the expected JSON (line {line}, byte {position} of the row).")
        : "The answer is not of the expected form.");

    internal static bool IsUnreadable(Exception exception) => exception is JsonException or FormatException or InvalidOperationException or OverflowException or NotSupportedException;
}
