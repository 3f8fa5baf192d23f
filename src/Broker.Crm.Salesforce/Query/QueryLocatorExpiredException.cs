using Broker.Core.Errors;

namespace Broker.Crm.Salesforce.Query;

/// <summary>The place in a query's result is not known any more: it lives for two days (contracts/salesforce.md 5). Start the query again; a repeat of this page does not help.</summary>
public sealed class QueryLocatorExpiredException : BrokerApiException
{
    /// <summary>Makes the exception of an error.</summary>
    public QueryLocatorExpiredException(ApiError error)
        : base(error)
    {
    }
}
