namespace Broker.Crm.Salesforce.Bulk;

/// <summary>The sum of a load.</summary>
public sealed record BulkLoadReport
{
    /// <summary>Rows that were read from the input.</summary>
    public long RowsRead { get; init; }

    /// <summary>Records created.</summary>
    public long Created { get; init; }

    /// <summary>Records changed.</summary>
    public long Updated { get; init; }

    /// <summary>Records deleted.</summary>
    public long Deleted { get; init; }

    /// <summary>Rows that were refused.</summary>
    public long Failed { get; init; }

    /// <summary>Rows that were never tried; safe to load again.</summary>
    public long Unprocessed { get; init; }

    /// <summary>Rows that no result names; look them up.</summary>
    public long Unknown { get; init; }

    /// <summary>Result rows whose key is none of the input's. Above 0 when Salesforce changed the key, or does not know the key column.</summary>
    public long Unmatched { get; init; }

    /// <summary>The jobs, in their order, at their end.</summary>
    public IReadOnlyList<BulkJob> Jobs { get; init; } = [];

    /// <summary>
    /// True when the load ended before the end of the input, because a job failed or was aborted. Rows behind <see cref="RowsRead"/> were not sent; all rows up to it
    /// have their outcome.
    /// </summary>
    public bool StoppedEarly { get; init; }

    /// <summary>True after a resume of a job whose rows had not arrived for certain: nothing was written, the job is aborted, load its rows again.</summary>
    public bool MustStartOver { get; init; }

    /// <summary>True when every row that was read was written.</summary>
    public bool IsSuccess => !StoppedEarly && !MustStartOver && Failed + Unprocessed + Unknown == 0;
}
