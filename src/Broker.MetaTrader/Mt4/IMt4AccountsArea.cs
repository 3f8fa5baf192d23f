using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Secrets;
using Broker.MetaTrader.Mt4.Models;

namespace Broker.MetaTrader.Mt4;

/// <summary>Rights, groups of symbols and log of a MetaTrader 4 account. Thread-safe.</summary>
/// <remarks>Source: contracts/metatrader.md 4.2, each operation from the vendor's definitions alone.</remarks>
public interface IMt4AccountsArea
{
    /// <summary>Is this a read-only login, with which nothing can be traded?</summary>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<bool> IsInvestorAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>The groups that the server sorts its symbols into.</summary>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<Mt4SymbolGroup>> ListGroupsAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>The API's log about this account.</summary>
    /// <remarks>Entries can hold the account's password (contracts/metatrader.md 8, point 6): its member is skipped unread, the texts may still hold anything.</remarks>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<IReadOnlyList<Mt4LogRecord>> GetLogsAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>The API's log about a login that may have no session, for example because it could not connect.</summary>
    /// <param name="login">The login number, 1 to 2,147,483,647.</param>
    /// <param name="password">The account's password. Read while the request is built; the caller disposes it afterwards. It travels in the query, of which nothing is ever logged.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentOutOfRangeException">The login is no number of MetaTrader 4.</exception>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<IReadOnlyList<Mt4LogRecord>> GetLogsByUserAsync(long login, Secret password, CancellationToken cancellationToken = default);
}
