using Broker.Payments.Praxis.Areas;

namespace Broker.Payments.Praxis;

/// <summary>The client of Praxis Cashier: deposits, withdrawals with their approval, and looking orders up. Thread-safe.</summary>
/// <remarks>contracts/payments.md b2, h.</remarks>
public interface IPraxisClient
{
    /// <summary>Visits of clients to the cashier page.</summary>
    IPraxisSessionsArea Sessions { get; }

    /// <summary>Withdrawals to clients and their approval.</summary>
    IPraxisWithdrawalsArea Withdrawals { get; }

    /// <summary>Looking up what became of an order.</summary>
    IPraxisOrdersArea Orders { get; }
}
