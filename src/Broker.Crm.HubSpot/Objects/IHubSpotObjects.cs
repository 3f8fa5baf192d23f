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

    /// <summary>
    /// Reads one record by id, or by a unique property if the options name one. With more names than a URL may hold it goes as a batch read of one, which cannot
    /// give associations.
    /// </summary>
    /// <exception cref="ArgumentException">The id is empty, or the names make a URL that is too long and associations are asked for.</exception>
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
    /// Creates a record. Never sent twice: HubSpot has no idempotency key, so a repeat may make a duplicate. Prefer <see cref="UpsertAsync"/> with a unique
    /// property of your own.
    /// </summary>
    /// <exception cref="ArgumentException">A name or value cannot be sent. Nothing was sent.</exception>
    /// <exception cref="OutcomeUnknownException">It may have been created.</exception>
    Task<TRecord> CreateAsync(IReadOnlyDictionary<string, string?> properties, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="CreateAsync(IReadOnlyDictionary{string, string?}, CancellationToken)"/>, linked to records that exist.</summary>
    /// <exception cref="ArgumentException">A name, value or association cannot be sent. Nothing was sent.</exception>
    /// <exception cref="OutcomeUnknownException">It may have been created.</exception>
    Task<TRecord> CreateAsync(
        IReadOnlyDictionary<string, string?> properties, IReadOnlyList<HubSpotNewAssociation> associations, CancellationToken cancellationToken = default);

    /// <summary>As the create that throws, with a failure as a value instead of an exception: a contact that exists is an ordinary answer.</summary>
    /// <exception cref="ArgumentException">A name, value or association cannot be sent. Nothing was sent.</exception>
    ValueTask<ApiResult<TRecord>> TryCreateAsync(
        IReadOnlyDictionary<string, string?> properties, IReadOnlyList<HubSpotNewAssociation>? associations = null, CancellationToken cancellationToken = default);

    /// <summary>Changes the given properties of one record. Repeated when its outcome is unknown, unless a value appends (a leading <c>;</c>).</summary>
    /// <exception cref="NotFoundException">There is no such record.</exception>
    Task<TRecord> UpdateAsync(string id, IReadOnlyDictionary<string, string?> properties, CancellationToken cancellationToken = default);

    /// <summary>As the update by id, by the value of a unique property.</summary>
    /// <exception cref="NotFoundException">There is no record with this value.</exception>
    Task<TRecord> UpdateAsync(string idProperty, string value, IReadOnlyDictionary<string, string?> properties, CancellationToken cancellationToken = default);

    /// <summary>As the updates that throw, with a failure as a value instead of an exception.</summary>
    /// <param name="id">The record's id, or the value of <paramref name="idProperty"/>.</param>
    /// <param name="properties">What to write.</param>
    /// <param name="idProperty">A unique property; null for the record's id.</param>
    /// <param name="cancellationToken">Ends the wait; the call may still be applied.</param>
    ValueTask<ApiResult<TRecord>> TryUpdateAsync(
        string id, IReadOnlyDictionary<string, string?> properties, string? idProperty = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates or changes one record by a unique property: the write of choice, since twice is once. Sent as a batch of one, because HubSpot has no single
    /// upsert (contracts/hubspot.md 3). Repeated when its outcome is unknown, unless a value appends (a leading <c>;</c>).
    /// </summary>
    Task<HubSpotWritten<TRecord>> UpsertAsync(
        string uniqueProperty, string key, IReadOnlyDictionary<string, string?> properties, CancellationToken cancellationToken = default);

    /// <summary>
    /// Moves a record to the recycle bin, where it stays 90 days. There is no call that brings it back; read it with <c>Archived = true</c>
    /// (contracts/hubspot.md 13). Repeated when its outcome is unknown; that the record is then not there any more is success.
    /// </summary>
    /// <exception cref="NotFoundException">There is no such record.</exception>
    Task ArchiveAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Merges a record into another one; it cannot be undone. HubSpot merges contacts, companies, deals and tickets. Never sent twice. The answer's id is that of
    /// the record that stays.
    /// </summary>
    /// <exception cref="ArgumentException">An id is empty, or both are the same. Nothing was sent.</exception>
    /// <exception cref="OutcomeUnknownException">They may have been merged: read both.</exception>
    Task<TRecord> MergeAsync(string primaryId, string idToMerge, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes a contact for good and everything about it, as privacy law asks for; it cannot be undone. Never sent twice. A contact that HubSpot does not know by
    /// this id is an error.
    /// </summary>
    /// <exception cref="OutcomeUnknownException">It may have been deleted.</exception>
    Task GdprDeleteAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>As the deletion by id, by the value of a unique property such as <c>email</c>; HubSpot then also blocks the address.</summary>
    /// <exception cref="OutcomeUnknownException">It may have been deleted.</exception>
    Task GdprDeleteAsync(string idProperty, string value, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads records by id, or by a unique property if the options name one: 100 a call (50 with history), one call after the other. One result per input, in
    /// their order; one that does not exist is an error of the kind <see cref="ErrorKind.NotFound"/>. See the remarks of
    /// <see cref="CreateManyAsync(IReadOnlyList{HubSpotCreate}, CancellationToken)"/> for what all batches share.
    /// </summary>
    /// <exception cref="ArgumentException">An input is empty or stands twice, compared without case, or the options ask for associations. Nothing was sent.</exception>
    /// <exception cref="HubSpotBatchCanceledException{TInput, TValue}">The caller cancelled.</exception>
    Task<IReadOnlyList<HubSpotOutcome<string, TRecord>>> GetManyAsync(
        IReadOnlyList<string> ids, HubSpotReadOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>As the read of a list, for inputs that come bit by bit: holds one call's worth at a time. See the remarks of the streamed create.</summary>
    IAsyncEnumerable<HubSpotOutcome<string, TRecord>> GetManyAsync(
        IAsyncEnumerable<string> ids, HubSpotReadOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates records, 100 a call, one call after the other. A call whose outcome is unknown is never sent again; each of its inputs then says
    /// <see cref="Outcome.Unknown"/>, and the calls after it are still made. Prefer an upsert by a unique property of your own.
    /// </summary>
    /// <remarks>
    /// What all batches share. One result per input, in the order of the inputs; nothing throws for what HubSpot refuses. Batches are not atomic. Writes carry a
    /// trace id per input, by which HubSpot reports partial failures; answers are matched by it, then by the unique value or the id, never by position
    /// (contracts/hubspot.md 3). An input that the answer does not mention is unknown, not done. A throttled or locked call was not executed and is repeated,
    /// whatever it is. After a refused credential or permission, an exhausted rate limit or an open circuit the remaining inputs are not sent and say
    /// <see cref="Outcome.NotSent"/>; after any other failure the next call is made.
    /// </remarks>
    /// <exception cref="ArgumentException">An input cannot be sent; the message names its position. Nothing was sent.</exception>
    /// <exception cref="HubSpotBatchCanceledException{TInput, TValue}">The caller cancelled; it says what became of each input.</exception>
    Task<IReadOnlyList<HubSpotOutcome<HubSpotCreate, TRecord>>> CreateManyAsync(IReadOnlyList<HubSpotCreate> inputs, CancellationToken cancellationToken = default);

    /// <summary>As the create of a list, for inputs that come bit by bit: holds one call's worth at a time.</summary>
    /// <remarks>
    /// What all streams share. Results come in the order of the inputs. An input without a result was not sent: neither when an input is wrong
    /// (<see cref="ArgumentException"/>, with its position) nor when the source fails nor when the caller cancels. On cancellation the inputs of the call under
    /// way come first, as unknown, then <see cref="OperationCanceledException"/> is thrown. An input whose key stands already in the call that is being filled
    /// begins the next call.
    /// </remarks>
    IAsyncEnumerable<HubSpotOutcome<HubSpotCreate, TRecord>> CreateManyAsync(IAsyncEnumerable<HubSpotCreate> inputs, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes records by id or by a unique property, 100 a call. Repeated when its outcome is unknown, unless a value appends (a leading <c>;</c>). The id of a
    /// record that was merged into another one works in the single update but not here. See the remarks of
    /// <see cref="CreateManyAsync(IReadOnlyList{HubSpotCreate}, CancellationToken)"/>.
    /// </summary>
    /// <exception cref="ArgumentException">An input cannot be sent, or stands twice. Nothing was sent.</exception>
    /// <exception cref="HubSpotBatchCanceledException{TInput, TValue}">The caller cancelled.</exception>
    Task<IReadOnlyList<HubSpotOutcome<HubSpotUpdate, TRecord>>> UpdateManyAsync(IReadOnlyList<HubSpotUpdate> inputs, CancellationToken cancellationToken = default);

    /// <summary>As the update of a list, for inputs that come bit by bit. See the remarks of the streamed create.</summary>
    IAsyncEnumerable<HubSpotOutcome<HubSpotUpdate, TRecord>> UpdateManyAsync(IAsyncEnumerable<HubSpotUpdate> inputs, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates or changes records by a unique property, 100 a call, one call after the other. Repeated when its outcome is unknown, unless a value appends (a
    /// leading <c>;</c>). See the remarks of <see cref="CreateManyAsync(IReadOnlyList{HubSpotCreate}, CancellationToken)"/>.
    /// </summary>
    /// <param name="uniqueProperty">A property with unique values; for contacts also <c>email</c>, which HubSpot writes all or nothing.</param>
    /// <param name="inputs">The records.</param>
    /// <param name="cancellationToken">Ends the wait; calls under way may still be applied.</param>
    /// <exception cref="ArgumentException">Two inputs share a key, compared without case, or a key is empty. Nothing was sent.</exception>
    /// <exception cref="HubSpotBatchCanceledException{TInput, TValue}">The caller cancelled.</exception>
    Task<IReadOnlyList<HubSpotOutcome<HubSpotUpsert, HubSpotWritten<TRecord>>>> UpsertManyAsync(
        string uniqueProperty, IReadOnlyList<HubSpotUpsert> inputs, CancellationToken cancellationToken = default);

    /// <summary>As the upsert of a list, for inputs that come bit by bit. See the remarks of the streamed create.</summary>
    IAsyncEnumerable<HubSpotOutcome<HubSpotUpsert, HubSpotWritten<TRecord>>> UpsertManyAsync(
        string uniqueProperty, IAsyncEnumerable<HubSpotUpsert> inputs, CancellationToken cancellationToken = default);

    /// <summary>
    /// Moves records to the recycle bin, 100 a call; the value of a success is the id. Repeated when its outcome is unknown. HubSpot answers with nothing, so what
    /// it does not complain about is done, also what was archived before. See the remarks of
    /// <see cref="CreateManyAsync(IReadOnlyList{HubSpotCreate}, CancellationToken)"/>.
    /// </summary>
    /// <exception cref="ArgumentException">An id is empty or stands twice. Nothing was sent.</exception>
    /// <exception cref="HubSpotBatchCanceledException{TInput, TValue}">The caller cancelled.</exception>
    Task<IReadOnlyList<HubSpotOutcome<string, string>>> ArchiveManyAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default);

    /// <summary>As the archiving of a list, for ids that come bit by bit. See the remarks of the streamed create.</summary>
    IAsyncEnumerable<HubSpotOutcome<string, string>> ArchiveManyAsync(IAsyncEnumerable<string> ids, CancellationToken cancellationToken = default);
}
