using System.Runtime.CompilerServices;
using Broker.Core.Errors;
using Broker.Core.Paging;
using Broker.Core.Results;
using Broker.Crm.Salesforce.Bulk.Csv;
using Broker.Crm.Salesforce.Bulk.Ingest;
using Broker.Crm.Salesforce.Bulk.Jobs;
using Broker.Crm.Salesforce.Bulk.Pages;
using Broker.Crm.Salesforce.Bulk.Results;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Bulk;

/// <summary>Bulk API 2.0 over the pipeline.</summary>
internal sealed class SalesforceBulk(SalesforceApi api) : ISalesforceBulk
{
    private const int BlockBytes = 48 * 1024;
    private readonly BulkJobs jobs = new(api);

    public async Task<BulkLoadReport> LoadAsync<T>(BulkLoad load, IAsyncEnumerable<T> rows, BulkColumns<T> columns, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(load);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        load = load.Checked(jobs.Version);
        var feed = new TypedFeed<T>(rows, columns, cancellationToken);
        await using (feed.ConfigureAwait(false))
        {
            using var run = new LoadRun(jobs, load, feed);
            return await run.RunAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<BulkLoadReport> LoadCsvAsync(BulkLoad load, Stream csv, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(load);
        ArgumentNullException.ThrowIfNull(csv);
        load = load.Checked(jobs.Version);
        CsvFeed feed = await CsvFeed.OpenAsync(csv, load, cancellationToken).ConfigureAwait(false);
        await using (feed.ConfigureAwait(false))
        {
            using var run = new LoadRun(jobs, load, feed);
            return await run.RunAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<BulkLoadReport> ResumeAsync(BulkJobHandle handle, BulkResume? options = null, CancellationToken cancellationToken = default)
    {
        Demand(handle, BulkJobKind.Ingest);
        options = (options ?? new BulkResume()).Checked();
        var tally = new Tally(options.OnOutcome, options.OnlyUnwritten) { RowsRead = handle.Rows, RowsSent = handle.Rows, JobCount = 1 };
        BulkJob job = await GetJobAsync(handle, cancellationToken).ConfigureAwait(false);
        if (job.State == BulkJobState.Open && handle.Phase == BulkJobPhase.Created)
        {
            // The rows may be there or not, and a job takes one upload. Nothing ran, so dropping the job loses nothing.
            tally.Add(await AbortAsync(handle, cancellationToken).ConfigureAwait(false));
            tally.Add(BulkRowStatus.Unprocessed, handle.Rows);
            tally.MustStartOver = true;
            return tally.Report();
        }

        if (job.State == BulkJobState.Open)
        {
            await JobStart.RunAsync(jobs, handle, tally, cancellationToken).ConfigureAwait(false);
        }

        job = await JobWatch.WaitAsync(jobs, handle, options.Wait, seen => Report(options.Progress, handle, seen), tally.Report, cancellationToken).ConfigureAwait(false);
        tally.Add(job);
        if (job.State == BulkJobState.Aborted && handle.Phase == BulkJobPhase.Created && job.RecordsProcessed is null or 0)
        {
            tally.Add(BulkRowStatus.Unprocessed, handle.Rows);
            tally.MustStartOver = true;
            return tally.Report();
        }

        await new OutcomeReader(jobs, handle, tally, options.ReadRetries, lockRetries: 0).ReadAsync(job, chunk: null, cancellationToken).ConfigureAwait(false);
        return tally.Report();
    }

    public async Task<BulkJobHandle> StartQueryAsync(BulkQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        BulkJob job = await jobs.CreateQueryAsync(query.Checked(), cancellationToken).ConfigureAwait(false);
        return new BulkJobHandle { Kind = BulkJobKind.Query, JobId = job.Id!, ApiVersion = jobs.Version, ObjectType = job.ObjectType, Delimiter = query.Delimiter };
    }

    public Task<BulkJob> WaitAsync(BulkJobHandle handle, BulkWaitOptions? options = null, IProgress<BulkProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handle);
        options ??= new BulkWaitOptions();
        var check = new Core.Configuration.OptionsCheck("Salesforce Bulk");
        options.AddTo(check);
        check.ThrowIfAny(typeof(BulkWaitOptions));
        return JobWatch.WaitAsync(jobs, handle, options, job => Report(progress, handle, job), static () => null, cancellationToken);
    }

    public IAsyncEnumerable<T> ReadRowsAsync<T>(BulkJobHandle handle, BulkRowBinder<T> bind, BulkReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        Demand(handle, BulkJobKind.Query);
        ArgumentNullException.ThrowIfNull(bind);
        return RowsAsync(handle, bind, (options ?? new BulkReadOptions()).Checked(handle.ApiVersion), cancellationToken);
    }

    public IAsyncEnumerable<BulkRecord> ReadRowsAsync(BulkJobHandle handle, BulkReadOptions? options = null, CancellationToken cancellationToken = default) =>
        ReadRowsAsync(handle, BulkRecord.Bind, options, cancellationToken);

    public async Task<long> CopyResultsAsync(BulkJobHandle handle, Stream destination, BulkReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        Demand(handle, BulkJobKind.Query);
        ArgumentNullException.ThrowIfNull(destination);
        options = (options ?? new BulkReadOptions()).Checked(handle.ApiVersion);
        await DemandEndAsync(handle, options, cancellationToken).ConfigureAwait(false);
        using var writer = new BulkCsvWriter(handle.Delimiter);
        BulkCsvHeader? first = null;
        long rows = 0;
        await foreach (RowCursor page in new PageSequence(jobs, handle, options).ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            bool more = true;
            while (more)
            {
                more = await page.ReadAsync(cancellationToken).ConfigureAwait(false);
                if (first is null && page.Header is { } header)
                {
                    SpooledPage.WriteHeader(writer, header);
                }

                first = Same(first, page.Header, handle);
                if (more)
                {
                    rows++;
                    writer.WriteRow(page.RawRow);
                }

                if (!more || writer.Written.Length > BlockBytes)
                {
                    await destination.WriteAsync(writer.Written, cancellationToken).ConfigureAwait(false);
                    writer.Clear();
                }
            }

            await SaveAsync(handle, page, rows, options, cancellationToken).ConfigureAwait(false);
        }

        return rows;
    }

    public async Task<BulkJob> GetJobAsync(BulkJobHandle handle, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handle);
        ApiResult<BulkJob> result = await jobs.TryGetAsync(handle, cancellationToken).ConfigureAwait(false);
        return result.Value;
    }

    public async Task<BulkJob> AbortAsync(BulkJobHandle handle, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handle);
        ApiResult<BulkJob> result = await jobs.TrySetStateAsync(handle, BulkJobState.Aborted, cancellationToken).ConfigureAwait(false);
        return result.Value;
    }

    public Task DeleteAsync(BulkJobHandle handle, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handle);
        return jobs.DeleteAsync(handle, cancellationToken);
    }

