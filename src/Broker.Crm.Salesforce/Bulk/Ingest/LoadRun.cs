using Broker.Core.Errors;
using Broker.Core.Results;
using Broker.Crm.Salesforce.Bulk.Csv;
using Broker.Crm.Salesforce.Bulk.Jobs;
using Broker.Crm.Salesforce.Bulk.Results;
using Broker.Crm.Salesforce.Bulk.Spool;

namespace Broker.Crm.Salesforce.Bulk.Ingest;

/// <summary>One load: cuts the input into parts and takes each through its job, one after the other.</summary>
internal sealed class LoadRun : IDisposable
{
    private readonly BulkJobs jobs;
    private readonly BulkLoad load;
    private readonly RowFeed feed;
    private readonly BulkCsvWriter writer;
    private readonly Tally tally;
    private readonly byte[] header;
    private readonly KeyIndex keys = new();
    private bool pending;

    internal LoadRun(BulkJobs jobs, BulkLoad load, RowFeed feed)
    {
        this.jobs = jobs;
        this.load = load;
        this.feed = feed;
        tally = new Tally(load.OnOutcome, load.OnlyUnwritten);
        CheckColumns();
        writer = new BulkCsvWriter(load.Delimiter, load.LineEnding);
        foreach (string column in feed.Columns)
        {
            writer.WriteText(column);
        }

        writer.EndRow();
        header = writer.Written.ToArray();
        writer.Clear();
        writer.KeyColumn = IndexOfKey();
    }

    internal async Task<BulkLoadReport> RunAsync(CancellationToken cancellationToken)
    {
        int memory = load.MemorySpoolBytes;
        while (!tally.StoppedEarly)
        {
            keys.Clear();
            Chunk chunk = new(new RowSpool(memory, load.SpoolDirectory), level: 0, keys) { FirstRow = tally.RowsRead + (pending ? 0 : 1) };
            await using (chunk.ConfigureAwait(false))
            {
                bool more = await FillAsync(chunk, cancellationToken).ConfigureAwait(false);
                if (more && load.Operation == BulkOperation.Refresh)
                {
                    throw new ArgumentException("The rows do not fit into one upload, and a refresh replaces the whole data set, so they cannot be split. Nothing was sent.");
                }

                if (chunk.Count > 0)
                {
                    await RunJobsAsync(chunk, cancellationToken).ConfigureAwait(false);
                }

                // The next part of a large load will not stay in memory either.
                memory = chunk.Spool.IsFile ? 0 : memory;
                if (!more)
                {
                    tally.StoppedEarly = false; // nothing was left to send
                    break;
                }
            }
        }

        if (tally.StoppedEarly && pending)
        {
            tally.RowsRead--; // it was looked at, and not sent
        }

        return tally.Report();
    }

    public void Dispose() => writer.Dispose();

    // False when the input is at its end.
    private async ValueTask<bool> FillAsync(Chunk chunk, CancellationToken cancellationToken)
    {
        await chunk.Spool.AppendAsync(header, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            if (!pending)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!await feed.TryWriteNextAsync(writer, cancellationToken).ConfigureAwait(false))
                {
                    await SealAsync(chunk, cancellationToken).ConfigureAwait(false);
                    return false;
                }

                tally.RowsRead++;
            }

            if (chunk.Count == load.MaxRowsPerJob || chunk.Spool.Length + writer.Written.Length > load.MaxUploadBytes)
            {
                if (chunk.Count == 0)
                {
                    throw new ArgumentException(FormattableString.Invariant($"Row {tally.RowsRead} has {writer.Written.Length} bytes and does not fit into one upload of {load.MaxUploadBytes}."));
                }

                pending = true;
                await SealAsync(chunk, cancellationToken).ConfigureAwait(false);
                return true;
            }

