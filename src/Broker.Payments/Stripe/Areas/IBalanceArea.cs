using Broker.Core.Errors;
using Broker.Core.Paging;

namespace Broker.Payments.Stripe.Areas;

/// <summary>What the account holds and what moved it. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md a8.</remarks>
public interface IBalanceArea
{
    /// <summary>Reads the balance.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<StripeBalance> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads one movement, with the payment behind it.</summary>
    /// <param name="transactionId">The movement, <c>txn_...</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="NotFoundException">There is no such thing in this environment.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<StripeBalanceTransaction> GetTransactionAsync(string transactionId, CancellationToken cancellationToken = default);

    /// <summary>Lists movements, newest first, with the payments behind them.</summary>
    /// <param name="filter">Which ones; null for all.</param>
    PagedSequence<StripeBalanceTransaction> ListTransactionsAsync(StripeBalanceTransactionFilter? filter = null);
}
