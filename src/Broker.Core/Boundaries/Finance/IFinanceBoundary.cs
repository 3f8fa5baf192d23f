using Broker.Core.Identity;

namespace Broker.Core.Boundaries.Finance;

/// <summary>The payment stack, the only owner of money facts. What leaves it is a <see cref="FinanceConfirmation"/>. Implementations are thread-safe.</summary>
public interface IFinanceBoundary
{
    /// <summary>The provider's name, for example <c>stripe</c>.</summary>
    string Provider { get; }

    /// <summary>Reads a payment back and says what finance accepts of it now.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="eventId">The verified event that led here; null for a sweep.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<BoundaryResult<FinanceConfirmation>> ReadPaymentAsync(PaymentId payment, string? eventId, CancellationToken cancellationToken = default);

    /// <summary>Refunds to the same instrument. Every try of one order carries the same key, so it happens once.</summary>
    ValueTask<BoundaryResult<RefundConfirmation>> RefundAsync(RefundOrder order, CancellationToken cancellationToken = default);

    /// <summary>Lists the payments of one payer of which money is still held.</summary>
    ValueTask<BoundaryResult<IReadOnlyList<FinanceConfirmation>>> ListMoneyHeldAsync(PayerId payer, CancellationToken cancellationToken = default);
}
