using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.Core.Results;

namespace Broker.Payments.Stripe.Areas;

/// <summary>Reports that Stripe makes. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md a3, a8, h.</remarks>
public interface IReportsArea
{
    /// <summary>Asks for a report. It is made while you wait for the event <c>reporting.report_run.succeeded</c>, or read it now and then.</summary>
    /// <param name="request">Which report.</param>
    /// <param name="key">The key of the business operation: every try carries it. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; the report may then be made.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows whether it is made: repeat with the same key, or list the reports.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<Report> CreateAsync(ReportRequest request, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Asks for a report. Any failure is a value.</summary>
    /// <param name="request">Which report.</param>
    /// <param name="key">The key of the business operation: every try carries it. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; the report may then be made.</param>
    ValueTask<ApiResult<Report>> TryCreateAsync(ReportRequest request, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Reads where a report stands.</summary>
    /// <param name="reportId">The report, <c>frr_...</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="NotFoundException">There is no such report in this environment.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<Report> GetAsync(string reportId, CancellationToken cancellationToken = default);

    /// <summary>Reads where a report stands. Any failure is a value.</summary>
    /// <param name="reportId">The report, <c>frr_...</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<Report>> TryGetAsync(string reportId, CancellationToken cancellationToken = default);

    /// <summary>Lists the reports that were asked for, newest first.</summary>
    PagedSequence<Report> ListAsync();

    /// <summary>Lists the kinds of reports and the time each covers.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<IReadOnlyList<StripeReportType>> ListTypesAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Downloads a report and tells its length in bytes. The key goes only to the hosts of <see cref="StripeOptions.ReportHosts"/>; anything else is refused
    /// without sending anything.
    /// </summary>
    /// <param name="address">Where it lies: <see cref="Report.Address"/>.</param>
    /// <param name="destination">Where it goes. Nothing is written unless all of it arrived.</param>
    /// <param name="length">The length it must have: <see cref="Report.Length"/>. Null does not check.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<long>> TryDownloadAsync(Uri address, Stream destination, long? length = null, CancellationToken cancellationToken = default);
}
