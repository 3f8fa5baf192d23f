using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Secrets;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt5.Models;
using Broker.MetaTrader.Mt5.Requests;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Mt5;

/// <summary>The account at the trade server: its record, mails, margins and statistics. MetaTrader 5 only. Thread-safe.</summary>
/// <remarks>Source: contracts/metatrader.md 4.1, 5.1. Balance, equity and margin are under <c>Accounts.GetSummaryAsync</c> of the client.</remarks>
public interface IMt5AccountsArea
{
    /// <summary>The account as the trade server keeps it: personal data.</summary>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<Mt5AccountRecord> GetAccountAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>Changes a password of the account. A new master password ends the session and its token: connect again with the new one.</summary>
    /// <param name="id">The account.</param>
    /// <param name="password">The new password. Read while the request is built; the caller disposes it afterwards.</param>
    /// <param name="isInvestor">True for the password with which one only reads. Default false: the master password.</param>
    /// <param name="cancellationToken">Cancels the call; whether the password was changed is then not known.</param>
    /// <returns>The vendor's words; they are not documented.</returns>
    /// <remarks>The new password stands in the address, as everything does with this API (contracts/metatrader.md 8, point 14). Never repeated by itself.</remarks>
    /// <exception cref="OutcomeUnknownException">No answer came: try a login with the new password before another change.</exception>
    /// <exception cref="BrokerApiException">It was not changed.</exception>
    Task<string> ChangePasswordAsync(AccountId id, Secret password, bool isInvestor = false, CancellationToken cancellationToken = default);

    /// <summary>The messages of the broker in the terminal.</summary>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<Mt5MailMessage>> ListMailsAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>The margin that a trade would need, in the account's currency.</summary>
    /// <exception cref="ArgumentException">The symbol is empty, or the volume is not above zero.</exception>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<decimal> GetRequiredMarginAsync(AccountId id, Mt5MarginRequest request, CancellationToken cancellationToken = default);

    /// <summary>Computes the profits of the open positions anew.</summary>
    /// <returns>The vendor's number; the sources do not say which.</returns>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<decimal> UpdateProfitsAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>Balance and equity over time, since a time on the server's clock.</summary>
    /// <param name="id">The account.</param>
    /// <param name="from">Since when.</param>
    /// <param name="excludeSameBars">Leave out bars on which nothing changed? Default null: the server's choice.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<IReadOnlyList<Mt5EquityPoint>> GetEquityHistoryAsync(
        AccountId id, ServerTime from, bool? excludeSameBars = null, CancellationToken cancellationToken = default);

    /// <summary>Statistics of the trades since a time on the server's clock. The shape is not documented; the answer can be very large.</summary>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<RawAnswer> GetTradeStatsAsync(AccountId id, ServerTime from, CancellationToken cancellationToken = default);

    /// <summary>Statistics of the trades with balance and equity over time. The shape is not documented; the answer can be very large.</summary>
    /// <param name="id">The account.</param>
    /// <param name="from">Since when, on the server's clock.</param>
    /// <param name="excludeSameBars">Leave out bars on which nothing changed? Default null: the server's choice.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<RawAnswer> GetTradeStatsEquityHistoryAsync(
        AccountId id, ServerTime from, bool? excludeSameBars = null, CancellationToken cancellationToken = default);

    /// <summary>The floating result since a time on the server's clock. The shape is not documented.</summary>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<RawAnswer> GetTradeUnrealizedPlAsync(AccountId id, ServerTime from, CancellationToken cancellationToken = default);

    /// <summary>The access points of the trade server. The shape is not documented.</summary>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<RawAnswer> GetClusterDetailsAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>The vendor's whole session object. Avoid it: the server puts everything it knows into the answer, passwords and personal data included, and it is very large.</summary>
    /// <param name="id">The account.</param>
    /// <param name="filter">Only these fields. Default null: all. Give the few you need.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <remarks>Members whose name tells a secret are removed before the answer is given; what stands under other names is not known. Source: contracts/metatrader.md 4.1, 8 (point 6).</remarks>
    /// <exception cref="ArgumentException">The filter is an empty list.</exception>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<RawAnswer> GetQuoteClientAsync(AccountId id, IReadOnlyCollection<string>? filter = null, CancellationToken cancellationToken = default);

    /// <summary>Makes a demo account. Two calls make two accounts; never repeated by itself.</summary>
    /// <returns>Login and two passwords; dispose them when they are stored.</returns>
    /// <exception cref="ArgumentException">Host, port, deposit or leverage is missing or out of range.</exception>
    /// <exception cref="OutcomeUnknownException">No answer came: an account may have been made whose passwords nobody knows.</exception>
    /// <exception cref="BrokerApiException">It was not made.</exception>
    Task<Mt5DemoAccount> CreateDemoAsync(Mt5DemoRequest request, CancellationToken cancellationToken = default);

    /// <summary>The version of the API, as text.</summary>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<string> GetVersionAsync(CancellationToken cancellationToken = default);

    /// <summary>The notes of the API, as text.</summary>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<string> GetReadMeAsync(CancellationToken cancellationToken = default);
}
