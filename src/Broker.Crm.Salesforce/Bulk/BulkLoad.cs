using System.Globalization;
using Broker.Core.Configuration;
using Broker.Crm.Salesforce.Bulk.Csv;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Bulk;

/// <summary>One load of rows into Salesforce. Sort rows by their parent's id, or rows of one parent lock each other out in parallel batches (contracts/salesforce.md 7).</summary>
public sealed class BulkLoad
{
    /// <summary>The object, for example <c>Account</c>. Required.</summary>
    public required string ObjectType { get; set; }

    /// <summary>What is done with the rows. Required.</summary>
    public required BulkOperation Operation { get; set; }

    /// <summary>The field an upsert goes by; it must be a column. Default null; required for an upsert, not allowed otherwise.</summary>
    public string? ExternalIdField { get; set; }

    /// <summary>
    /// The column that tells rows apart when results come back in another order. Default: the external id of an upsert, <c>Id</c> otherwise. Required for an insert and a
    /// refresh: a column with a value of its own in every row.
    /// </summary>
    public string? KeyColumn { get; set; }

    /// <summary>The assignment rule for cases and leads. Default null: none is named.</summary>
    public string? AssignmentRuleId { get; set; }

    /// <summary>The separator. Default <see cref="BulkDelimiter.Comma"/>.</summary>
    public BulkDelimiter Delimiter { get; set; }

    /// <summary>The line ending of what is sent. Default <see cref="BulkLineEnding.LF"/>.</summary>
    public BulkLineEnding LineEnding { get; set; }

    /// <summary>The most bytes in one job. Default and limit <see cref="BulkLimits.MaxUploadBytes"/>; from 1 KiB.</summary>
    public int MaxUploadBytes { get; set; } = BulkLimits.MaxUploadBytes;

    /// <summary>The most rows in one job; 26 bytes of memory each, for matching results. Default 100,000; 1 to 10,000,000.</summary>
    public int MaxRowsPerJob { get; set; } = 100_000;

    /// <summary>Up to this size, and always up to 64 KiB, a job's rows wait in memory, beyond it in a temporary file. Default 256 KiB; 0 to 64 MiB.</summary>
    public int MemorySpoolBytes { get; set; } = 256 * 1024;

    /// <summary>
    /// Where temporary files go. They hold the rows in clear text and are readable by this user alone. On Unix they have no name there, so nothing stays behind, whatever
    /// ends the process; on Windows they are deleted when they are closed. Default null: the system's folder for temporary files.
    /// </summary>
    public string? SpoolDirectory { get; set; }

    /// <summary>The limit of one upload. Default 10 min; 1 s to 2 h.</summary>
    public TimeSpan UploadTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How often a job whose upload is in doubt is aborted and made anew. Default 2; 0 to 10.</summary>
    public int UploadRestarts { get; set; } = 2;

    /// <summary>How often broken result files are read again without getting on. Default 5; 0 to 20.</summary>
    public int ReadRetries { get; set; } = 5;

    /// <summary>How often rows that were locked out (<c>UNABLE_TO_LOCK_ROW</c>) are loaded again, in jobs of <see cref="LockRetryRows"/>. Default 1; 0 to 5.</summary>
    public int LockRetries { get; set; } = 1;

    /// <summary>The most rows in a job that loads locked-out rows again. Default 2,000; 1 to 10,000.</summary>
    public int LockRetryRows { get; set; } = 2_000;

    /// <summary>The wait before locked-out rows are loaded again. Default 5 s; 0 to 1 h.</summary>
    public TimeSpan LockRetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How a job's end is waited for. Default: each at its own default.</summary>
    public BulkWaitOptions Wait { get; set; } = new();

    /// <summary>Gets each row's outcome, one at a time; the load waits for it. Default null: only the sums are kept, and no object is made for a row.</summary>
    public Func<BulkRowOutcome, CancellationToken, ValueTask>? OnOutcome { get; set; }

    /// <summary>Whether <see cref="OnOutcome"/> hears only of rows that were not written, so that no object is made for any other; those are counted all the same. Default false.</summary>
    public bool OnlyUnwritten { get; set; }

    /// <summary>Gets each job's handle when it was made, before its rows go out, and again when they arrived. Store it to resume after a crash. Default null.</summary>
    public Func<BulkJobHandle, CancellationToken, ValueTask>? SaveHandle { get; set; }

    /// <summary>Hears how far the load is. Default null.</summary>
    public IProgress<BulkProgress>? Progress { get; set; }

    internal string Key => KeyColumn ?? ExternalIdField ?? "Id";

    internal bool KeyIsId => string.Equals(Key, "Id", StringComparison.OrdinalIgnoreCase);

    internal BulkLoad Checked(string apiVersion)
    {
        _ = SalesforcePaths.Name(ObjectType, nameof(ObjectType));
        OptionsCheck check = new OptionsCheck("Salesforce Bulk")
            .That(Enum.IsDefined(Operation), nameof(Operation), ((int)Operation).ToString(CultureInfo.InvariantCulture), "one of BulkOperation")
            .That(Operation == BulkOperation.Upsert ? SalesforcePaths.IsName(ExternalIdField) : ExternalIdField is null, nameof(ExternalIdField), ExternalIdField is null ? "missing" : "given",
                "a field name for an upsert, nothing for the other operations")
            .That(KeyColumn is not null || Operation is not (BulkOperation.Insert or BulkOperation.Refresh), nameof(KeyColumn), "missing", "for an insert or a refresh, a column that is unique among the rows")
            .That(Operation != BulkOperation.Refresh || decimal.Parse(apiVersion, CultureInfo.InvariantCulture) >= 68, nameof(Operation), $"Refresh with version {apiVersion}", "Refresh with version 68.0 or newer")
            .That(Enum.IsDefined(Delimiter), nameof(Delimiter), ((int)Delimiter).ToString(CultureInfo.InvariantCulture), "one of BulkDelimiter")
            .That(Enum.IsDefined(LineEnding), nameof(LineEnding), ((int)LineEnding).ToString(CultureInfo.InvariantCulture), "one of BulkLineEnding")
            .Range(nameof(MaxUploadBytes), MaxUploadBytes, 1024, BulkLimits.MaxUploadBytes)
            .Range(nameof(MaxRowsPerJob), MaxRowsPerJob, 1, 10_000_000)
            .Range(nameof(MemorySpoolBytes), MemorySpoolBytes, 0, 64 * 1024 * 1024)
            .Range(nameof(UploadTimeout), UploadTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(2))
            .Range(nameof(UploadRestarts), UploadRestarts, 0, 10)
            .Range(nameof(ReadRetries), ReadRetries, 0, 20)
            .Range(nameof(LockRetries), LockRetries, 0, 5)
            .Range(nameof(LockRetryRows), LockRetryRows, 1, 10_000)
            .Range(nameof(LockRetryDelay), LockRetryDelay, TimeSpan.Zero, TimeSpan.FromHours(1))
            .Required(nameof(Wait), Wait, "a BulkWaitOptions object");
        Wait?.AddTo(check);
        check.ThrowIfAny(typeof(BulkLoad));
        return (BulkLoad)MemberwiseClone();
    }
}
