using Broker.Core.Paging;
using Broker.Crm.Salesforce.Bulk.Csv;

namespace Broker.Crm.Salesforce.Bulk;

/// <summary>
/// Bulk API 2.0: thousands to millions of rows in jobs that Salesforce works off by itself. Below <see cref="BulkLimits.FewRows"/> rows collections are quicker.
/// Memory stays flat whatever the number of rows. Thread-safe (contracts/salesforce.md 7).
/// </summary>
public interface ISalesforceBulk
{
    /// <summary>
    /// Loads rows: one job for each part that fits into one upload, one job after the other, every row with exactly one outcome. Rows that were locked out are loaded again.
    /// </summary>
    /// <param name="load">What is loaded and how.</param>
    /// <param name="rows">The rows, read once.</param>
    /// <param name="columns">How a row becomes cells.</param>
    /// <param name="cancellationToken">Ends the work of this side. A job whose rows are complete goes on at Salesforce; one that is not is aborted, and nothing of it is written.</param>
    /// <exception cref="ArgumentException">A row cannot be sent: nothing of its part was. Outcomes of earlier parts were told.</exception>
    /// <exception cref="Core.Errors.BrokerApiException">A job could not be made. With an outcome that is not known a stray job may stand open; it holds no rows and ends by itself.</exception>
    /// <exception cref="BulkJobException">A job exists and its end was not seen; it carries the handle to resume.</exception>
    Task<BulkLoadReport> LoadAsync<T>(BulkLoad load, IAsyncEnumerable<T> rows, BulkColumns<T> columns, CancellationToken cancellationToken = default);

    /// <summary>The same from a CSV file with a header. Cells go out as they stand; <c>#N/A</c> clears a field, an empty cell leaves it alone.</summary>
    /// <param name="load">What is loaded and how; its separator is that of the file.</param>
    /// <param name="csv">The file, UTF-8, read once and left open.</param>
    /// <param name="cancellationToken">As for rows.</param>
    /// <exception cref="BulkCsvException">The file is not CSV.</exception>
    /// <exception cref="ArgumentException">As for rows.</exception>
    /// <exception cref="BulkJobException">As for rows.</exception>
    Task<BulkLoadReport> LoadCsvAsync(BulkLoad load, Stream csv, CancellationToken cancellationToken = default);

    /// <summary>
    /// Finishes an ingest job after a crash, without making a second one: waits for its end and tells the outcomes out of its results. A job whose rows had not arrived for
    /// certain is aborted, and the report says that its rows must be loaded again.
    /// </summary>
    /// <param name="handle">The stored handle.</param>
    /// <param name="options">How to wait and whom to tell; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the wait; the job goes on.</param>
    /// <exception cref="BulkJobException">The end was not seen.</exception>
    Task<BulkLoadReport> ResumeAsync(BulkJobHandle handle, BulkResume? options = null, CancellationToken cancellationToken = default);

    /// <summary>Makes a query job. Store the handle: its results stay readable for seven days.</summary>
    /// <exception cref="Core.Errors.OutcomeUnknownException">The job may exist; list the jobs.</exception>
    Task<BulkJobHandle> StartQueryAsync(BulkQuery query, CancellationToken cancellationToken = default);

    /// <summary>Waits for the end of a job of either kind.</summary>
    /// <exception cref="BulkJobException">The end was not seen; the job goes on.</exception>
    Task<BulkJob> WaitAsync(BulkJobHandle handle, BulkWaitOptions? options = null, IProgress<BulkProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// The rows of a query job, typed, page by page, from where the handle says. Waits for the job's end first. A page that breaks off is read again from its start, and rows that
    /// were handed out are not handed out twice.
    /// </summary>
    /// <param name="handle">The job.</param>
    /// <param name="bind">Looks at the header once and answers the function that reads a row.</param>
    /// <param name="options">How pages are read; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading; the job and its results stay.</param>
    /// <exception cref="BulkJobException">The job failed or was aborted, or a page could not be read; the handle says where to go on.</exception>
    IAsyncEnumerable<T> ReadRowsAsync<T>(BulkJobHandle handle, BulkRowBinder<T> bind, BulkReadOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>The same, with cells as text.</summary>
    IAsyncEnumerable<BulkRecord> ReadRowsAsync(BulkJobHandle handle, BulkReadOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Copies all results as one CSV file with one header.</summary>
    /// <param name="handle">The job.</param>
    /// <param name="destination">Takes the file; left open.</param>
    /// <param name="options">How pages are read; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the copy.</param>
    /// <returns>The number of rows, header not counted.</returns>
    Task<long> CopyResultsAsync(BulkJobHandle handle, Stream destination, BulkReadOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Looks at a job.</summary>
    Task<BulkJob> GetJobAsync(BulkJobHandle handle, CancellationToken cancellationToken = default);

    /// <summary>Stops a job. Rows that were written stay written. Safe to repeat.</summary>
    Task<BulkJob> AbortAsync(BulkJobHandle handle, CancellationToken cancellationToken = default);

    /// <summary>Deletes an ended job with its results.</summary>
    Task DeleteAsync(BulkJobHandle handle, CancellationToken cancellationToken = default);

    /// <summary>All jobs of a kind, of all users, 1,000 a page.</summary>
    PagedSequence<BulkJob> ListJobsAsync(BulkJobKind kind);
}
