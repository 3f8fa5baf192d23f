namespace Broker.Crm.Salesforce.Bulk.Results;

/// <summary>Counts outcomes and hands them on.</summary>
internal sealed class Tally(Func<BulkRowOutcome, CancellationToken, ValueTask>? target, bool onlyUnwritten)
{
    private readonly long[] counts = new long[6];
    private readonly List<BulkJob> jobs = [];

    internal long RowsRead { get; set; }

    internal long RowsSent { get; set; }

    internal long Unmatched { get; set; }

    internal bool StoppedEarly { get; set; }

    internal bool MustStartOver { get; set; }

    internal int JobCount { get; set; }

    internal bool Wants(BulkRowStatus status) =>
        target is not null && !(onlyUnwritten && status is BulkRowStatus.Created or BulkRowStatus.Updated or BulkRowStatus.Deleted);

    internal void Add(BulkJob job) => jobs.Add(job);

    internal void Add(BulkRowStatus status, long rows) => counts[(int)status] += rows;

    internal ValueTask TellAsync(BulkRowOutcome outcome, CancellationToken cancellationToken)
    {
        counts[(int)outcome.Status]++;
        return target is null ? default : target(outcome, cancellationToken);
    }

    internal BulkLoadReport Report() => new()
    {
        RowsRead = RowsRead,
        Created = counts[(int)BulkRowStatus.Created],
        Updated = counts[(int)BulkRowStatus.Updated],
        Deleted = counts[(int)BulkRowStatus.Deleted],
        Failed = counts[(int)BulkRowStatus.Failed],
        Unprocessed = counts[(int)BulkRowStatus.Unprocessed],
        Unknown = counts[(int)BulkRowStatus.Unknown],
        Unmatched = Unmatched,
        Jobs = [.. jobs],
        StoppedEarly = StoppedEarly,
        MustStartOver = MustStartOver,
    };
}
