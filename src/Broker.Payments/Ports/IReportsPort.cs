using Broker.Core.Identity;
using Broker.Core.Results;

namespace Broker.Payments.Ports;

/// <summary>Reports of one provider. A failure is a value; what the provider does not have is refused without sending anything, see <see cref="NotSupported"/>. Thread-safe.</summary>
/// <remarks>contracts/payments.md a8, b.</remarks>
public interface IReportsPort
{
    /// <summary>Asks for a report.</summary>
    /// <param name="request">Which report.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    ValueTask<ApiResult<Report>> TryCreateAsync(ReportRequest request, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Reads where a report stands.</summary>
    /// <param name="report">The provider's id of it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<Report>> TryGetAsync(string report, CancellationToken cancellationToken = default);

    /// <summary>Downloads a report and tells its length in bytes. Only hosts on the client's allow-list are followed.</summary>
    /// <param name="address">Where it lies, as the provider told.</param>
    /// <param name="destination">Where it goes; on failure it may hold a part.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<long>> TryDownloadAsync(Uri address, Stream destination, CancellationToken cancellationToken = default);
}
