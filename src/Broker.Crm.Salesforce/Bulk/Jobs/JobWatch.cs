using Broker.Core.Errors;
using Broker.Core.Results;

namespace Broker.Crm.Salesforce.Bulk.Jobs;

/// <summary>Waits for the end of a job. Only looks: whatever happens here, the job is neither aborted nor deleted.</summary>
internal static class JobWatch
{
    internal static async Task<BulkJob> WaitAsync(
        BulkJobs jobs, BulkJobHandle handle, BulkWaitOptions options, Action<BulkJob>? look, Func<BulkLoadReport?> report, CancellationToken cancellationToken)
    {
        long started = jobs.Time.GetTimestamp();
        TimeSpan delay = options.FirstDelay;
        while (true)
        {
            ApiResult<BulkJob> result = await jobs.TryGetAsync(handle, cancellationToken).ConfigureAwait(false);
            if (result.TryGet(out BulkJob? job, out ApiError? error))
            {
                look?.Invoke(job);
                if (job.IsEnded)
                {
                    return job;
                }
            }
            else if (!error.IsTransient)
            {
                throw new BulkJobException(error, handle, report());
            }

            TimeSpan left = options.Limit - jobs.Time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
            {
                throw new BulkJobException(
                    BulkJobException.Told("WaitForBulkJob", ErrorKind.Timeout, Outcome.Unknown,
                        $"Job {handle.JobId} is not at its end after the time that this side waits. It goes on at Salesforce; resume it with its handle."),
                    handle, report());
            }

            await Task.Delay(delay < left ? delay : left, jobs.Time, cancellationToken).ConfigureAwait(false);
            delay = options.After(delay);
        }
    }
}
