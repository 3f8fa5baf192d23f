using Broker.Core.Identity;
using Broker.Core.Results;

namespace Broker.Payments.Ports;

/// <summary>Settlement payouts of one provider, to the broker's own bank. Read only. A failure is a value; what the provider does not have is refused without sending anything, see <see cref="NotSupported"/>. Thread-safe.</summary>
/// <remarks>contracts/payments.md a8, c3.</remarks>
public interface ISettlementPayoutsPort
{
    /// <summary>Reads a payout.</summary>
    /// <param name="payout">The payout.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<SettlementPayout>> TryGetAsync(SettlementPayoutId payout, CancellationToken cancellationToken = default);

    /// <summary>Lists the payouts made in an interval, by the provider's clock.</summary>
    /// <param name="from">The start, included.</param>
    /// <param name="to">The end, excluded.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<IReadOnlyList<SettlementPayout>>> TryListAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default);

    /// <summary>Lists what is inside a payout.</summary>
    /// <param name="payout">The payout.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<SettlementLines>> TryListLinesAsync(SettlementPayoutId payout, CancellationToken cancellationToken = default);
}
