using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Broker.Core.Pipeline;

namespace Broker.Crm.Salesforce.Describe;

/// <summary>The operations that describe (contracts/salesforce.md 4).</summary>
internal static class DescribeOperations
{
    internal static readonly ApiOperation Global = new("DescribeGlobal", HttpMethod.Get, "/services/data/{version}/sobjects", RetrySafety.Read);
    internal static readonly ApiOperation Object = new("DescribeObject", HttpMethod.Get, "/services/data/{version}/sobjects/{type}/describe", RetrySafety.Read);

    internal static readonly ApiResponseReader<Described<SalesforceGlobalDescribe>> ReadGlobal = Reader(DescribeJson.Default.SalesforceGlobalDescribe);
    internal static readonly ApiResponseReader<Described<SalesforceObjectDescribe>> ReadObject = Reader(DescribeJson.Default.SalesforceObjectDescribe);

    private const int NotModified = 304;

    private static ApiResponseReader<Described<T>> Reader<T>(JsonTypeInfo<T> type)
        where T : class => (in ApiResponse response) => response.Status == NotModified && response.SentHeader("If-Modified-Since") is not null
            ? new Described<T>(null, response.Header("Last-Modified"))
            : new Described<T>(JsonSerializer.Deserialize(response.Body, type) ?? throw new JsonException("The answer is null."), response.Header("Last-Modified"));
}
