using System.Globalization;
using Broker.Core.Configuration;

namespace Broker.Crm.Salesforce.Bulk;

/// <summary>How the results of a query job are read.</summary>
public sealed class BulkReadOptions
{
    /// <summary>The most rows in a page. Default null: Salesforce decides; 1 to 10,000,000. Not together with <see cref="ParallelPages"/> above 1.</summary>
    public int? MaxRecordsPerPage { get; set; }

    /// <summary>
    /// How many pages are fetched at once, through temporary files that keep the order. Default 1: one after the other, straight from the connection; 1 to
    /// <see cref="BulkLimits.MaxParallelPages"/>. More than one needs version 58.0.
    /// </summary>
    public int ParallelPages { get; set; } = 1;

    /// <summary>How often a broken page is read again without getting on. Default 5; 0 to 20.</summary>
    public int PageRetries { get; set; } = 5;

    /// <summary>The wait before a broken page is read again; doubles. Default 1 s; 1 ms to 1 min.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The largest cell in bytes. Default <see cref="Csv.BulkCsvOptions.DefaultMaxFieldBytes"/>; 16 bytes to 4 MiB.</summary>
    public int MaxFieldBytes { get; set; } = Csv.BulkCsvOptions.DefaultMaxFieldBytes;

    /// <summary>Where temporary files go, as for <see cref="BulkLoad.SpoolDirectory"/>. Default null: the system's folder for temporary files.</summary>
    public string? SpoolDirectory { get; set; }

    /// <summary>How the job's end is waited for. Default: each at its own default.</summary>
    public BulkWaitOptions Wait { get; set; } = new();

    /// <summary>Gets the handle with the next page's locator when all rows of a page were taken. Store it to go on there after a crash. Default null.</summary>
    public Func<BulkJobHandle, CancellationToken, ValueTask>? SavePosition { get; set; }

    /// <summary>Hears how far the job is. Default null.</summary>
    public IProgress<BulkProgress>? Progress { get; set; }

    internal BulkReadOptions Checked(string apiVersion)
    {
        OptionsCheck check = new OptionsCheck("Salesforce Bulk query")
            .Range(nameof(MaxRecordsPerPage), MaxRecordsPerPage ?? 1, 1, 10_000_000)
            .Range(nameof(ParallelPages), ParallelPages, 1, BulkLimits.MaxParallelPages)
            .That(ParallelPages == 1 || MaxRecordsPerPage is null, nameof(ParallelPages), ParallelPages.ToString(CultureInfo.InvariantCulture), "1 when MaxRecordsPerPage is set")
            .That(ParallelPages == 1 || decimal.Parse(apiVersion, CultureInfo.InvariantCulture) >= 58, nameof(ParallelPages), $"{ParallelPages} with version {apiVersion}", "1 for versions before 58.0")
            .Range(nameof(PageRetries), PageRetries, 0, 20)
            .Range(nameof(RetryDelay), RetryDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1))
            .Range(nameof(MaxFieldBytes), MaxFieldBytes, 16, Csv.BulkCsvOptions.DefaultMaxRowBytes)
            .Required(nameof(Wait), Wait, "a BulkWaitOptions object");
        Wait?.AddTo(check);
        check.ThrowIfAny(typeof(BulkReadOptions));
        return this;
    }
}
