using Broker.Core.Errors;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Bulk;

/// <summary>
/// Work on a job ended here, and the job itself may go on: it was neither aborted nor deleted. Store <see cref="Handle"/> and resume, with the same client or another.
/// </summary>
public sealed class BulkJobException : BrokerApiException
{
    internal BulkJobException(ApiError error, BulkJobHandle handle, BulkLoadReport? report)
        : base(error with { RequestIdentity = handle.JobId })
    {
        Handle = handle;
        Report = report;
    }

    /// <summary>The job, for <see cref="ISalesforceBulk.ResumeAsync"/>.</summary>
    public BulkJobHandle Handle { get; }

    /// <summary>What was done up to here; null where nothing was loaded. Rows of the job in <see cref="Handle"/> may lack their outcome.</summary>
    public BulkLoadReport? Report { get; }

    internal static ApiError Told(string operation, ErrorKind kind, Outcome outcome, string advice) =>
        new() { System = SalesforceProtocol.SystemName, Operation = operation, Kind = kind, Outcome = outcome, Advice = advice };
}
