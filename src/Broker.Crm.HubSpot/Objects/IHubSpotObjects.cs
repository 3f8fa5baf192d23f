using Broker.Core.Errors;
using Broker.Core.Paging;
using Broker.Core.Results;
using Broker.Crm.HubSpot.Search;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>The records of one object type. Thread-safe; keep it or ask the client again, both are cheap.</summary>
/// <typeparam name="TRecord"><see cref="HubSpotRecord"/>, or <see cref="HubSpotRecord{T}"/> with a class of the user.</typeparam>
/// <remarks>
/// Values are written as text in invariant form (contracts/hubspot.md 4). A property left out of a map is not touched, a null or empty value clears it.
/// All methods throw <see cref="BrokerApiException"/> unless they return a result.
/// </remarks>
public interface IHubSpotObjects<TRecord>
    where TRecord : class, IHubSpotRecord
{
    /// <summary>The object type as it stands in paths.</summary>
    string ObjectType { get; }

    /// <summary>Reads one record by id, or by a unique property if the options name one.</summary>
    /// <exception cref="NotFoundException">There is no such record.</exception>
    Task<TRecord> GetAsync(string id, HubSpotReadOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="GetAsync"/>, with a failure as a value instead of an exception.</summary>
    ValueTask<ApiResult<TRecord>> TryGetAsync(string id, HubSpotReadOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Reads one record by a unique property; null when there is none.</summary>
    Task<TRecord?> FindAsync(string idProperty, string value, HubSpotReadOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>All records, page by page. Unlike a search it has no cap and no lag.</summary>
    PagedSequence<TRecord> ListAsync(HubSpotListOptions? options = null);

    /// <summary>
    /// Records that match, page by page. Results lag writes by moments, sometimes half a minute: do not look up by search what was just written, use
    /// <see cref="FindAsync"/>. After 10,000 results HubSpot serves no more and the enumeration throws <see cref="InvalidOperationException"/>
    /// (contracts/hubspot.md 6); <see cref="SearchAllAsync"/> goes on.
    /// </summary>
    /// <exception cref="ArgumentException">The search is beyond what HubSpot accepts; the message names the limit.</exception>
    PagedSequence<TRecord> SearchAsync(HubSpotSearch search);

    /// <summary>
    /// All records that match, in the order of their ids, however many there are: each page asks for higher ids than the last, so what is written meanwhile
    /// makes nothing come twice and nothing be skipped. Records made meanwhile come at the end. Its continuation token is the last id. Lags as
    /// <see cref="SearchAsync"/> does.
    /// </summary>
    /// <exception cref="ArgumentException">The search is beyond what HubSpot accepts, has an order of its own, or leaves no room for one filter more in each group.</exception>
    PagedSequence<TRecord> SearchAllAsync(HubSpotSearch search);

    /// <summary>
    /// The records that changed since a cursor, oldest change first: finds what webhooks missed. Ends when it has caught up with the present. Handle the records
    /// of a page, then store its cursor; the next sweep starts there.
    /// </summary>
    /// <remarks>
    /// At least once: what changed within <see cref="HubSpotSweepOptions.Overlap"/> of the end comes again in the next sweep, and a record that is changed during
    /// the sweep may come twice. The record says how it is now, not what was changed: compare, or read it again. Archived records never appear in searches.
    /// </remarks>
    /// <exception cref="ArgumentException">An option is beyond what HubSpot accepts.</exception>
    IAsyncEnumerable<HubSpotChangePage<TRecord>> SweepAsync(HubSpotSweepCursor from, HubSpotSweepOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates a record. Never sent twice: HubSpot has no idempotency key, so a repeat may make a duplicate. Prefer <see cref="UpsertManyAsync"/> with a
    /// unique property of your own.
    /// </summary>
    /// <exception cref="OutcomeUnknownException">It may have been created.</exception>
    Task<TRecord> CreateAsync(IReadOnlyDictionary<string, string?> properties, CancellationToken cancellationToken = default);

    /// <summary>Changes the given properties of one record. Repeated when its outcome is unknown, unless a value appends (a leading <c>;</c>).</summary>
    /// <exception cref="NotFoundException">There is no such record.</exception>
    Task<TRecord> UpdateAsync(string id, IReadOnlyDictionary<string, string?> properties, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates or changes records by a unique property, 100 a call, one call after the other. Results stand in the order of the inputs, one each; it does
    /// not throw for what HubSpot refuses. Repeated when its outcome is unknown, unless a value appends (a leading <c>;</c>).
    /// </summary>
    /// <remarks>
    /// Every input carries a trace id, by which HubSpot reports partial failures; answers are matched by it, then by the unique value, never by position
    /// (contracts/hubspot.md 3). After a refused credential or an exhausted rate limit the remaining inputs are not sent and say so.
    /// </remarks>
    /// <param name="uniqueProperty">A property with unique values; for contacts also <c>email</c>, which HubSpot writes all or nothing.</param>
    /// <param name="inputs">The records.</param>
    /// <param name="cancellationToken">Ends the wait; calls under way may still be applied.</param>
    /// <exception cref="ArgumentException">Two inputs share a key, compared without case, or a key is empty. Nothing was sent.</exception>
    Task<IReadOnlyList<HubSpotUpsertResult>> UpsertManyAsync(string uniqueProperty, IReadOnlyList<HubSpotUpsert> inputs, CancellationToken cancellationToken = default);
}
