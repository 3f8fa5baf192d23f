using Broker.Core.Pipeline;

namespace Broker.Crm.Salesforce.Query;

/// <summary>The operations of the query resources (contracts/salesforce.md 5).</summary>
internal static class QueryOperations
{
    internal static readonly ApiOperation Query = new("Query", HttpMethod.Get, "/services/data/{version}/query", RetrySafety.Read);
    internal static readonly ApiOperation QueryAll = new("QueryAll", HttpMethod.Get, "/services/data/{version}/queryAll", RetrySafety.Read);
    internal static readonly ApiOperation Next = new("QueryNext", HttpMethod.Get, "/services/data/{version}/query/{locator}", RetrySafety.Read);
    internal static readonly ApiOperation Children = new("QueryChildren", HttpMethod.Get, "/services/data/{version}/query/{childLocator}", RetrySafety.Read);
    internal static readonly ApiOperation Explain = new("QueryExplain", HttpMethod.Get, "/services/data/{version}/query", RetrySafety.Read);
}
