using Broker.Core.Configuration;

namespace Broker.Crm.Salesforce.Bulk;

/// <summary>How an ingest job is finished after a crash.</summary>
public sealed class BulkResume
{
    /// <summary>How the job's end is waited for. Default: each at its own default.</summary>
    public BulkWaitOptions Wait { get; set; } = new();

    /// <summary>How often broken result files are read again without getting on. Default 5; 0 to 20.</summary>
    public int ReadRetries { get; set; } = 5;

    /// <summary>Gets each row's outcome, one at a time. Default null: only the sums are kept.</summary>
    public Func<BulkRowOutcome, CancellationToken, ValueTask>? OnOutcome { get; set; }

    /// <summary>Whether <see cref="OnOutcome"/> hears only of rows that were not written, so that no object is made for any other; those are counted all the same. Default false.</summary>
    public bool OnlyUnwritten { get; set; }

    /// <summary>Hears how far the job is. Default null.</summary>
    public IProgress<BulkProgress>? Progress { get; set; }

    internal BulkResume Checked()
    {
        OptionsCheck check = new OptionsCheck("Salesforce Bulk").Range(nameof(ReadRetries), ReadRetries, 0, 20).Required(nameof(Wait), Wait, "a BulkWaitOptions object");
        Wait?.AddTo(check);
        check.ThrowIfAny(typeof(BulkResume));
        return this;
    }
}