    public PagedSequence<BulkJob> ListJobsAsync(BulkJobKind kind) => new(async (next, cancellationToken) =>
    {
        (IReadOnlyList<BulkJob> page, string? further) = await jobs.ListAsync(kind, next, cancellationToken).ConfigureAwait(false);
        return new Page<BulkJob>(page, further);
    });

    private static void Demand(BulkJobHandle handle, BulkJobKind kind)
    {
        ArgumentNullException.ThrowIfNull(handle);
        if (handle.Kind != kind)
        {
            throw new ArgumentException($"The handle is one of a job of kind {handle.Kind}; {kind} is needed.", nameof(handle));
        }
    }

    private static void Report(IProgress<BulkProgress>? progress, BulkJobHandle handle, BulkJob job) =>
        progress?.Report(new BulkProgress(handle.JobId, job.State, 1, handle.Rows, job.RecordsProcessed ?? 0, job.RecordsFailed ?? 0));

    private static BulkCsvHeader? Same(BulkCsvHeader? first, BulkCsvHeader? now, BulkJobHandle handle) =>
        first is null ? now
        : now is null || ReferenceEquals(first, now) || first.Names.SequenceEqual(now.Names) ? first
        : throw new BulkJobException(BulkJobException.Told("GetBulkResults", ErrorKind.Protocol, Outcome.Refused, "Two pages of one job have different columns."), handle, report: null);

    private static ValueTask SaveAsync(BulkJobHandle handle, RowCursor page, long rows, BulkReadOptions options, CancellationToken cancellationToken) =>
        options.SavePosition is { } save && page.Next is { } next
            ? save(handle with { Locator = next, RowsBefore = handle.RowsBefore + rows }, cancellationToken)
            : default;

    private async IAsyncEnumerable<T> RowsAsync<T>(BulkJobHandle handle, BulkRowBinder<T> bind, BulkReadOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await DemandEndAsync(handle, options, cancellationToken).ConfigureAwait(false);
        BulkCsvHeader? first = null;
        BulkRowReader<T>? read = null;
        long rows = 0;
        await foreach (RowCursor page in new PageSequence(jobs, handle, options).ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            bool checkedHeader = false;
            while (await page.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (!checkedHeader)
                {
                    checkedHeader = true;
                    first = Same(first, page.Header, handle);
                    read ??= bind(first!);
                }

                rows++;
                yield return read!(page.Row);
            }

            await SaveAsync(handle, page, rows, options, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task DemandEndAsync(BulkJobHandle handle, BulkReadOptions options, CancellationToken cancellationToken)
    {
        BulkJob job = await JobWatch.WaitAsync(jobs, handle, options.Wait, seen => Report(options.Progress, handle, seen), static () => null, cancellationToken).ConfigureAwait(false);
        if (job.State != BulkJobState.JobComplete)
        {
            ApiError error = BulkJobException.Told("GetBulkResults", ErrorKind.Refused, Outcome.Refused, $"The query job ended as {job.State}; it has no results to read.");
            throw new BulkJobException(error with { Text = job.ErrorMessage }, handle, report: null);
        }
    }
}
