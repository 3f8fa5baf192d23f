using Broker.Core.Results;

namespace Broker.Payments.Adyen.Areas;

/// <summary>Reports that Adyen made. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md b. The address comes with an event and is not signed, so only hosts of <see cref="AdyenOptions.ReportHosts"/> are followed.</remarks>
public interface IAdyenReportsArea
{
    /// <summary>
    /// Downloads a report into a stream and tells its length in bytes. It is read whole before the first byte is written, so that a broken download is repeated
    /// and nothing half is handed on.
    /// </summary>
    /// <param name="address">Where it lies; https, on an allowed host, without user and port.</param>
    /// <param name="destination">Where it goes; left open.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<long>> TryDownloadAsync(Uri address, Stream destination, CancellationToken cancellationToken = default);
}
