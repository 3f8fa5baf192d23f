using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.Core.Results;
using Broker.MetaTrader.Connection;
using Broker.MetaTrader.Sweeping;

namespace Broker.MetaTrader.Accounts;

/// <summary>Registers and lists accounts, reads their state. Thread-safe.</summary>
public interface IAccountsArea
{
    /// <summary>Connects an existing login to the API under a new id. Gateway dialect only.</summary>
    /// <remarks>
    /// Sent at most once: the API has no idempotency, two calls make two accounts. Wire: contracts/metatrader.md 4.1; the password travels in the query,
    /// so nothing of the address is ever logged or put into an error.
    /// </remarks>
    /// <exception cref="OutcomeUnknownException">It may have been registered: look for login and server in <see cref="ListAsync"/> before anything is sent again.</exception>
    /// <exception cref="BrokerApiException">It was not registered.</exception>
    Task<AccountId> RegisterAsync(RegisterAccountRequest request, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="RegisterAsync"/>, with a refusal as a value instead of an exception.</summary>
    ValueTask<ApiResult<AccountId>> TryRegisterAsync(RegisterAccountRequest request, CancellationToken cancellationToken = default);

    /// <summary>The accounts registered under this credential. Gateway dialect only.</summary>
    /// <remarks>The API sends them in one page; a row that lacks members is kept, with <see cref="RegisteredAccount.IsComplete"/> false.</remarks>
    /// <exception cref="BrokerApiException">While enumerating: the list could not be read.</exception>
    PagedSequence<RegisteredAccount> ListAsync();

    /// <summary>Balance, equity and margin of one account, in the account's currency. Never reconnects it.</summary>
    /// <exception cref="NotFoundException">The API knows no account or session of this id.</exception>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<AccountSummary> GetSummaryAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="GetSummaryAsync"/>, with a refusal as a value instead of an exception.</summary>
    ValueTask<ApiResult<AccountSummary>> TryGetSummaryAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>Server, company, group and rights of one account.</summary>
    /// <remarks>The answer can hold the account's password (contracts/metatrader.md 8); it is skipped unread.</remarks>
    /// <exception cref="NotFoundException">The API knows no account or session of this id.</exception>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<AccountDetails> GetDetailsAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="GetDetailsAsync"/>, with a refusal as a value instead of an exception.</summary>
    ValueTask<ApiResult<AccountDetails>> TryGetDetailsAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>Removes an account from the API: it is disconnected and its id is worth nothing any more. Gateway dialect only. The trading account itself is not touched.</summary>
    /// <remarks>
    /// Nothing of this family ever calls it by itself: orphans and duplicates are quarantined and shown to a person. Sent at most once. Wire: <c>DeleteAccount</c>,
    /// contracts/metatrader.md 4.1.
    /// </remarks>
    /// <exception cref="OutcomeUnknownException">It may have been removed: look for it in <see cref="ListAsync"/>.</exception>
    /// <exception cref="NotFoundException">The API knows no account of this id.</exception>
    /// <exception cref="BrokerApiException">It was not removed.</exception>
    Task DeleteAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="DeleteAsync"/>, with a refusal as a value instead of an exception. The value of a success is always true.</summary>
    ValueTask<ApiResult<bool>> TryDeleteAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>Reads balance, equity and margin of many accounts, a bounded number at a time, in the order in which they end.</summary>
    /// <remarks>
    /// A failed account is an item and the sweep goes on. Each item tells where the sweep stands; resuming from a stored position yields each remaining account once. While
    /// the caller works on an item nothing new is started. Cancelling ends it: what was under way is not reported.
    /// </remarks>
    /// <param name="ids">The accounts; must not change meanwhile.</param>
    /// <param name="options">How it runs. Default null: eight at a time, from the beginning.</param>
    /// <param name="cancellationToken">Ends the sweep.</param>
    /// <exception cref="ArgumentException">An id is empty, an option is wrong, or the position belongs to another list.</exception>
    IAsyncEnumerable<SweepItem<AccountSummary>> SweepSummariesAsync(
        IReadOnlyList<AccountId> ids, SweepOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="SweepSummariesAsync"/>, for what the API remembers of each session. Not intrusive: nothing is reconnected.</summary>
    /// <param name="ids">The accounts; must not change meanwhile.</param>
    /// <param name="options">How it runs. Default null: eight at a time, from the beginning.</param>
    /// <param name="cancellationToken">Ends the sweep.</param>
    /// <exception cref="ArgumentException">An id is empty, an option is wrong, or the position belongs to another list.</exception>
    IAsyncEnumerable<SweepItem<ConnectionStatus>> SweepConnectionsAsync(
        IReadOnlyList<AccountId> ids, SweepOptions? options = null, CancellationToken cancellationToken = default);
}
