using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.Core.Results;

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
}
