namespace Broker.Crm.Salesforce.Bulk;

/// <summary>What Bulk 2.0 takes (contracts/salesforce.md 7).</summary>
public static class BulkLimits
{
    /// <summary>Raw bytes of one upload. The server's own limit is 150 MB, after base64.</summary>
    public const int MaxUploadBytes = 100 * 1000 * 1000;

    /// <summary>Characters of one cell.</summary>
    public const int MaxFieldCharacters = 131_072;

    /// <summary>Characters of all cells of a row.</summary>
    public const int MaxRowCharacters = 400_000;

    /// <summary>Columns of one file.</summary>
    public const int MaxColumns = 5_000;

    /// <summary>Rows that an org may load in 24 hours. Not counted here: other programs load into the same org.</summary>
    public const int MaxRowsPerDay = 150_000_000;

    /// <summary>Rows of one internal batch; a job of fewer rows still takes one.</summary>
    public const int RowsPerBatch = 10_000;

    /// <summary>Batches of ingest jobs that an org may use in 24 hours.</summary>
    public const int MaxBatchesPerDay = 15_000;

    /// <summary>Query jobs that an org may make in 24 hours.</summary>
    public const int MaxQueryJobsPerDay = 10_000;

    /// <summary>Result pages that can be fetched at once.</summary>
    public const int MaxParallelPages = 5;

    /// <summary>Below this number of rows collections are quicker than a job.</summary>
    public const int FewRows = 2_000;

    /// <summary>How long an ended job and its results can be read.</summary>
    public static readonly TimeSpan EndedJobLife = TimeSpan.FromDays(7);

    /// <summary>How long a job may stay open before it is dropped.</summary>
    public static readonly TimeSpan OpenJobLife = TimeSpan.FromHours(24);
}
