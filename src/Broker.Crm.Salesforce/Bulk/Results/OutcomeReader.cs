using System.Text;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Crm.Salesforce.Bulk.Csv;
using Broker.Crm.Salesforce.Bulk.Ingest;
using Broker.Crm.Salesforce.Bulk.Jobs;

namespace Broker.Crm.Salesforce.Bulk.Results;

/// <summary>
/// Reads what became of the rows of an ended ingest job and joins it to the rows that were sent, by their keys: result files stream through, and only 26 bytes for each row
/// of the one job are held. A file that breaks off is read again, and rows that were told are not told twice.
/// </summary>
internal sealed class OutcomeReader(BulkJobs jobs, BulkJobHandle handle, Tally tally, int retries, int lockRetries)
{
    private const int ShortReadRetries = 2;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private readonly bool keyIsId = string.Equals(handle.KeyColumn, "Id", StringComparison.OrdinalIgnoreCase);
    private readonly RowErrors errors = new();
    private long streamed;

    /// <summary>Tells every row of the job. Without the rows themselves (after a crash) what no result names is only counted.</summary>
    internal async Task ReadAsync(BulkJob job, Chunk? chunk, CancellationToken cancellationToken)
    {
        await ReadFileAsync(BulkJobs.Successful, job.RecordsProcessed - job.RecordsFailed, chunk, cancellationToken).ConfigureAwait(false);
        if (job.RecordsFailed != 0 || IsIncomplete(chunk))
        {
            await ReadFileAsync(BulkJobs.FailedRows, job.RecordsFailed, chunk, cancellationToken).ConfigureAwait(false);
        }

        if (job.State != BulkJobState.JobComplete || IsIncomplete(chunk))
        {
            await ReadFileAsync(BulkJobs.Unprocessed, null, chunk, cancellationToken).ConfigureAwait(false);
        }

        if (chunk is null)
        {
            tally.Add(BulkRowStatus.Unknown, Math.Max(0, handle.Rows - streamed));
        }
        else if (IsIncomplete(chunk))
        {
            await TellUnknownAsync(chunk, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsIncomplete(Chunk? chunk) => chunk is null || chunk.ToldCount < chunk.Count;

    private async Task ReadFileAsync(string which, long? expected, Chunk? chunk, CancellationToken cancellationToken)
    {
        long done = 0;
        TimeSpan delay = FirstDelay;
        int shortReads = 0;
        for (int failures = 0; ; failures++)
        {
            long before = done;
            ApiError error;
            ApiResult<ApiDownload> opened = await jobs.TryOpenRowsAsync(handle, which, cancellationToken).ConfigureAwait(false);
            if (opened.TryGet(out ApiDownload? download, out ApiError? refusal))
            {
                try
                {
                    await using (download.ConfigureAwait(false))
                    {
                        await ReadRowsAsync(which, download.Body, chunk, done, position => done = position, cancellationToken).ConfigureAwait(false);
                    }

                    // Fewer rows than the job counted: perhaps the file was cut where no fault shows. What stays missing is told as unknown.
                    if (!(done < expected) || ++shortReads > ShortReadRetries)
                    {
                        return;
                    }

                    error = BulkJobException.Told("GetBulkResults", ErrorKind.Protocol, Outcome.Refused, "A result file ends before all of its rows were sent.") with { IsTransient = true };
                }
                catch (BrokerApiException exception)
                {
                    error = exception is BulkCsvException ? exception.Error with { IsTransient = true } : exception.Error;
                }
            }
            else
            {
                error = refusal;
            }

            failures = done > before ? 0 : failures;
            if (!error.IsTransient || failures >= retries)
            {
                throw new BulkJobException(error, handle, tally.Report());
            }

            await Task.Delay(delay, jobs.Time, cancellationToken).ConfigureAwait(false);
            delay = delay < FirstDelay * 16 ? delay * 2 : delay;
        }
    }

    private async Task ReadRowsAsync(string which, Stream body, Chunk? chunk, long skip, Action<long> advance, CancellationToken cancellationToken)
    {
        using var reader = new BulkCsvReader(body, new BulkCsvOptions { Delimiter = handle.Delimiter });
        if (await reader.ReadHeaderAsync(cancellationToken).ConfigureAwait(false) is not { } header)
        {
            return;
        }

        var columns = new ResultColumns(header, handle.KeyColumn ?? "Id");
        for (long position = 0; await reader.ReadAsync(cancellationToken).ConfigureAwait(false);)
        {
            position++;
            if (position > skip)
            {
                if (Take(which, reader.Row, columns, chunk) is { } outcome)
                {
                    await tally.TellAsync(outcome, cancellationToken).ConfigureAwait(false);
                }

                advance(position);
            }
        }
    }

    // Null for a row that is told already, that is loaded again, that is none of ours, or that nobody wants to hear of.
    private BulkRowOutcome? Take(string which, BulkCsvRow row, ResultColumns columns, Chunk? chunk)
    {
        ReadOnlySpan<byte> key = columns.Key < 0 ? default : row.Bytes(columns.Key);
        int at = -1;
        if (chunk is not null)
        {
            at = columns.Key < 0 ? -1 : chunk.Find(RowKey.Of(key, keyIsId));
            if (at < 0 || !chunk.Tell(at))
            {
                tally.Unmatched++;
                return null;
            }
        }

        streamed++;
        RowError error = which == BulkJobs.FailedRows ? errors.Of(columns.Error < 0 ? default : row.Bytes(columns.Error)) : default;
        if (chunk is not null && chunk.Level < lockRetries && which == BulkJobs.FailedRows && error.IsLock)
        {
            chunk.Lock(at);
            return null;
        }

        BulkRowStatus status = StatusOf(which, columns.Created < 0 ? null : row.Flag(columns.Created));
        if (!tally.Wants(status))
        {
            tally.Add(status, 1);
            return null;
        }

        return new BulkRowOutcome
        {
            Row = chunk?.NumberOf(at) ?? 0,
            Key = Encoding.UTF8.GetString(key),
            Status = status,
            Id = columns.Id < 0 ? null : row.Text(columns.Id),
            Code = error.Code,
            Message = error.Message,
            Fields = error.Fields ?? [],
            JobId = handle.JobId,
        };
    }

    private BulkRowStatus StatusOf(string which, bool? created) => which switch
    {
        BulkJobs.FailedRows => BulkRowStatus.Failed,
        BulkJobs.Unprocessed => BulkRowStatus.Unprocessed,
        _ => handle.Operation switch
        {
            BulkOperation.Delete or BulkOperation.HardDelete => BulkRowStatus.Deleted,
            BulkOperation.Update => BulkRowStatus.Updated,
            BulkOperation.Insert => BulkRowStatus.Created,
            _ => created == true ? BulkRowStatus.Created : BulkRowStatus.Updated,
        },
    };

    private async Task TellUnknownAsync(Chunk chunk, CancellationToken cancellationToken)
    {
        Stream source = chunk.Spool.OpenRead();
        await using (source.ConfigureAwait(false))
        {
            using var reader = new BulkCsvReader(source, new BulkCsvOptions { Delimiter = handle.Delimiter });
            BulkCsvHeader header = (await reader.ReadHeaderAsync(cancellationToken).ConfigureAwait(false))!;
            int key = header[handle.KeyColumn ?? "Id"];
            for (int at = 0; await reader.ReadAsync(cancellationToken).ConfigureAwait(false); at++)
            {
                if (chunk.Tell(at))
                {
                    var outcome = new BulkRowOutcome { Row = chunk.NumberOf(at), Key = reader.Row.Text(key) ?? string.Empty, Status = BulkRowStatus.Unknown, JobId = handle.JobId };
                    await tally.TellAsync(outcome, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

}
