using Broker.Core.Errors;
using Broker.Core.Results;
using Broker.Crm.Salesforce.Bulk.Jobs;
using Broker.Crm.Salesforce.Bulk.Results;

namespace Broker.Crm.Salesforce.Bulk.Ingest;

/// <summary>Says that the upload of a job is complete. Saying it twice does no harm; a job that is further on than that refuses, which is as good.</summary>
internal static class JobStart
{
    internal static async Task RunAsync(BulkJobs jobs, BulkJobHandle handle, Tally tally, CancellationToken cancellationToken)
    {
        ApiResult<BulkJob> result = await jobs.TrySetStateAsync(handle, BulkJobState.UploadComplete, cancellationToken).ConfigureAwait(false);
        if (result.Error is not { } error)
        {
            return;
        }

        ApiResult<BulkJob> look = await jobs.TryGetAsync(handle, cancellationToken).ConfigureAwait(false);
        if (!look.Succeeded || look.Value.State is BulkJobState.Open or BulkJobState.Other)
        {
            throw new BulkJobException(error, handle, tally.Report());
        }
    }
}