            AddKey(chunk);
            await chunk.Spool.AppendAsync(writer.Written, cancellationToken).ConfigureAwait(false);
            writer.Clear();
            pending = false;
        }
    }

    private void AddKey(Chunk chunk)
    {
        ReadOnlySpan<byte> key = feed.Key(writer);
        if (key.Trim(" \t\r\n"u8).IsEmpty || key.SequenceEqual("#N/A"u8))
        {
            throw new ArgumentException(FormattableString.Invariant($"Row {tally.RowsRead} has no value in its key column {load.Key}; nothing of its part was sent."));
        }

        if (chunk.Add(RowKey.Of(key, load.KeyIsId), tally.RowsRead) is var same && same != 0)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Rows {same} and {tally.RowsRead} have the same value in the key column {load.Key}, so their outcomes cannot be told apart; nothing of their part was sent."));
        }
    }

    private static async ValueTask SealAsync(Chunk chunk, CancellationToken cancellationToken)
    {
        await chunk.Spool.SealAsync(cancellationToken).ConfigureAwait(false);
        chunk.Seal();
    }

    private async Task RunJobsAsync(Chunk chunk, CancellationToken cancellationToken)
    {
        BulkJobHandle handle = await StartAsync(chunk, cancellationToken).ConfigureAwait(false);
        BulkJob job = await JobWatch.WaitAsync(jobs, handle, load.Wait, seen => Report(handle, seen), tally.Report, cancellationToken).ConfigureAwait(false);
        tally.Add(job);
        await new OutcomeReader(jobs, handle, tally, load.ReadRetries, load.LockRetries).ReadAsync(job, chunk, cancellationToken).ConfigureAwait(false);
        tally.StoppedEarly |= job.State != BulkJobState.JobComplete;
        if (chunk.LockedCount > 0)
        {
            await RunLockedAsync(chunk, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Rows that were locked out were not written, so they can go again, in smaller jobs.</summary>
    private async Task RunLockedAsync(Chunk chunk, CancellationToken cancellationToken)
    {
        await Task.Delay(load.LockRetryDelay, jobs.Time, cancellationToken).ConfigureAwait(false);
        Stream source = chunk.Spool.OpenRead();
        await using (source.ConfigureAwait(false))
        {
            using var reader = new BulkCsvReader(source, new BulkCsvOptions { Delimiter = load.Delimiter });
            using var row = new BulkCsvWriter(load.Delimiter, load.LineEnding); // the other one may hold the next part's first row
            int key = (await reader.ReadHeaderAsync(cancellationToken).ConfigureAwait(false))![load.Key];
            int at = 0;
            bool more = true;
            while (more)
            {
                Chunk again = new(new RowSpool(load.MemorySpoolBytes, load.SpoolDirectory), chunk.Level + 1, new KeyIndex());
                await using (again.ConfigureAwait(false))
                {
                    await again.Spool.AppendAsync(header, cancellationToken).ConfigureAwait(false);
                    while (again.Count < load.LockRetryRows && (more = await reader.ReadAsync(cancellationToken).ConfigureAwait(false)))
                    {
                        if (chunk.IsLocked(at))
                        {
                            again.Add(RowKey.Of(reader.Row.Bytes(key), load.KeyIsId), chunk.NumberOf(at));
                            row.WriteRow(reader.RawRow);
                            await again.Spool.AppendAsync(row.Written, cancellationToken).ConfigureAwait(false);
                            row.Clear();
                        }

                        at++;
                    }

                    await SealAsync(again, cancellationToken).ConfigureAwait(false);
                    if (again.Count > 0)
                    {
                        await RunJobsAsync(again, cancellationToken).ConfigureAwait(false);
                    }
                }
            }
        }
    }

    private async Task<BulkJobHandle> StartAsync(Chunk chunk, CancellationToken cancellationToken)
    {
        for (int restarts = 0; ; restarts++)
        {
            BulkJob created = await jobs.CreateIngestAsync(load, cancellationToken).ConfigureAwait(false);
            tally.JobCount++;
            BulkJobHandle handle = HandleOf(created, chunk);
            ApiError? error;
            try
            {
                await SaveAsync(handle, cancellationToken).ConfigureAwait(false);
                Report(handle, created);
                error = (await jobs.TryUploadAsync(handle, chunk.Spool.CopyToAsync, load.UploadTimeout, cancellationToken).ConfigureAwait(false)).Error;
            }
            catch
            {
                // Nothing runs before the word that the upload is complete, so nothing is lost with the job.
                await TryAbortAsync(handle).ConfigureAwait(false);
                throw;
            }

            if (error is null)
            {
                return await CompleteAsync(handle with { Phase = BulkJobPhase.Uploaded }, chunk, cancellationToken).ConfigureAwait(false);
            }

            // One upload is all that a job takes. Whether this one arrived or not, the job was not started: drop it and make another.
            await TryAbortAsync(handle).ConfigureAwait(false);
            if (!(error.IsTransient || error.Outcome == Outcome.Unknown) || restarts >= load.UploadRestarts)
            {
                throw new BulkJobException(
                    error with { Advice = "The rows of this job could not be uploaded; nothing of it was written, and the job is aborted. " + error.Advice }, handle, tally.Report());
            }
        }
    }

    private async Task<BulkJobHandle> CompleteAsync(BulkJobHandle handle, Chunk chunk, CancellationToken cancellationToken)
    {
        try
        {
            await SaveAsync(handle, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await TryAbortAsync(handle).ConfigureAwait(false);
            throw;
        }

        tally.RowsSent += chunk.Level == 0 ? chunk.Count : 0;
        await JobStart.RunAsync(jobs, handle, tally, cancellationToken).ConfigureAwait(false);
        return handle;
    }

    // With a time limit of its own: the caller may have cancelled, and an open job that stays behind does no harm.
    private async Task TryAbortAsync(BulkJobHandle handle)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30), jobs.Time);
        try
        {
            await jobs.TrySetStateAsync(handle, BulkJobState.Aborted, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It ends by itself after a day.
        }
    }

    private ValueTask SaveAsync(BulkJobHandle handle, CancellationToken cancellationToken) => load.SaveHandle?.Invoke(handle, cancellationToken) ?? default;

    private void Report(BulkJobHandle handle, BulkJob job) =>
        load.Progress?.Report(new BulkProgress(handle.JobId, job.State, tally.JobCount, tally.RowsSent, job.RecordsProcessed ?? 0, job.RecordsFailed ?? 0));

    private BulkJobHandle HandleOf(BulkJob job, Chunk chunk) => new()
    {
        Kind = BulkJobKind.Ingest,
        JobId = job.Id!,
        ApiVersion = jobs.Version,
        ObjectType = load.ObjectType,
        Operation = load.Operation,
        KeyColumn = load.Key,
        Delimiter = load.Delimiter,
        FirstRow = chunk.FirstRow,
        Rows = chunk.Count,
    };

    private int IndexOfKey()
    {
        for (int i = 0; i < feed.Columns.Count; i++)
        {
            if (string.Equals(feed.Columns[i], load.Key, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    private void CheckColumns()
    {
        if (IndexOfKey() < 0)
        {
            throw new ArgumentException($"The key column {load.Key} is not among the columns; outcomes could not be told apart.");
        }

        if (load.ExternalIdField is { } external && !feed.Columns.Contains(external, StringComparer.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"The external id {external} is not among the columns.");
        }

        if (load.Operation is BulkOperation.Update or BulkOperation.Delete or BulkOperation.HardDelete && !feed.Columns.Contains("Id", StringComparer.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"{load.Operation} goes by the column Id, which is missing.");
        }
    }
}
