using Broker.Core.Errors;
using Broker.Core.Paging;
using Broker.Crm.Salesforce.Records;

namespace Broker.Crm.Salesforce.Query;

/// <summary>
/// Reads records by SOQL. A query that does not fit an address, or a result of many hundred thousand rows, is one for the Bulk area. Thread-safe.
/// </summary>
/// <remarks>
/// Further pages are asked for where the answer said, with the version it said; a place is good for two days, and any number may be open (contracts/salesforce.md 5).
/// Children that did not come with their parent's page are fetched before the parent is handed out. For a large result page by Id or SystemModstamp, not by OFFSET.
/// </remarks>
public interface ISalesforceQuery
{
    /// <summary>The records of a query, page by page while they are enumerated. A row of an aggregate query is a record of type <c>AggregateResult</c> with fields such as <c>expr0</c>.</summary>
    /// <remarks>The continuation token of a page is the place of the next one: store it to go on within two days, in another program too.</remarks>
    /// <exception cref="ArgumentException">An option is out of its range, or the query is too long for an address. Nothing was sent.</exception>
    PagedSequence<SalesforceRecord> QueryAsync(Soql query, SalesforceQueryOptions? options = null);

    /// <summary>As <see cref="QueryAsync(Soql, SalesforceQueryOptions?)"/>, each record read as a class of the user.</summary>
    /// <typeparam name="T">A class with <see cref="SalesforceObjectAttribute"/>. Select the fields it has: <c>Soql.Names(T.FieldNames)</c>.</typeparam>
    /// <exception cref="ArgumentException">An option is out of its range, or the query is too long for an address. Nothing was sent.</exception>
    PagedSequence<T> QueryAsync<T>(Soql query, SalesforceQueryOptions? options = null)
        where T : class, ISalesforceModel<T>;

    /// <summary>As <see cref="QueryAsync(Soql, SalesforceQueryOptions?)"/>, with deleted and archived records: ask for <c>IsDeleted</c> to tell them apart.</summary>
    /// <exception cref="ArgumentException">An option is out of its range, or the query is too long for an address. Nothing was sent.</exception>
    PagedSequence<SalesforceRecord> QueryAllAsync(Soql query, SalesforceQueryOptions? options = null);

    /// <summary>As <see cref="QueryAllAsync(Soql, SalesforceQueryOptions?)"/>, each record read as a class of the user.</summary>
    /// <exception cref="ArgumentException">An option is out of its range, or the query is too long for an address. Nothing was sent.</exception>
    PagedSequence<T> QueryAllAsync<T>(Soql query, SalesforceQueryOptions? options = null)
        where T : class, ISalesforceModel<T>;

    /// <summary>
    /// The records of a query one by one, each as soon as it has arrived. Unlike <see cref="QueryAsync(Soql, SalesforceQueryOptions?)"/> no page is held: memory does not grow with it, and a
    /// page of any size is read. A page that breaks off is not repeated by itself.
    /// </summary>
    /// <exception cref="ArgumentException">An option is out of its range, or the query is too long for an address. Nothing was sent.</exception>
    IAsyncEnumerable<SalesforceRecord> StreamAsync(Soql query, SalesforceQueryOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="StreamAsync(Soql, SalesforceQueryOptions?, CancellationToken)"/>, each record read as a class of the user.</summary>
    /// <exception cref="ArgumentException">An option is out of its range, or the query is too long for an address. Nothing was sent.</exception>
    IAsyncEnumerable<T> StreamAsync<T>(Soql query, SalesforceQueryOptions? options = null, CancellationToken cancellationToken = default)
        where T : class, ISalesforceModel<T>;

    /// <summary>Counts the rows of a <c>SELECT COUNT() FROM ...</c>.</summary>
    /// <exception cref="ArgumentException">The query does not begin with <c>SELECT COUNT()</c>, or is too long for an address. Nothing was sent.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<long> CountAsync(Soql query, CancellationToken cancellationToken = default);

    /// <summary>
    /// Shows every row of a query to a visitor without making objects of them: a page is read as it arrives, and what is held does not grow with it. The cheapest way to
    /// sum or to copy many rows.
    /// </summary>
    /// <returns>How many rows there were.</returns>
    /// <remarks>When a page breaks off, the call fails and the rows before it were seen: it is not repeated by itself, since they would be seen twice.</remarks>
    /// <exception cref="ArgumentException">An option is out of its range, or the query is too long for an address. Nothing was sent.</exception>
    /// <exception cref="QueryLocatorExpiredException">The reading took more than two days.</exception>
    /// <exception cref="BrokerApiException">A call failed, or its answer broke off.</exception>
    Task<long> VisitAsync(Soql query, SalesforceRowVisitor visitor, SalesforceQueryOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Asks how Salesforce would run a query, without running it. The first plan is the one it would take.</summary>
    /// <exception cref="ArgumentException">The query is too long for an address. Nothing was sent.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<IReadOnlyList<QueryPlan>> ExplainAsync(Soql query, CancellationToken cancellationToken = default);
}
