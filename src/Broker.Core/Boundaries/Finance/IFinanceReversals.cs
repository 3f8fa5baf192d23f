using Broker.Core.Identity;

namespace Broker.Core.Boundaries.Finance;

/// <summary>
/// The other thing that leaves the payment stack: reversals, each a confirmation of its own. Beside <see cref="IFinanceBoundary"/>, so that a boundary that
/// cannot list them does not have to pretend. Implementations are thread-safe.
/// </summary>
public interface IFinanceReversals
{
    /// <summary>Lists what reversed money of one payment, oldest first. The ids are stable: a second list holds the same ones, and those that came since.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<BoundaryResult<IReadOnlyList<FinanceReversal>>> ListReversalsAsync(PaymentId payment, CancellationToken cancellationToken = default);
}
