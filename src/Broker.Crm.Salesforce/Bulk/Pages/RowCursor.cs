using Broker.Crm.Salesforce.Bulk.Csv;

namespace Broker.Crm.Salesforce.Bulk.Pages;

/// <summary>The rows of one page of results, forwards.</summary>
internal abstract class RowCursor : IAsyncDisposable
{
    /// <summary>The header; null when the page is empty. Known after the first read.</summary>
    internal abstract BulkCsvHeader? Header { get; }

    /// <summary>The current row.</summary>
    internal abstract BulkCsvRow Row { get; }

    /// <summary>The current row as it stands in the file.</summary>
    internal abstract ReadOnlySpan<byte> RawRow { get; }

    /// <summary>Where the next page starts, after this one was read; null when it is not known.</summary>
    internal string? Next { get; set; }

    /// <summary>Goes to the next row; false at the end of the page.</summary>
    internal abstract ValueTask<bool> ReadAsync(CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
